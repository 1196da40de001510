import type { ContentData, ScheduledMessage, ScheduledRepository } from '#domain';
import { fromJson, listOf, optional, type Sql, toJson, plainRows } from '../sql.ts';

interface ScheduledRow {
  account: number;
  peer: number;
  id: number;
  due_at: number;
  random_id: string | null;
  data: string;
}

interface Stored {
  content: ContentData;
  replyTo?: number;
  sendAs?: number;
}

const toScheduled = (row: ScheduledRow): ScheduledMessage => {
  const { content, replyTo, sendAs } = fromJson<Stored>(row.data);
  return {
    account: row.account,
    peer: row.peer,
    id: row.id,
    dueAt: row.due_at,
    ...optional('randomId', row.random_id),
    data: content,
    ...optional('replyTo', replyTo),
    ...optional('sendAs', sendAs),
  };
};

const stored = (message: Omit<ScheduledMessage, 'id'>): string =>
  toJson({
    content: message.data,
    ...optional('replyTo', message.replyTo),
    ...optional('sendAs', message.sendAs),
  } satisfies Stored);

export function scheduledRepository(sql: Sql): ScheduledRepository {
  return { ...scheduledRows(sql), ...expiringRows(sql) };
}

function scheduledRows(sql: Sql) {
  return {
    async insert(m) {
      const row = await sql.get<{ id: number }>(
        `INSERT INTO scheduled (account, peer, id, due_at, random_id, data)
         SELECT ?, ?, COALESCE(MAX(id), 0) + 1, ?, ?, ? FROM scheduled WHERE account = ? AND peer = ?
         ON CONFLICT (account, random_id) WHERE random_id IS NOT NULL DO NOTHING RETURNING id`,
        m.account,
        m.peer,
        m.dueAt,
        m.randomId ?? null,
        stored(m),
        m.account,
        m.peer,
      );
      return row?.id;
    },
    async byRandomId(account, randomId) {
      const row = await sql.get<ScheduledRow>(
        'SELECT * FROM scheduled WHERE account = ? AND random_id = ?',
        account,
        randomId,
      );
      return row && toScheduled(row);
    },
    async list(account, peer) {
      const rows = await sql.all<ScheduledRow>(
        'SELECT * FROM scheduled WHERE account = ? AND peer = ? ORDER BY due_at DESC, id DESC',
        account,
        peer,
      );
      return rows.map(toScheduled);
    },
    async get(account, peer, ids) {
      const list = listOf(ids);
      const rows = await sql.all<ScheduledRow>(
        `SELECT * FROM scheduled WHERE account = ? AND peer = ? AND id IN ${list.marks} ORDER BY id`,
        account,
        peer,
        ...list.values,
      );
      return rows.map(toScheduled);
    },
    async update(m) {
      await sql.run(
        'UPDATE scheduled SET due_at = ?, data = ? WHERE account = ? AND peer = ? AND id = ?',
        m.dueAt,
        stored(m),
        m.account,
        m.peer,
        m.id,
      );
    },
    async remove(account, peer, ids) {
      const list = listOf(ids);
      await sql.run(
        `DELETE FROM scheduled WHERE account = ? AND peer = ? AND id IN ${list.marks}`,
        account,
        peer,
        ...list.values,
      );
    },
    async removeOf(account) {
      await sql.run('DELETE FROM scheduled WHERE account = ?', account);
    },
    async due(now, limit, after) {
      const rows = await sql.all<ScheduledRow>(
        `SELECT s.* FROM scheduled s WHERE s.due_at <= ? AND (s.due_at, s.account, s.peer, s.id) > (?, ?, ?, ?)
         AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.id IN (s.account, s.peer)
           AND a.suspended_at IS NOT NULL AND a.deleted_at IS NULL)
         AND NOT EXISTS (SELECT 1 FROM chats c WHERE s.peer < 0 AND c.suspended_at IS NOT NULL AND c.id =
           CASE WHEN s.peer > -1000000000000 THEN -s.peer ELSE -s.peer - 1000000000000 END)
         ORDER BY s.due_at, s.account, s.peer, s.id LIMIT ?`,
        now,
        after?.dueAt ?? -1,
        after?.account ?? 0,
        after?.peer ?? 0,
        after?.id ?? 0,
        limit,
      );
      return rows.map(toScheduled);
    },
    async awaited(dueAt, now, limit, after) {
      const rows = await sql.all<ScheduledRow>(
        `SELECT s.* FROM scheduled s
         JOIN accounts p ON p.id = s.peer AND (p.deleted_at IS NOT NULL OR p.online_until > ? AND p.suspended_at IS NULL)
         JOIN accounts a ON a.id = s.account AND a.suspended_at IS NULL
         WHERE s.due_at = ? AND (s.account, s.peer, s.id) > (?, ?, ?) ORDER BY s.account, s.peer, s.id LIMIT ?`,
        now,
        dueAt,
        after?.account ?? 0,
        after?.peer ?? 0,
        after?.id ?? 0,
        limit,
      );
      return rows.map(toScheduled);
    },
  } satisfies Partial<ScheduledRepository>;
}

function expiringRows(sql: Sql) {
  return {
    async expireAt(mailbox, id, dueAt) {
      await sql.run(
        `INSERT INTO expiring (mailbox, id, due_at) VALUES (?, ?, ?)
         ON CONFLICT (mailbox, id) DO UPDATE SET due_at = excluded.due_at`,
        mailbox,
        id,
        dueAt,
      );
    },
    async expired(now, limit) {
      return plainRows(
        await sql.all(
          'SELECT mailbox, id FROM expiring WHERE due_at <= ? ORDER BY due_at, mailbox, id LIMIT ?',
          now,
          limit,
        ),
      );
    },
    async forgetExpiry(mailbox, ids) {
      const list = listOf(ids);
      await sql.run(`DELETE FROM expiring WHERE mailbox = ? AND id IN ${list.marks}`, mailbox, ...list.values);
    },
  } satisfies Partial<ScheduledRepository>;
}
