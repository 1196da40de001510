import type { Content, ContentData, HistoryQuery, MediaKind, Message, MessageRepository } from '#domain';
import { wordsCondition } from './search.ts';
import { bit, fromJson, listOf, optional, type Sql, type SqlValue, toJson, plainRows } from '../sql.ts';

interface ContentRow {
  content: number;
  sender: number;
  sent_at: number;
  edited_at: number | null;
  data: string;
}

interface MessageRow extends ContentRow {
  mailbox: number;
  id: number;
  peer: number;
  is_out: number;
  mentioned: number;
  media_unread: number;
  pinned: number;
  reply_to: number | null;
  thread: number | null;
}

const toContent = (row: ContentRow): Content => ({
  id: row.content,
  sender: row.sender,
  date: row.sent_at,
  ...optional('editDate', row.edited_at),
  ...fromJson<ContentData>(row.data),
});

const toMessage = (row: MessageRow): Message => ({
  mailbox: row.mailbox,
  id: row.id,
  peer: row.peer,
  out: row.is_out === 1,
  mentioned: row.mentioned === 1,
  mediaUnread: row.media_unread === 1,
  pinned: row.pinned === 1,
  ...optional('replyTo', row.reply_to),
  // In a private mailbox the column sorts Saved Messages, which the content tells by itself.
  ...(row.mailbox < 0 ? optional('thread', row.thread) : {}),
  content: toContent(row),
});

const messageColumns = `m.mailbox, m.id, m.peer, m.is_out, m.mentioned, m.media_unread, m.pinned, m.reply_to, m.thread, m.content,
  c.sender, c.sent_at, c.edited_at, c.data`;
const messageTables = 'messages m JOIN contents c ON c.id = m.content';

export function messageRepository(sql: Sql): MessageRepository {
  return { ...contentRows(sql), ...placeRows(sql), ...threadRows(sql), ...historyRows(sql), ...markRows(sql) };
}

