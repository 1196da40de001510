import type { Chat, Media, MediaRepository, NewMedia, StoredBlob } from '#domain';
import { fromJson, listOf, optional, type Sql, toJson } from '../sql.ts';
import { marked } from './chats.ts';

interface MediaRow {
  id: number;
  kind: Media['kind'];
  owner: number;
  created_at: number;
  digest: string;
  size: number;
  mime: string;
  stripped: Uint8Array | null;
  data: string;
}

/** What is read with the row but never searched by. */
type MediaData = Pick<Media, 'blob' | 'sizes' | 'film' | 'attributes'>;

/** What the safety desk took down is there for nobody but the desk. */
const shown = 'NOT EXISTS (SELECT 1 FROM removed_files r WHERE r.digest = m.digest)';

const columns = 'm.id, m.kind, m.owner, m.created_at, m.digest, m.size, m.mime, m.stripped, m.data';

const toMedia = (row: MediaRow): Media => ({
  id: row.id,
  kind: row.kind,
  owner: row.owner,
  createdAt: row.created_at,
  digest: row.digest,
  sizeBytes: row.size,
  mime: row.mime,
  ...optional('stripped', row.stripped),
  ...fromJson<MediaData>(row.data),
});

export function mediaRepository(sql: Sql): MediaRepository {
  return { ...mediaRows(sql), ...blobRows(sql), ...uploadRows(sql), ...profilePhotoRows(sql) };
}

const blobsOf = (media: NewMedia): Set<string> => {
  const names = new Set(media.sizes.map((size) => size.blob));
  if (media.blob !== undefined) names.add(media.blob);
  if (media.film) names.add(media.film.blob);
  return names;
};

function mediaRows(sql: Sql) {
  return {
    async insert(media) {
      const { sizes, attributes } = media;
      const data: MediaData = { sizes, attributes, ...optional('blob', media.blob), ...optional('film', media.film) };
      const row = await sql.get<{ id: number }>(
        `INSERT INTO media (kind, owner, created_at, digest, size, mime, stripped, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         RETURNING id`,
        media.kind,
        media.owner,
        media.createdAt,
        media.digest,
        media.sizeBytes,
        media.mime,
        media.stripped ?? null,
        toJson(data),
      );
      if (!row) throw new Error('an inserted media row returned no id');
      for (const name of blobsOf(media)) {
        await sql.run('INSERT INTO media_blobs (media, name) VALUES (?, ?)', row.id, name);
      }
      return row.id;
    },
    async get(id) {
      const row = await sql.get<MediaRow>(`SELECT ${columns} FROM media m WHERE m.id = ? AND ${shown}`, id);
      return row && toMedia(row);
    },
    async getRemovedToo(id) {
      const row = await sql.get<MediaRow>(`SELECT ${columns} FROM media m WHERE m.id = ?`, id);
      return row && toMedia(row);
    },
    async isRemoved(digest) {
      return (await sql.get('SELECT 1 AS there FROM removed_files WHERE digest = ?', digest)) !== undefined;
    },
    async setRemoved(digest, removed) {
      if (removed)
        await sql.run('INSERT INTO removed_files (digest) VALUES (?) ON CONFLICT (digest) DO NOTHING', digest);
      else await sql.run('DELETE FROM removed_files WHERE digest = ?', digest);
    },
    async many(ids) {
      if (ids.length === 0) return [];
      const list = listOf(ids);
      const rows = await sql.all<MediaRow>(
        `SELECT ${columns} FROM media m WHERE m.id IN ${list.marks} AND ${shown}`,
        ...list.values,
      );
      return rows.map(toMedia);
    },
    async setAttributes(id, attributes) {
      const row = await sql.get<MediaRow>(`SELECT ${columns} FROM media m WHERE m.id = ?`, id);
      if (!row) return;
      const data: MediaData = { ...fromJson<MediaData>(row.data), attributes: [...attributes] };
      await sql.run('UPDATE media SET data = ? WHERE id = ?', toJson(data), id);
    },
    async documentByDigest(digest, sizeBytes, mime) {
      const row = await sql.get<MediaRow>(
        `SELECT ${columns} FROM media m WHERE m.digest = ? AND m.size = ? AND m.mime = ? AND m.kind = 'document'
           AND ${shown}
         ORDER BY m.id DESC LIMIT 1`,
        digest,
        sizeBytes,
        mime,
      );
      return row && toMedia(row);
    },
    async byDigest(digest, limit) {
      const rows = await sql.all<MediaRow>(
        `SELECT ${columns} FROM media m WHERE m.digest = ? ORDER BY m.id DESC LIMIT ?`,
        digest,
        limit,
      );
      return rows.map(toMedia);
    },
  } satisfies Partial<MediaRepository>;
}

