import type { Report, ReportRepository } from '#domain';
import { fromJson, type Sql, toJson } from '../sql.ts';

interface ReportRow {
  id: number;
  reporter: number;
  subject: string;
  reason: Report['reason'];
  comment: string;
  filed_at: number;
}

const toReport = (row: ReportRow): Report => ({
  id: row.id,
  reporter: row.reporter,
  subject: fromJson(row.subject),
  reason: row.reason,
  comment: row.comment,
  date: row.filed_at,
});

export function reportRepository(sql: Sql): ReportRepository {
  return {
    async insert(report) {
      const row = await sql.get<{ id: number }>(
        'INSERT INTO reports (reporter, subject, reason, comment, filed_at) VALUES (?, ?, ?, ?, ?) RETURNING id',
        report.reporter,
        toJson(report.subject),
        report.reason,
        report.comment,
        report.date,
      );
      if (!row) throw new Error('an inserted report returned no id');
      return row.id;
    },
    async after(id, limit) {
      const rows = await sql.all<ReportRow>('SELECT * FROM reports WHERE id > ? ORDER BY id LIMIT ?', id, limit);
      return rows.map(toReport);
    },
    async countSince(reporter, date, limit) {
      const row = await sql.get<{ n: number }>(
        'SELECT COUNT(*) AS n FROM (SELECT 1 FROM reports WHERE reporter = ? AND filed_at >= ? LIMIT ?) AS recent',
        reporter,
        date,
        limit,
      );
      return row?.n ?? 0;
    },
  };
}
