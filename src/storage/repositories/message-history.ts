import { type HistoryQuery, type Message, type MessageRepository, pollOf, writtenText } from '#domain';
import { listOf, type Sql, type SqlValue } from '../sql.ts';
import { type MessageRow, messageColumns, messageTables, toMessage } from './message-rows.ts';
import { pollsOf, wordsCondition, wordsIn } from './search.ts';

/**
 * Where-clause of a history query; a media filter walks the media table's key instead of the messages. `order` is the
 * column in whose order a page is cheapest.
 */
async function historyCondition(
  sql: Sql,
  q: Omit<HistoryQuery, 'limit'>,
  tables = messageTables,
): Promise<{ from: string; where: string; values: SqlValue[]; order: string }> {
  let from = tables;
  let order = 'm.id';
  const parts = ['m.mailbox = ?'];
  const values: SqlValue[] = [q.mailbox];
  const add = (part: string, value: SqlValue | undefined) => {
    if (value === undefined) return;
    parts.push(part);
    values.push(value);
  };
  add('m.peer = ?', q.peer);
  if (q.exceptPeers) {
    const list = listOf(q.exceptPeers);
    parts.push(`m.peer NOT IN ${list.marks}`);
    values.push(...list.values);
  }
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
    const words = await wordsCondition(sql, q.mailbox, q.words);
    from = words.before + from;
    add(words.where, words.value);
    if (sql.dialect === 'sqlite') {
      order = 'w.rowid';
      boundContents(q, (part, ...bounds) => {
        parts.push(part);
        values.push(...bounds);
      });
    }
  }
  if (q.peerKind) parts.push(q.peerKind === 'account' ? 'm.peer > 0' : 'm.peer < 0');
  add('EXISTS (SELECT 1 FROM dialogs d WHERE d.account = m.mailbox AND d.peer = m.peer AND d.folder = ?)', q.folder);
  if (q.incoming) parts.push('m.is_out = 0');
  if (q.pinned) parts.push('m.pinned = 1');
  if (q.unreadMention) parts.push('m.media_unread = 1 AND m.mentioned = 1');
  add(
    'm.id IN (SELECT x.id FROM channel_mentions x WHERE x.chat = m.mailbox AND x.account = ? AND x.unread = 1)',
    q.unreadMentionOf,
  );
  add('m.id IN (SELECT x.id FROM unread_reactions x WHERE x.peer = m.peer AND x.account = ?)', q.unreadReactionOf);
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
  return { from, where: parts.join(' AND '), values, order };
}

/**
 * With one writer, contents are numbered in the order of the messages, and SQLite's index of words walks in that order
 * from any place: with these bounds it begins where the page does, and stops when it is full.
 */
