import type { MediaKind, MessageRepository } from '#domain';
import { bit, listOf, optional, plainRows, type Sql, toJson } from '../sql.ts';
import { contentsWithPart, dropParts, keepParts } from './file-places.ts';
import { historyRows } from './message-history.ts';
import {
  type ContentRow,
  type MessageRow,
  messageColumns,
  messageTables,
  toContent,
  toMessage,
} from './message-rows.ts';
import { newestShared } from './find-words.ts';
import { wordsCondition } from './search.ts';

export function messageRepository(sql: Sql): MessageRepository {
  return { ...contentRows(sql), ...placeRows(sql), ...threadRows(sql), ...historyRows(sql), ...markRows(sql) };
}

function contentRows(sql: Sql) {
  return {
    async insertContent(c) {
      const id = await sql.insert(
        'id',
        `INSERT INTO contents (sender, sent_at, random_owner, random_id, data) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (random_owner, random_id) WHERE random_id IS NOT NULL DO NOTHING`,
        c.sender,
        c.date,
        c.randomOwner ?? null,
        c.randomId ?? null,
        toJson(c.data),
      );
      if (id !== undefined) await keepParts(sql, id, c.data.media);
      return id;
    },
    async contentByRandomId(owner, randomId) {
      const row = await sql.get<{ id: number }>(
        'SELECT id FROM contents WHERE random_owner = ? AND random_id = ?',
        owner,
        randomId,
      );
      return row?.id;
    },
    async content(id) {
      const row = await sql.get<ContentRow>(
        'SELECT id AS content, sender, sent_at, edited_at, data FROM contents WHERE id = ?',
        id,
      );
      return row && toContent(row);
    },
    async putBackContent({ id, sender, date, editDate, ...data }) {
      await sql.run(
        'INSERT INTO contents (id, sender, sent_at, edited_at, data) VALUES (?, ?, ?, ?, ?)',
        id,
        sender,
        date,
        editDate ?? null,
        toJson(data),
      );
      await keepParts(sql, id, data.media);
    },
    async countSent(sender, since, most) {
      const row = await sql.get<{ n: number }>(
        `SELECT COUNT(*) AS n FROM (SELECT 1 FROM contents
         WHERE random_owner = ? AND random_id IS NOT NULL AND sent_at >= ? LIMIT ?) AS sent`,
        sender,
        since,
        most,
      );
      return row?.n ?? 0;
    },
    async updateContent(id, data, editDate) {
      await sql.run('UPDATE contents SET data = ?, edited_at = ? WHERE id = ?', toJson(data), editDate ?? null, id);
      await keepParts(sql, id, data.media);
    },
    async deleteOrphanContents(ids) {
      const list = listOf(ids);
      await sql.run(
        `DELETE FROM contents WHERE id IN ${list.marks}
         AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.content = contents.id)`,
        ...list.values,
      );
      await dropParts(sql, ids);
    },
  } satisfies Partial<MessageRepository>;
}

