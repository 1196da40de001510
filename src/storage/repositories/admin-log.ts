import type { AdminEvent, AdminLogRepository } from '#domain';
import { fromJson, listOf, type Sql, type SqlValue, toJson } from '../sql.ts';

interface EntryRow {
  id: number;
  chat: number;
  actor: number;
  made_at: number;
  data: string;
}

export function adminLogRepository(sql: Sql): AdminLogRepository {
  return {
    async add(entry) {
      await sql.run(
        'INSERT INTO admin_log (chat, actor, made_at, kind, words, data) VALUES (?, ?, ?, ?, ?, ?)',
        entry.chat,
        entry.actor,
        entry.date,
        entry.group,
        entry.words,
        toJson(entry.event),
      );
    },
    async page(query) {
      const parts = ['chat = ?', 'made_at >= ?'];
      const values: SqlValue[] = [query.chat, query.sinceDate];
      const among = (column: string, list: readonly SqlValue[] | undefined) => {
        if (!list) return;
        const { marks, values: padded } = listOf(list);
        parts.push(`${column} IN ${marks}`);
        values.push(...padded);
      };
      among('kind', query.groups);
      among('actor', query.actors);
      if (query.belowId !== undefined) {
        parts.push('id < ?');
        values.push(query.belowId);
      }
      if (query.aboveId !== undefined) {
        parts.push('id > ?');
        values.push(query.aboveId);
      }
      if (query.words) {
        parts.push("words LIKE ? ESCAPE '\\'");
        values.push(`%${query.words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`);
      }
      const rows = await sql.all<EntryRow>(
        `SELECT id, chat, actor, made_at, data FROM admin_log WHERE ${parts.join(' AND ')} ORDER BY id DESC LIMIT ?`,
        ...values,
        query.limit,
      );
      return rows.map((row) => ({
        id: row.id,
        chat: row.chat,
        actor: row.actor,
        date: row.made_at,
        event: fromJson<AdminEvent>(row.data),
      }));
    },
    removeBefore(date, limit) {
      return sql.run(
        'DELETE FROM admin_log WHERE id IN (SELECT id FROM admin_log WHERE made_at < ? ORDER BY made_at LIMIT ?)',
        date,
        limit,
      );
    },
  };
}
