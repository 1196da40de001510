import type { Thread, ThreadRepository } from '#domain';
import { fromJson, listOf, type Sql, toJson } from '../sql.ts';

interface ThreadRow {
  mailbox: number;
  top_id: number;
  replies: number;
  max_id: number;
  recent: string;
  broadcast: number | null;
  post: number | null;
}

const toThread = (row: ThreadRow): Thread => ({
  mailbox: row.mailbox,
  topId: row.top_id,
  replies: row.replies,
  maxId: row.max_id,
  recent: fromJson(row.recent),
  ...(row.broadcast !== null && row.post !== null ? { post: { broadcast: row.broadcast, id: row.post } } : {}),
});

export function threadRepository(sql: Sql): ThreadRepository {
  return { ...threadRows(sql), ...readRows(sql) };
}

function threadRows(sql: Sql) {
  return {
    async get(mailbox, topId) {
      const row = await sql.get<ThreadRow>('SELECT * FROM threads WHERE mailbox = ? AND top_id = ?', mailbox, topId);
      return row && toThread(row);
    },
    async many(mailbox, topIds) {
      const list = listOf(topIds);
      const rows = await sql.all<ThreadRow>(
        `SELECT * FROM threads WHERE mailbox = ? AND top_id IN ${list.marks}`,
        mailbox,
        ...list.values,
      );
      return rows.map(toThread);
    },
    async ofPosts(broadcast, posts) {
      const list = listOf(posts);
      const rows = await sql.all<ThreadRow>(
        `SELECT * FROM threads WHERE broadcast = ? AND post IN ${list.marks}`,
        broadcast,
        ...list.values,
      );
      return rows.map(toThread);
    },
    async put(t) {
      await sql.send(
        `INSERT INTO threads (mailbox, top_id, replies, max_id, recent, broadcast, post) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (mailbox, top_id) DO UPDATE SET replies = excluded.replies, max_id = excluded.max_id,
         recent = excluded.recent, broadcast = excluded.broadcast, post = excluded.post`,
        t.mailbox,
        t.topId,
        t.replies,
        t.maxId,
        toJson(t.recent),
        t.post?.broadcast ?? null,
        t.post?.id ?? null,
      );
    },
    async remove(mailbox, topId) {
      await sql.run('DELETE FROM threads WHERE mailbox = ? AND top_id = ?', mailbox, topId);
      await sql.run('DELETE FROM thread_reads WHERE mailbox = ? AND top_id = ?', mailbox, topId);
    },
  } satisfies Partial<ThreadRepository>;
}

function readRows(sql: Sql) {
  return {
    async reads(account, mailbox, topIds) {
      const list = listOf(topIds);
      const rows = await sql.all<{ top_id: number; read_inbox: number }>(
        `SELECT top_id, read_inbox FROM thread_reads WHERE account = ? AND mailbox = ? AND top_id IN ${list.marks}`,
        account,
        mailbox,
        ...list.values,
      );
      return new Map(rows.map((row) => [row.top_id, row.read_inbox]));
    },
    async putRead(account, mailbox, topId, maxId) {
      await sql.send(
        `INSERT INTO thread_reads (account, mailbox, top_id, read_inbox) VALUES (?, ?, ?, ?)
         ON CONFLICT (account, mailbox, top_id) DO UPDATE SET read_inbox = excluded.read_inbox`,
        account,
        mailbox,
        topId,
        maxId,
      );
    },
    async readByOthers(account, mailbox, topId) {
      const row = await sql.get<{ read_inbox: number }>(
        `SELECT read_inbox FROM thread_reads WHERE mailbox = ? AND top_id = ? AND account <> ?
         ORDER BY read_inbox DESC LIMIT 1`,
        mailbox,
        topId,
        account,
      );
      return row?.read_inbox ?? 0;
    },
  } satisfies Partial<ThreadRepository>;
}