function placeRows(sql: Sql) {
  return {
    async insert(m) {
      await sql.send(
        `INSERT INTO messages (mailbox, id, peer, content, sent_at, is_out, mentioned, media_unread, pinned, reply_to,
         thread) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        m.mailbox,
        m.id,
        m.peer,
        m.content,
        m.date,
        bit(m.out),
        bit(m.mentioned),
        bit(m.mediaUnread),
        bit(m.pinned),
        m.replyTo ?? null,
        m.thread ?? null,
      );
      if (m.mailbox < 0) await countIn(sql, m.mailbox, 1);
      for (const kind of m.mediaKinds ?? []) await insertKind(sql, m.mailbox, m.peer, kind, m.id);
    },
    async get(mailbox, ids) {
      const list = listOf(ids);
      const rows = await sql.all<MessageRow>(
        `SELECT ${messageColumns} FROM ${messageTables} WHERE m.mailbox = ? AND m.id IN ${list.marks} ORDER BY m.id`,
        mailbox,
        ...list.values,
      );
      return rows.map(toMessage);
    },
    async places(content) {
      return plainRows(
        await sql.all<{ mailbox: number; id: number; peer: number }>(
          'SELECT mailbox, id, peer FROM messages WHERE content = ? ORDER BY mailbox, id',
          content,
        ),
      );
    },
    async contentsWithFile(digest, limit) {
      // Without the sign SQLite compares as whole numbers, for which its index of what JSON says is of no use.
      const [file, id] =
        sql.dialect === 'sqlite'
          ? ["CASE WHEN json_valid(c.data) THEN json_extract(c.data, '$.media.media') END", '+f.id']
          : ["(c.data::jsonb #>> '{media,media}')", 'f.id::text'];
      const rows = await sql.all<{ id: number }>(
        `SELECT c.id FROM media f CROSS JOIN contents c
         WHERE f.digest = ? AND ${file} IS NOT NULL AND ${file} = ${id} ORDER BY c.id DESC LIMIT ?`,
        digest,
        limit,
      );
      const first = rows.map((row) => row.id);
      const all = new Set([...first, ...(await contentsWithPart(sql, digest, limit))]);
      return [...all].sort((a, b) => b - a).slice(0, limit);
    },
    async placeIn(mailbox, content) {
      const row = await sql.get<{ id: number }>(
        'SELECT id FROM messages WHERE content = ? AND mailbox = ? ORDER BY id DESC LIMIT 1',
        content,
        mailbox,
      );
      return row?.id;
    },
    async publicPosts({ words, below, limit }) {
      const near = await newestShared(sql, words, below, limit);
      const { before, where, values } = near ? among(near) : await wordsCondition(sql, 'shared', words);
      const content = sql.dialect === 'sqlite' ? 'w.rowid' : 'm.content';
      const older = below === undefined ? '' : ` AND ${content} < ?`;
      // Those that are not public are left out afterwards: however many there are, one look reads so many rows.
      const rows = await sql.all<MessageRow & { shown: number }>(
        `SELECT ${messageColumns}, CASE WHEN h.kind = 'channel' AND h.username IS NOT NULL AND h.deleted_at IS NULL
           AND h.suspended_at IS NULL THEN 1 ELSE 0 END AS shown
         FROM ${before}${messageTables} JOIN chats h ON h.id = -m.mailbox - 1000000000000
         WHERE ${where} AND m.mailbox < -1000000000000${older} ORDER BY ${content} DESC LIMIT ?`,
        ...[...values, ...(below === undefined ? [] : [below]), limit],
      );
      const end = rows.length < limit ? near?.at(-1) : rows.at(-1)?.content;
      return { posts: rows.filter(({ shown }) => shown === 1).map(toMessage), ...optional('end', end) };
    },
    async topId(mailbox, peer) {
      const row = await sql.get<{ id: number | null }>(
        'SELECT MAX(id) AS id FROM messages WHERE mailbox = ? AND peer = ?',
        mailbox,
        peer,
      );
      return row?.id ?? undefined;
    },
    async remove(mailbox, ids) {
      const list = listOf(ids);
      await sql.run(`DELETE FROM message_media WHERE mailbox = ? AND id IN ${list.marks}`, mailbox, ...list.values);
      const rows = await sql.all<{ content: number }>(
        `DELETE FROM messages WHERE mailbox = ? AND id IN ${list.marks} RETURNING content`,
        mailbox,
        ...list.values,
      );
      if (mailbox < 0) await countIn(sql, mailbox, -rows.length);
      return rows.map((row) => row.content);
    },
  } satisfies Partial<MessageRepository>;
}

/** As `wordsCondition`, where the contents are known. */
function among(contents: readonly number[]) {
  const list = listOf(contents);
  return { before: '', where: `m.content IN ${list.marks}`, values: list.values };
}

/** How many messages lie in a shared mailbox is kept: counting a million takes too long to open a chat. */
async function countIn(sql: Sql, mailbox: number, change: number): Promise<void> {
  await sql.send(
    `INSERT INTO mailbox_counts (mailbox, messages) VALUES (?, ?)
     ON CONFLICT (mailbox) DO UPDATE SET messages = mailbox_counts.messages + excluded.messages`,
    mailbox,
    change,
  );
}

async function insertKind(sql: Sql, mailbox: number, peer: number, kind: MediaKind, id: number): Promise<void> {
  await sql.send(
    `INSERT INTO message_media (mailbox, peer, kind, id) VALUES (?, ?, ?, ?)
     ON CONFLICT (mailbox, peer, kind, id) DO NOTHING`,
    mailbox,
    peer,
    kind,
    id,
  );
}

function threadRows(sql: Sql) {
  return {
    async threadTops(mailbox, { except, belowId, limit }) {
      const others = listOf([0, ...except]);
      return plainRows(
        await sql.all<{ thread: number; id: number }>(
          `SELECT m.thread, MAX(m.id) AS id FROM messages m WHERE m.mailbox = ? AND m.thread IS NOT NULL
           AND m.thread NOT IN ${others.marks} GROUP BY m.thread HAVING MAX(m.id) < ? ORDER BY id DESC LIMIT ?`,
          mailbox,
          ...others.values,
          belowId ?? Number.MAX_SAFE_INTEGER,
          limit,
        ),
      );
    },
    async countThreads(mailbox) {
      const row = await sql.get<{ n: number }>(
        'SELECT COUNT(DISTINCT thread) AS n FROM messages WHERE mailbox = ? AND thread IS NOT NULL',
        mailbox,
      );
      return row?.n ?? 0;
    },
  } satisfies Partial<MessageRepository>;
}

function markRows(sql: Sql) {
  return {
    async setPinned(mailbox, ids, pinned) {
      const list = listOf(ids);
      await sql.run(
        `UPDATE messages SET pinned = ? WHERE mailbox = ? AND id IN ${list.marks}`,
        bit(pinned),
        mailbox,
        ...list.values,
      );
    },
    async markContentsRead(mailbox, ids) {
      const list = listOf(ids);
      const rows = await sql.all<{ id: number }>(
        `UPDATE messages SET media_unread = 0 WHERE mailbox = ? AND id IN ${list.marks} AND media_unread = 1
         RETURNING id`,
        mailbox,
        ...list.values,
      );
      return rows.map((row) => row.id).sort((a, b) => a - b);
    },
    async setMediaKinds(content, kinds) {
      const places = await sql.all<{ mailbox: number; id: number; peer: number }>(
        'SELECT mailbox, id, peer FROM messages WHERE content = ?',
        content,
      );
      for (const place of places) {
        await sql.run('DELETE FROM message_media WHERE mailbox = ? AND id = ?', place.mailbox, place.id);
        for (const kind of kinds) await insertKind(sql, place.mailbox, place.peer, kind, place.id);
      }
    },
  } satisfies Partial<MessageRepository>;
}