function boundContents(q: Omit<HistoryQuery, 'limit'>, add: (part: string, ...values: number[]) => void): void {
  const contentAt = (condition: string, order: string, otherwise: number) =>
    `COALESCE((SELECT x.content FROM messages x WHERE x.mailbox = ? AND x.id ${condition} ORDER BY x.id ${order} LIMIT 1), ${otherwise})`;
  const above = Math.max(q.aboveId ?? 0, q.floor ?? 0);
  if (q.belowId) add(`w.rowid <= ${contentAt('< ?', 'DESC', 0)}`, q.mailbox, q.belowId);
  if (above) add(`w.rowid >= ${contentAt('> ?', 'ASC', Number.MAX_SAFE_INTEGER)}`, q.mailbox, above);
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

async function idBefore(sql: Sql, mailbox: number, date: number): Promise<number> {
  const at = (condition: string, bound: number) =>
    sql.get<{ id: number; sent_at: number }>(
      `SELECT id, sent_at FROM messages WHERE mailbox = ? AND ${condition}`,
      ...[mailbox, bound],
    );
  let above = (await at('id > ? ORDER BY id DESC LIMIT 1', 0))?.id ?? 0;
  let below = 0;
  while (below < above) {
    const middle = Math.ceil((below + above) / 2);
    const found = await at('id <= ? ORDER BY id DESC LIMIT 1', middle);
    if (!found || found.sent_at < date) below = middle;
    else above = found.id - 1;
  }
  return below + 1;
}

/** The newest message of a mailbox, or of one chat in it, that a query may reach. */
async function newestId(sql: Sql, query: Omit<HistoryQuery, 'limit'>): Promise<number> {
  const { mailbox, peer, belowId = Number.MAX_SAFE_INTEGER, beforeDate } = query;
  const row = await sql.get<{ id: number | null }>(
    `SELECT MAX(id) AS id FROM messages WHERE mailbox = ?${peer === undefined ? '' : ' AND peer = ?'}`,
    ...[mailbox, ...(peer === undefined ? [] : [peer])],
  );
  const below = beforeDate === undefined ? belowId : Math.min(belowId, await idBefore(sql, mailbox, beforeDate));
  return Math.min(row?.id ?? 0, below - 1);
}

/** How many messages a page is looked for in, one by one, before the index of words is asked. */
const walked = { least: 200, perMatch: 10 };

/**
 * A page that begins somewhere in the midst, of words that stand in many messages around there. SQLite's index of words
 * reads all matches from its end on until it comes to the place, so what is common is looked for in the messages
 * themselves. Undefined when the words are too rare there, or the page begins at an end.
 */
async function walkFrom(sql: Sql, { words, ...query }: HistoryQuery): Promise<Message[] | undefined> {
  const begins = query.oldestFirst ? query.aboveId || query.floor : query.belowId;
  if (!words || !begins || sql.dialect !== 'sqlite') return undefined;
  const { from, where, values, order } = await historyCondition(sql, query);
  const limit = Math.max(walked.least, walked.perMatch * query.limit);
  const rows = await sql.all<MessageRow>(
    `SELECT ${messageColumns} FROM ${from} WHERE ${where} ORDER BY ${order} ${query.oldestFirst ? 'ASC' : 'DESC'} LIMIT ?`,
    ...[...values, limit],
  );
  const holds = await wordsIn(sql, words);
  const found: Message[] = [];
  const messages = rows.map(toMessage);
  const polls = await pollsOf(
    sql,
    messages.map(({ content }) => content),
  );
  for (const message of messages) {
    const { content } = message;
    if (!content.action && holds(writtenText(content, polls.get(pollOf(content.media) ?? 0)))) found.push(message);
    if (found.length === query.limit) return found;
  }
  return rows.length < limit ? found : undefined;
}

export function historyRows(sql: Sql) {
  return {
    async history(query) {
      const near = await walkFrom(sql, query);
      if (near) return near;
      const { from, where, values, order } = await historyCondition(sql, query);
      const rows = await sql.all<MessageRow>(
        `SELECT ${messageColumns} FROM ${from} WHERE ${where} ORDER BY ${order} ${query.oldestFirst ? 'ASC' : 'DESC'} LIMIT ?`,
        ...values,
        query.limit,
      );
      return rows.map(toMessage);
    },
    async count(query) {
      if (isWholeMailbox(query)) return countOf(sql, query.mailbox);
      // Most counts need no row but the index's.
      const tables = query.sender === undefined ? 'messages m' : messageTables;
      const { from, where, values } = await historyCondition(sql, query, tables);
      const row = await sql.get<{ n: number }>(`SELECT COUNT(*) AS n FROM ${from} WHERE ${where}`, ...values);
      return row?.n ?? 0;
    },
    idBefore: (mailbox, date) => idBefore(sql, mailbox, date),
    async estimate(query, most) {
      const tables = query.sender === undefined ? 'messages m' : messageTables;
      const { from, where, values, order } = await historyCondition(sql, query, tables);
      // SQLite's index of words walks from the oldest match on at a fraction of what it costs from the newest.
      const rows = await sql.all<{ id: number }>(
        `SELECT m.id FROM ${from} WHERE ${where} ORDER BY ${order} LIMIT ?`,
        ...[...values, most],
      );
      const ids = rows.map(({ id }) => id).sort((a, b) => a - b);
      if (ids.length < most) return { total: ids.length, ids };
      const [oldest = 0] = ids;
      const newest = ids.at(-1) ?? 0;
      const above = Math.max(0, (await newestId(sql, query)) - newest);
      return { total: ids.length + Math.round((ids.length * above) / (newest - oldest + 1)) };
    },
  } satisfies Partial<MessageRepository>;
}
