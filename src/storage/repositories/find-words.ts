import { type HistoryQuery, type Message, pollOf, type SearchWords, writtenText } from '#domain';
import { fromJson, listOf, type Sql } from '../sql.ts';
import { historyCondition } from './history-condition.ts';
import { type MessageRow, messageColumns, messageTables, toMessage } from './message-rows.ts';
import { pollsOf, tsQuery, wordsIn } from './search.ts';

type Matches = Omit<HistoryQuery, 'limit'>;

/** As `MessageRepository.idBefore`. */
export async function idBefore(sql: Sql, mailbox: number, date: number): Promise<number> {
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
export async function walkFrom(sql: Sql, { words, ...query }: HistoryQuery): Promise<Message[] | undefined> {
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

/** As many messages of a chat are looked at before PostgreSQL's index of words is asked. */
const nearest = { least: 1_000, perMatch: 50 };

interface Near {
  /** How many messages were looked at, and between which ids. */
  seen: number;
  oldest: number;
  newest: number;
  /** Those that hold the words, oldest first. */
  ids: number[];
}

/**
 * The first `among` messages of a chat that a query reaches, in its order, with whether each holds the words. PostgreSQL's
 * index gathers all places of a word before it gives the first, which is right for a rare one; and its planner knows of
 * neither, so that it would as soon walk through a million messages for a word that twenty have. A query for each message stays
 * a look-up by the key; a join of them may become a walk through the whole table.
 */
async function nearMessages(sql: Sql, { words, oldestFirst, ...query }: Matches, among: number) {
  if (!words) throw new Error('a search has words');
  const tables = query.sender === undefined ? 'messages m' : messageTables;
  const { from, where, values } = await historyCondition(sql, query, tables);
  const order = oldestFirst ? 'ASC' : 'DESC';
  return {
    order,
    from: `(SELECT near.id, (SELECT w.words @@ CAST(? AS TSQUERY) FROM search_words w WHERE w.content = near.content) AS held
      FROM (SELECT m.id, m.content FROM ${from} WHERE ${where} ORDER BY m.id ${order} LIMIT ?) AS near) AS looked`,
    values: [await tsQuery(sql, query.mailbox, words), ...values, among],
  };
}

async function matchesNear(sql: Sql, query: Matches): Promise<Near> {
  const { from, values } = await nearMessages(sql, query, nearest.least);
  const row = await sql.get<{ seen: number; oldest: number | null; newest: number | null; ids: string | null }>(
    `SELECT COUNT(*) AS seen, MIN(id) AS oldest, MAX(id) AS newest,
     CAST(JSON_AGG(id) FILTER (WHERE held) AS TEXT) AS ids FROM ${from}`,
    ...values,
  );
  const ids = row?.ids ? fromJson<number[]>(row.ids) : [];
  ids.sort((a, b) => a - b);
  return { seen: row?.seen ?? 0, oldest: row?.oldest ?? 0, newest: row?.newest ?? 0, ids };
}

/** A page of words that are common where it begins; undefined when they are too rare there. */
export async function pageNear(sql: Sql, query: HistoryQuery): Promise<Message[] | undefined> {
  if (!query.words || sql.dialect !== 'postgres') return undefined;
  const { limit, ...matches } = query;
  const { from, values, order } = await nearMessages(sql, matches, Math.max(nearest.least, nearest.perMatch * limit));
  const ids = await sql.all<{ id: number }>(
    `SELECT id FROM ${from} WHERE held ORDER BY id ${order} LIMIT ?`,
    ...[...values, limit],
  );
  if (ids.length < limit) return undefined;
  const list = listOf(ids.map(({ id }) => id));
  const rows = await sql.all<MessageRow>(
    `SELECT ${messageColumns} FROM ${messageTables} WHERE m.mailbox = ? AND m.id IN ${list.marks} ORDER BY m.id ${order}`,
    ...[query.mailbox, ...list.values],
  );
  return rows.map(toMessage);
}

/** Contents of the whole server that are looked at for posts with common words. */
const newestContents = 5_000;

/**
 * The newest contents before `below` that lie in shared mailboxes and hold the words, as many as wanted; undefined when the
 * words are too rare among the newest, and where the index begins at the newest by itself.
 */
export async function newestShared(
  sql: Sql,
  words: SearchWords,
  below: number | undefined,
  limit: number,
): Promise<number[] | undefined> {
  if (sql.dialect !== 'postgres') return undefined;
  const rows = await sql.all<{ content: number }>(
    `SELECT newest.content FROM (SELECT w.content, w.words FROM search_words w WHERE w.content < ?
       ORDER BY w.content DESC LIMIT ${newestContents}) AS newest
     WHERE newest.words @@ CAST(? AS TSQUERY) ORDER BY newest.content DESC LIMIT ?`,
    ...[below ?? Number.MAX_SAFE_INTEGER, await tsQuery(sql, 'shared', words), limit],
  );
  return rows.length < limit ? undefined : rows.map(({ content }) => content);
}

/** As `MessageRepository.estimate`. */
export async function estimate(sql: Sql, query: Matches, most: number): Promise<{ total: number; ids?: number[] }> {
  if (query.words && sql.dialect === 'postgres') {
    const { seen, oldest, newest, ids } = await matchesNear(sql, query);
    if (seen < nearest.least) return ids.length < most ? { total: ids.length, ids } : { total: ids.length };
    const below = Math.max(0, oldest - 1 - Math.max(query.floor ?? 0, query.aboveId ?? 0));
    const guess = ids.length + Math.round((ids.length * below) / (newest - oldest + 1));
    // Not by much more than what is looked at one by one.
    if (guess > 2 * most) return { total: guess };
  }
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
}