function contentRows(sql: Sql) {
  return {
    async insertContent(c) {
      return sql.insert(
        'id',
        `INSERT INTO contents (sender, sent_at, random_owner, random_id, data) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (random_owner, random_id) WHERE random_id IS NOT NULL DO NOTHING`,
        c.sender,
        c.date,
        c.randomOwner ?? null,
        c.randomId ?? null,
        toJson(c.data),
      );
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
    async updateContent(id, data, editDate) {
      await sql.run('UPDATE contents SET data = ?, edited_at = ? WHERE id = ?', toJson(data), editDate ?? null, id);
    },
    async deleteOrphanContents(ids) {
      const list = listOf(ids);
      await sql.run(
        `DELETE FROM contents WHERE id IN ${list.marks}
         AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.content = contents.id)`,
        ...list.values,
      );
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
    async placeIn(mailbox, content) {
      const row = await sql.get<{ id: number }>(
        'SELECT id FROM messages WHERE content = ? AND mailbox = ? ORDER BY id DESC LIMIT 1',
        content,
        mailbox,
      );
      return row?.id;
    },
    async publicPosts({ words, below, limit }) {
      const { before, where, value } = wordsCondition(sql.dialect, 'shared', words);
      const older = below === undefined ? '' : ' AND m.content < ?';
      const rows = await sql.all<MessageRow>(
        `SELECT ${messageColumns} FROM ${before}${messageTables} JOIN chats h ON h.id = -m.mailbox - 1000000000000
         WHERE ${where} AND m.mailbox < -1000000000000 AND h.kind = 'channel' AND h.username IS NOT NULL
         AND h.deleted_at IS NULL AND h.suspended_at IS NULL${older} ORDER BY m.content DESC LIMIT ?`,
        ...[value, ...(below === undefined ? [] : [below]), limit],
      );
      return rows.map(toMessage);
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

/** Where-clause of a history query; a media filter walks the media table's key instead of the messages. */
function historyCondition(
  sql: Sql,
  q: Omit<HistoryQuery, 'limit'>,
  tables = messageTables,
): { from: string; where: string; values: SqlValue[] } {
  let from = tables;
  const parts = ['m.mailbox = ?'];
  const values: SqlValue[] = [q.mailbox];
  const add = (part: string, value: SqlValue | undefined) => {
    if (value === undefined) return;
    parts.push(part);
    values.push(value);
  };
  add('m.peer = ?', q.peer);
  add('m.id < ?', q.belowId);
  add('m.id > ?', q.aboveId);
  add('m.id > ?', q.floor || undefined);
  add('m.sent_at < ?', q.beforeDate);
  add('m.sent_at > ?', q.afterDate);
  add('m.reply_to = ?', q.replyTo);
  add('m.thread = ?', q.thread);
  if (q.general)
    parts.push('NOT EXISTS (SELECT 1 FROM topics t WHERE t.chat = m.mailbox AND t.id = m.thread AND t.id <> 1)');
  add('c.sender = ?', q.sender);
  if (q.words) {
    const words = wordsCondition(sql.dialect, q.mailbox, q.words);
    from = words.before + from;
    add(words.where, words.value);
  }
  if (q.peerKind) parts.push(q.peerKind === 'account' ? 'm.peer > 0' : 'm.peer < 0');
  add('EXISTS (SELECT 1 FROM dialogs d WHERE d.account = m.mailbox AND d.peer = m.peer AND d.folder = ?)', q.folder);
  if (q.reacted) {
    parts.push('EXISTS (SELECT 1 FROM reactions r WHERE r.content = m.content AND r.account <> ? AND r.made_at > ?)');
    values.push(q.reacted.by, q.reacted.afterDate);
  }
  if (q.incoming) parts.push('m.is_out = 0');
  if (q.pinned) parts.push('m.pinned = 1');
  if (q.unreadMention) parts.push('m.media_unread = 1 AND m.mentioned = 1');
  add(
    'm.id IN (SELECT x.id FROM channel_mentions x WHERE x.chat = m.mailbox AND x.account = ? AND x.unread = 1)',
    q.unreadMentionOf,
  );
  if (q.mediaKind) {
    from += ' JOIN message_media k ON k.mailbox = m.mailbox AND k.peer = m.peer AND k.id = m.id';
    add('k.kind = ?', q.mediaKind);
  }
  if (q.mediaKinds) {
    const list = listOf(q.mediaKinds);
    parts.push(
      `EXISTS (SELECT 1 FROM message_media k WHERE k.mailbox = m.mailbox AND k.peer = m.peer AND k.id = m.id
        AND k.kind IN ${list.marks})`,
    );
    values.push(...list.values);
  }
  return { from, where: parts.join(' AND '), values };
}

/** A shared mailbox is one chat: without any filter its count is the one that is kept. */
function isWholeMailbox({ mailbox, peer, floor, ...filter }: Omit<HistoryQuery, 'limit'>): boolean {
  return (
    mailbox < 0 &&
    !floor &&
    (peer ?? mailbox) === mailbox &&
    Object.values(filter).every((value) => value === undefined)
  );
}

async function countOf(sql: Sql, mailbox: number): Promise<number> {
  const row = await sql.get<{ messages: number }>('SELECT messages FROM mailbox_counts WHERE mailbox = ?', mailbox);
  return row?.messages ?? 0;
}

function historyRows(sql: Sql) {
  return {
    async history(query) {
      const { from, where, values } = historyCondition(sql, query);
      const rows = await sql.all<MessageRow>(
        `SELECT ${messageColumns} FROM ${from} WHERE ${where} ORDER BY m.id ${query.oldestFirst ? 'ASC' : 'DESC'} LIMIT ?`,
        ...values,
        query.limit,
      );
      return rows.map(toMessage);
    },
    async count(query) {
      if (isWholeMailbox(query)) return countOf(sql, query.mailbox);
      // Most counts need no row but the index's.
      const tables = query.sender === undefined ? 'messages m' : messageTables;
      const { from, where, values } = historyCondition(sql, query, tables);
      const row = await sql.get<{ n: number }>(`SELECT COUNT(*) AS n FROM ${from} WHERE ${where}`, ...values);
      return row?.n ?? 0;
    },
  } satisfies Partial<MessageRepository>;
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
