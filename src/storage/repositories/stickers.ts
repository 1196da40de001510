import type { NewStickerSet, Sticker, StickerRepository, StickerSet } from '#domain';
import { fromJson, listOf, type Sql, toJson } from '../sql.ts';

interface SetRow {
  id: number;
  owner: number;
  maker: number;
  kind: StickerSet['kind'];
  version: number;
  data: string;
  count: number;
}

/** What is read with the row but never searched by. */
type SetData = Pick<StickerSet, 'shortName' | 'title' | 'createdAt' | 'textColor' | 'thumb'>;

const setColumns = `s.id, s.owner, s.maker, s.kind, s.version, s.data,
  (SELECT COUNT(*) FROM stickers k WHERE k.set_id = s.id) AS count`;

const toSet = ({ id, owner, maker, kind, version, count, data }: SetRow): StickerSet => ({
  id,
  owner,
  maker,
  kind,
  version,
  count,
  ...fromJson<SetData>(data),
});

function setData({ shortName, title, createdAt, textColor, thumb }: NewStickerSet): string {
  const data: SetData = {
    shortName,
    title,
    createdAt,
    ...(textColor ? { textColor } : {}),
    ...(thumb === undefined ? {} : { thumb }),
  };
  return toJson(data);
}

const wordsOf = ({ title, shortName }: NewStickerSet): string => `${title} ${shortName}`.toLowerCase();

interface StickerRow {
  media: number;
  set_id: number;
  data: string;
}

const toSticker = ({ media, set_id, data }: StickerRow): Sticker => ({
  media,
  set: set_id,
  ...fromJson<Pick<Sticker, 'emoji' | 'keywords'>>(data),
});

const stickerColumns = 'k.media, k.set_id, k.data';

export function stickerRepository(sql: Sql): StickerRepository {
  return { ...setRows(sql), ...stickerRows(sql) };
}

function setRows(sql: Sql) {
  return {
    async insertSet(set) {
      return sql.insert(
        'id',
        `INSERT INTO sticker_sets (owner, maker, kind, name_key, words, version, data) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (name_key) DO NOTHING`,
        set.owner,
        set.maker,
        set.kind,
        set.shortName.toLowerCase(),
        wordsOf(set),
        set.version,
        setData(set),
      );
    },
    async updateSet(set) {
      await sql.run(
        'UPDATE sticker_sets SET words = ?, version = ?, data = ? WHERE id = ?',
        wordsOf(set),
        set.version,
        setData(set),
        set.id,
      );
    },
    async removeSet(id) {
      await sql.run('DELETE FROM sticker_emoji WHERE media IN (SELECT media FROM stickers WHERE set_id = ?)', id);
      await sql.run('DELETE FROM stickers WHERE set_id = ?', id);
      await sql.run('DELETE FROM sticker_installs WHERE set_id = ?', id);
      await sql.run('DELETE FROM sticker_sets WHERE id = ?', id);
    },
    async set(id) {
      const row = await sql.get<SetRow>(`SELECT ${setColumns} FROM sticker_sets s WHERE s.id = ?`, id);
      return row && toSet(row);
    },
    async setByName(shortName) {
      const row = await sql.get<SetRow>(
        `SELECT ${setColumns} FROM sticker_sets s WHERE s.name_key = ?`,
        shortName.toLowerCase(),
      );
      return row && toSet(row);
    },
    async sets(ids) {
      if (ids.length === 0) return [];
      const list = listOf(ids);
      const rows = await sql.all<SetRow>(
        `SELECT ${setColumns} FROM sticker_sets s WHERE s.id IN ${list.marks}`,
        ...list.values,
      );
      const found = new Map(rows.map((row) => [row.id, toSet(row)]));
      return ids.flatMap((id) => found.get(id) ?? []);
    },
    async ownSets(owner, beforeId, limit) {
      const rows = await sql.all<SetRow>(
        `SELECT ${setColumns} FROM sticker_sets s WHERE s.owner = ? AND s.id < ? ORDER BY s.id DESC LIMIT ?`,
        owner,
        beforeId ?? Number.MAX_SAFE_INTEGER,
        limit,
      );
      return rows.map(toSet);
    },
    async search(words, kinds, limit) {
      const list = listOf(kinds);
      const rows = await sql.all<SetRow>(
        `SELECT ${setColumns} FROM sticker_sets s WHERE s.words LIKE ? ESCAPE '\\' AND s.kind IN ${list.marks}
         ORDER BY s.id LIMIT ?`,
        `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`,
        ...list.values,
        limit,
      );
      return rows.map(toSet);
    },
  } satisfies Partial<StickerRepository>;
}

function stickerRows(sql: Sql) {
  return {
    async putStickers(set, stickers) {
      await sql.run('DELETE FROM sticker_emoji WHERE media IN (SELECT media FROM stickers WHERE set_id = ?)', set);
      await sql.run('DELETE FROM stickers WHERE set_id = ?', set);
      for (const [place, { media, emoji, keywords }] of stickers.entries()) {
        await sql.run(
          'INSERT INTO stickers (media, set_id, place, data) VALUES (?, ?, ?, ?)',
          media,
          set,
          place,
          toJson({ emoji, keywords }),
        );
        for (const one of new Set(emoji))
          await sql.run('INSERT INTO sticker_emoji (emoji, media) VALUES (?, ?)', one, media);
      }
    },
    async stickersOf(set) {
      const rows = await sql.all<StickerRow>(
        `SELECT ${stickerColumns} FROM stickers k WHERE k.set_id = ? ORDER BY k.place`,
        set,
      );
      return rows.map(toSticker);
    },
    async stickers(media) {
      if (media.length === 0) return [];
      const list = listOf(media);
      const rows = await sql.all<StickerRow>(
        `SELECT ${stickerColumns} FROM stickers k WHERE k.media IN ${list.marks}`,
        ...list.values,
      );
      return rows.map(toSticker);
    },
    async covers(sets) {
      if (sets.length === 0) return [];
      const list = listOf(sets);
      const rows = await sql.all<StickerRow>(
        `SELECT ${stickerColumns} FROM stickers k WHERE k.set_id IN ${list.marks} AND k.place = 0`,
        ...list.values,
      );
      return rows.map(toSticker);
    },
    async offered(account, emoji, kind, limit) {
      const list = listOf(emoji);
      const rows = await sql.all<StickerRow>(
        `SELECT DISTINCT ${stickerColumns}, i.place AS set_place, k.place FROM sticker_emoji e
         JOIN stickers k ON k.media = e.media
         JOIN sticker_installs i ON i.set_id = k.set_id AND i.account = ? AND i.kind = ? AND i.archived = 0
         WHERE e.emoji IN ${list.marks} ORDER BY i.place DESC, k.place LIMIT ?`,
        account,
        kind,
        ...list.values,
        limit,
      );
      return rows.map(toSticker);
    },
  } satisfies Partial<StickerRepository>;
}
