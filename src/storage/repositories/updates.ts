import type { LogEntry, UpdateRepository } from '#domain';
import { fromJson, type Sql, toJson } from '../sql.ts';

interface EntryRow {
  seq: number;
  pts: number;
  pts_count: number;
  made_at: number;
  body: string;
}

/** Which entries the feed shows: those of supergroups and channels, marked as in the Bot API, and changes of accounts. */
const feedCondition = `(mailbox < -1000000000000 OR body LIKE '{"kind":"account",%')`;

const toEntry = (row: EntryRow): LogEntry => ({
  pts: row.pts,
  ptsCount: row.pts_count,
  date: row.made_at,
  order: row.seq,
  body: fromJson(row.body),
});

export function updateRepository(sql: Sql): UpdateRepository {
  return {
    async createMailbox(mailbox) {
      await sql.run(
        'INSERT INTO mailboxes (id, pts, last_message_id) VALUES (?, 1, 0) ON CONFLICT (id) DO NOTHING',
        mailbox,
      );
    },
    async state(mailbox) {
      const row = await sql.get<{ pts: number; last_message_id: number }>(
        'SELECT pts, last_message_id FROM mailboxes WHERE id = ?',
        mailbox,
      );
      return row && { pts: row.pts, lastMessageId: row.last_message_id };
    },
    async advance(mailbox, ptsCount, messages) {
      // The UPDATE holds the row until the commit: the mailbox's lock (invariant 3).
      const row = await sql.get<{ pts: number; last_message_id: number }>(
        `UPDATE mailboxes SET pts = pts + ?, last_message_id = last_message_id + ? WHERE id = ?
         RETURNING pts, last_message_id`,
        ptsCount,
        messages,
        mailbox,
      );
      if (!row) throw new Error(`there is no mailbox ${mailbox}`);
      return { pts: row.pts, lastMessageId: row.last_message_id };
    },
    async append(mailbox, pts, ptsCount, date, body) {
      const seq = await sql.insert(
        'seq',
        'INSERT INTO updates (mailbox, pts, pts_count, made_at, body) VALUES (?, ?, ?, ?, ?)',
        mailbox,
        pts,
        ptsCount,
        date,
        toJson(body),
      );
      return seq ?? 0;
    },
    async since(mailbox, pts, sinceDate, limit) {
      const rows = await sql.all<EntryRow>(
        `SELECT seq, pts, pts_count, made_at, body FROM updates
         WHERE mailbox = ? AND (pts > ? OR (pts_count = 0 AND pts = ? AND made_at >= ?)) ORDER BY pts, seq LIMIT ?`,
        mailbox,
        pts,
        pts,
        sinceDate,
        limit,
      );
      return rows.map(toEntry);
    },
    async restated(mailbox, pts, sinceDate, limit) {
      // The same words state the same value, so the newest of them is enough.
      const rows = await sql.all<EntryRow>(
        `SELECT MAX(seq) AS seq, pts, pts_count, MAX(made_at) AS made_at, body FROM updates
         WHERE mailbox = ? AND pts = ? AND pts_count = 0 AND made_at >= ?
         GROUP BY pts, pts_count, body ORDER BY MAX(seq) DESC LIMIT ?`,
        mailbox,
        pts,
        sinceDate,
        limit,
      );
      return rows.map(toEntry).reverse();
    },
    async countSince(mailbox, pts, limit) {
      const row = await sql.get<{ n: number }>(
        'SELECT COUNT(*) AS n FROM (SELECT 1 AS found FROM updates WHERE mailbox = ? AND pts > ? LIMIT ?) AS beyond',
        mailbox,
        pts,
        limit,
      );
      return row?.n ?? 0;
    },
    async feed(beyond, limit) {
      // The condition stands in the words of the index that is kept for it, by which both databases know it again.
      const rows = await sql.all<{ seq: number; mailbox: number; body: string }>(
        `SELECT seq, mailbox, body FROM updates WHERE seq > ? AND ${feedCondition} ORDER BY seq LIMIT ?`,
        beyond,
        limit,
      );
      return rows.map((row) => ({ place: row.seq, mailbox: row.mailbox, body: fromJson(row.body) }));
    },
    outboxReadAt: (mailbox, peer, id, sinceDate) =>
      firstReadOf(sql, mailbox, `{"kind":"readOutbox","peer":${peer},%`, id, sinceDate),
    inboxReadAt(mailbox, peer, id, sinceDate) {
      const shared = peer < -1_000_000_000_000;
      const begins = shared ? `{"kind":"channelReadInbox","chat":${peer},%` : `{"kind":"readInbox","peer":${peer},%`;
      return firstReadOf(sql, mailbox, begins, id, sinceDate);
    },
  };
}

/** When the first of a mailbox's entries was made that reads as far as `id`; fields stand in the order of writing. */
async function firstReadOf(
  sql: Sql,
  mailbox: number,
  begins: string,
  id: number,
  sinceDate: number,
): Promise<number | undefined> {
  const rows = await sql.all<EntryRow>(
    `SELECT seq, pts, pts_count, made_at, body FROM updates WHERE mailbox = ? AND made_at >= ? AND body LIKE ?
     ORDER BY seq`,
    ...[mailbox, sinceDate, begins],
  );
  return rows.find((row) => fromJson<{ maxId: number }>(row.body).maxId >= id)?.made_at;
}
