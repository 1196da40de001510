import type { HistoryQuery } from '#domain';
import { listOf, type Sql, type SqlValue } from '../sql.ts';
import { messageTables } from './message-rows.ts';
import { wordsCondition } from './search.ts';

/**
 * Where-clause of a history query; a media filter walks the media table's key instead of the messages. `order` is the
 * column in whose order a page is cheapest.
 */
export async function historyCondition(
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
    parts.push(words.where);
    values.push(...words.values);
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
  if (q.mention) parts.push('m.mentioned = 1');
  add(
    'm.id IN (SELECT x.id FROM channel_mentions x WHERE x.chat = m.mailbox AND x.account = ? AND x.unread = 1)',
    q.unreadMentionOf,
  );
  add('m.id IN (SELECT x.id FROM channel_mentions x WHERE x.chat = m.mailbox AND x.account = ?)', q.mentionOf);
  for (const tag of q.taggedWith ?? [])
    add(
      'EXISTS (SELECT 1 FROM reactions r WHERE r.content = m.content AND r.account = m.mailbox AND r.emoticon = ?)',
      tag,
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
