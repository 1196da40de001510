import type { Sql } from './sql.ts';

/** How long a notice waits for servers that are looking. */
const keptS = 3600;
const pageSize = 500;

/**
 * Notices from commands to the servers on the same data: a command is a process of its own and has no bus. Each server
 * looks for new notices and tells its listeners.
 */
export interface Outbox {
  append(nowS: number, body: string): Promise<void>;
  /** Where the notices end now. */
  end(): Promise<number>;
  /** Notices beyond that place, in order. */
  after(place: number): Promise<{ place: number; body: string }[]>;
}

export function createOutbox(sql: Sql): Outbox {
  return {
    async append(nowS, body) {
      await sql.run('INSERT INTO outbox (made_at, body) VALUES (?, ?)', nowS, body);
      await sql.run('DELETE FROM outbox WHERE made_at < ?', nowS - keptS);
    },
    async end() {
      const row = await sql.get<{ seq: number | null }>('SELECT MAX(seq) AS seq FROM outbox');
      return row?.seq ?? 0;
    },
    after: (place) =>
      sql.all<{ place: number; body: string }>(
        'SELECT seq AS place, body FROM outbox WHERE seq > ? ORDER BY seq LIMIT ?',
        place,
        pageSize,
      ),
  };
}
