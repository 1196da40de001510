import type { Sql } from '../sql.ts';

/** So many messages are counted one by one. */
const counted = 10_000;

/** In a forum what was read topic by topic is not unread. */
const unreadInTopics = `NOT EXISTS (SELECT 1 FROM thread_reads r WHERE r.account = ? AND r.mailbox = m.mailbox
  AND r.top_id = COALESCE(m.thread, 1) AND r.read_inbox >= m.id)`;

const mentions = `(SELECT COUNT(*) FROM channel_mentions x WHERE x.chat = ? AND x.account = ? AND x.unread = 1)`;

/**
 * How many messages of a shared mailbox are newer than `above`; for an `account` with its unread mentions there, and in a
 * forum without what it read topic by topic. Beyond some thousand each number up to the newest counts as one, also of
 * messages that were deleted: who was away for a million posts would have them counted whenever the chat is listed.
 */
export async function countAbove(
  sql: Sql,
  mailbox: number,
  above: number,
  { account = 0, isForum = false }: { account?: number; isForum?: boolean } = {},
): Promise<{ messages: number; mentions: number }> {
  const row = await sql.get<{ n: number; last: number | null; mentions: number }>(
    `SELECT COUNT(*) AS n, MAX(id) AS last, ${account ? mentions : '0'} AS mentions FROM (SELECT m.id FROM messages m
     WHERE m.mailbox = ? AND m.peer = ? AND m.id > ?${isForum ? ` AND ${unreadInTopics}` : ''} ORDER BY m.id LIMIT ${counted})
     AS found`,
    ...(account ? [mailbox, account] : []),
    ...[mailbox, mailbox, above],
    ...(isForum ? [account] : []),
  );
  if (!row) return { messages: 0, mentions: 0 };
  if (row.n < counted) return { messages: row.n, mentions: row.mentions };
  const top = await sql.get<{ id: number | null }>(
    'SELECT MAX(id) AS id FROM messages WHERE mailbox = ? AND peer = ?',
    ...[mailbox, mailbox],
  );
  return { messages: row.n + Math.max(0, (top?.id ?? 0) - (row.last ?? 0)), mentions: row.mentions };
}