interface BlobRow {
  name: string;
  digest: string;
  size: number;
}

const toBlob = (row: BlobRow): StoredBlob => ({ name: row.name, digest: row.digest, sizeBytes: row.size });

function blobRows(sql: Sql) {
  return {
    async claimBlob(blob, createdAt) {
      await sql.run(
        'INSERT INTO blobs (name, digest, size, created_at) VALUES (?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING',
        blob.name,
        blob.digest,
        blob.sizeBytes,
        createdAt,
      );
      const row = await sql.get<BlobRow>('SELECT name, digest, size FROM blobs WHERE digest = ?', blob.digest);
      if (!row) throw new Error('a claimed blob is not there');
      return toBlob(row);
    },
    async hasBlob(name) {
      return (await sql.get('SELECT 1 AS found FROM blobs WHERE name = ?', name)) !== undefined;
    },
  } satisfies Partial<MediaRepository>;
}

function uploadRows(sql: Sql) {
  return {
    async finishedUpload(account, fileId) {
      const row = await sql.get<BlobRow & { parts: number; finished_at: number }>(
        `SELECT u.parts, u.finished_at, b.name, b.digest, b.size FROM finished_uploads u JOIN blobs b ON b.name = u.name
         WHERE u.account = ? AND u.file_id = ?`,
        account,
        fileId,
      );
      return row && { account, fileId, parts: row.parts, blob: toBlob(row), finishedAt: row.finished_at };
    },
    async putFinishedUpload(upload) {
      await sql.run(
        `INSERT INTO finished_uploads (account, file_id, parts, name, finished_at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (account, file_id) DO UPDATE SET parts = excluded.parts, name = excluded.name,
         finished_at = excluded.finished_at`,
        upload.account,
        upload.fileId,
        upload.parts,
        upload.blob.name,
        upload.finishedAt,
      );
    },
    async removeFinishedUploads(before, limit) {
      const rows = await sql.all<{ account: number; file_id: string; name: string }>(
        'SELECT account, file_id, name FROM finished_uploads WHERE finished_at < ? ORDER BY finished_at LIMIT ?',
        before,
        limit,
      );
      for (const row of rows) {
        await sql.run('DELETE FROM finished_uploads WHERE account = ? AND file_id = ?', row.account, row.file_id);
      }
      const list = listOf([...new Set(rows.map((row) => row.name))]);
      const unused = await sql.all<{ name: string }>(
        `DELETE FROM blobs WHERE name IN ${list.marks}
         AND NOT EXISTS (SELECT 1 FROM media_blobs k WHERE k.name = blobs.name)
         AND NOT EXISTS (SELECT 1 FROM finished_uploads u WHERE u.name = blobs.name) RETURNING name`,
        ...list.values,
      );
      return unused.map((row) => row.name);
    },
  } satisfies Partial<MediaRepository>;
}

function profilePhotoRows(sql: Sql) {
  return {
    async profilePhotoIds(owner) {
      const rows = await sql.all<{ media: number }>(
        'SELECT media FROM profile_photos WHERE owner = ? ORDER BY seq DESC',
        owner,
      );
      return rows.map((row) => row.media);
    },
    async wornBy(digest, limit) {
      const accounts = await sql.all<{ owner: number }>(
        'SELECT DISTINCT p.owner FROM media f JOIN profile_photos p ON p.media = f.id WHERE f.digest = ? LIMIT ?',
        digest,
        limit,
      );
      const chats = await sql.all<{ id: number; kind: Chat['kind'] }>(
        'SELECT c.id, c.kind FROM media f JOIN chats c ON c.photo = f.id WHERE f.digest = ? AND c.deleted_at IS NULL LIMIT ?',
        digest,
        limit,
      );
      return [...accounts.map(({ owner }) => owner), ...chats.map(marked)].slice(0, limit);
    },
    async hasProfilePhoto(owner, media) {
      const row = await sql.get('SELECT 1 AS found FROM profile_photos WHERE owner = ? AND media = ?', owner, media);
      return row !== undefined;
    },
    async addProfilePhoto(owner, media, date) {
      await sql.run('DELETE FROM profile_photos WHERE owner = ? AND media = ?', owner, media);
      await sql.run('INSERT INTO profile_photos (owner, media, added_at) VALUES (?, ?, ?)', owner, media, date);
    },
    async removeProfilePhotos(owner, ids) {
      const list = listOf(ids);
      const rows = await sql.all<{ media: number }>(
        `DELETE FROM profile_photos WHERE owner = ? AND media IN ${list.marks} RETURNING media`,
        owner,
        ...list.values,
      );
      return rows.map((row) => row.media);
    },
  } satisfies Partial<MediaRepository>;
}
