import type { Topic, TopicQuery, TopicRepository } from '#domain';
import { bit, listOf, optional, type Sql, type SqlValue } from '../sql.ts';

interface TopicRow {
  chat: number;
  id: number;
  title: string;
  icon_color: number;
  icon_emoji: string | null;
  creator: number;
  made_at: number;
  closed: number;
  hidden: number;
  pinned_order: number;
}

const toTopic = (row: TopicRow): Topic => ({
  chat: row.chat,
  id: row.id,
  title: row.title,
  iconColor: row.icon_color,
  ...optional('iconEmoji', row.icon_emoji),
  creator: row.creator,
  date: row.made_at,
  closed: row.closed === 1,
  hidden: row.hidden === 1,
  pinnedOrder: row.pinned_order,
});

/** A topic stands where its newest message is, which the thread keeps. */
const tables = 'topics t LEFT JOIN threads h ON h.mailbox = t.chat AND h.top_id = t.id';
const newest = 'COALESCE(h.max_id, t.id)';

function condition(query: Omit<TopicQuery, 'limit'>): { where: string; values: SqlValue[] } {
  const parts = ['t.chat = ?'];
  const values: SqlValue[] = [query.chat];
  if (query.search !== undefined) {
    parts.push("LOWER(t.title) LIKE ? ESCAPE '!'");
    values.push(`%${query.search.toLowerCase().replace(/[!%_]/g, (sign) => `!${sign}`)}%`);
  }
  if (query.pinned !== undefined) parts.push(query.pinned ? 't.pinned_order > 0' : 't.pinned_order = 0');
  if (query.below) {
    parts.push(`(${newest}, t.id) < (?, ?)`);
    values.push(query.below.topId, query.below.id);
  }
  return { where: parts.join(' AND '), values };
}

export function topicRepository(sql: Sql): TopicRepository {
  return {
    async get(chat, id) {
      const row = await sql.get<TopicRow>('SELECT * FROM topics WHERE chat = ? AND id = ?', chat, id);
      return row && toTopic(row);
    },
    async many(chat, ids) {
      const list = listOf(ids);
      const rows = await sql.all<TopicRow>(
        `SELECT * FROM topics WHERE chat = ? AND id IN ${list.marks}`,
        chat,
        ...list.values,
      );
      return rows.map(toTopic);
    },
    async page(query) {
      const { where, values } = condition(query);
      const order = query.pinned ? 't.pinned_order DESC' : `${newest} DESC, t.id DESC`;
      const rows = await sql.all<TopicRow>(
        `SELECT t.* FROM ${tables} WHERE ${where} ORDER BY ${order} LIMIT ?`,
        ...values,
        query.limit,
      );
      return rows.map(toTopic);
    },
    async count(query) {
      const { where, values } = condition(query);
      const row = await sql.get<{ n: number }>(`SELECT COUNT(*) AS n FROM topics t WHERE ${where}`, ...values);
      return row?.n ?? 0;
    },
    async put(t) {
      await sql.send(
        `INSERT INTO topics (chat, id, title, icon_color, icon_emoji, creator, made_at, closed, hidden, pinned_order)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (chat, id) DO UPDATE SET title = excluded.title, icon_color = excluded.icon_color,
         icon_emoji = excluded.icon_emoji, closed = excluded.closed, hidden = excluded.hidden,
         pinned_order = excluded.pinned_order`,
        t.chat,
        t.id,
        t.title,
        t.iconColor,
        t.iconEmoji ?? null,
        t.creator,
        t.date,
        bit(t.closed),
        bit(t.hidden),
        t.pinnedOrder,
      );
    },
    async remove(chat, id) {
      await sql.run('DELETE FROM topics WHERE chat = ? AND id = ?', chat, id);
    },
  };
}
