import type { StatsRepository } from '#domain';
import { plainRows, type Sql } from '../sql.ts';

export function statsRepository(sql: Sql): StatsRepository {
  return { ...dayRows(sql), ...peopleRows(sql), ...forwardRows(sql) };
}

function dayRows(sql: Sql) {
  return {
    async add(chat, post, day, counts) {
      // In one order, so that two writers of the same rows never wait for each other in a ring.
      for (const [metric, n] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
        await sql.run(
          `INSERT INTO stat_days (chat, post, day, metric, n) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (chat, post, day, metric) DO UPDATE SET n = stat_days.n + excluded.n`,
          chat,
          post,
          day,
          metric,
          n,
        );
      }
    },
    async days(chat, post, sinceDay, beforeDay) {
      return plainRows(
        await sql.all<{ day: number; metric: string; n: number }>(
          `SELECT day, metric, n FROM stat_days WHERE chat = ? AND post = ? AND day >= ? AND day < ?
           ORDER BY day, metric`,
          chat,
          post,
          sinceDay,
          beforeDay,
        ),
      );
    },
    async countedTo(chat) {
      const row = await sql.get<{ message: number }>('SELECT message FROM stat_counted WHERE chat = ?', chat);
      return row?.message;
    },
    async moveCounted(chat, from, to) {
      const moved =
        from === undefined
          ? await sql.run(
              'INSERT INTO stat_counted (chat, message) VALUES (?, ?) ON CONFLICT (chat) DO NOTHING',
              chat,
              to,
            )
          : await sql.run('UPDATE stat_counted SET message = ? WHERE chat = ? AND message = ?', to, chat, from);
      return moved === 1;
    },
  } satisfies Partial<StatsRepository>;
}

function peopleRows(sql: Sql) {
  return {
    async addPeople(chat, day, what, people) {
      const news: number[] = [];
      for (const { account, n, chars } of [...people].sort((a, b) => a.account - b.account)) {
        const known = await sql.run(
          `UPDATE stat_people SET n = n + ?, chars = chars + ? WHERE chat = ? AND what = ? AND day = ? AND account = ?`,
          n,
          chars,
          chat,
          what,
          day,
          account,
        );
        if (known > 0) continue;
        const added = await sql.run(
          `INSERT INTO stat_people (chat, what, day, account, n, chars) VALUES (?, ?, ?, ?, ?, ?)
           ON CONFLICT (chat, what, day, account) DO UPDATE SET n = stat_people.n + excluded.n,
           chars = stat_people.chars + excluded.chars`,
          chat,
          what,
          day,
          account,
          n,
          chars,
        );
        if (added > 0) news.push(account);
      }
      return news;
    },
    async topPeople(chat, what, sinceDay, limit) {
      return plainRows(
        await sql.all<{ account: number; n: number; chars: number }>(
          `SELECT account, SUM(n) AS n, SUM(chars) AS chars FROM stat_people
           WHERE chat = ? AND what = ? AND day >= ? GROUP BY account ORDER BY SUM(n) DESC, account LIMIT ?`,
          chat,
          what,
          sinceDay,
          limit,
        ),
      );
    },
    async countPeople(chat, what, sinceDay, beforeDay) {
      const row = await sql.get<{ n: number }>(
        `SELECT COUNT(DISTINCT account) AS n FROM stat_people WHERE chat = ? AND what = ? AND day >= ? AND day < ?`,
        chat,
        what,
        sinceDay,
        beforeDay,
      );
      return row?.n ?? 0;
    },
    async forgetPeople(beforeDay, limit) {
      const rows = await sql.all<{ chat: number; what: string; day: number }>(
        'SELECT DISTINCT chat, what, day FROM (SELECT chat, what, day FROM stat_people WHERE day < ? LIMIT ?) AS old',
        beforeDay,
        limit,
      );
      let removed = 0;
      for (const { chat, what, day } of rows)
        removed += await sql.run('DELETE FROM stat_people WHERE chat = ? AND what = ? AND day = ?', chat, what, day);
      return removed;
    },
  } satisfies Partial<StatsRepository>;
}

function forwardRows(sql: Sql) {
  return {
    async addForward(chat, post, { place, id }) {
      await sql.run(
        `INSERT INTO post_forwards (chat, post, place, id) VALUES (?, ?, ?, ?)
         ON CONFLICT (chat, post, place, id) DO NOTHING`,
        chat,
        post,
        place,
        id,
      );
    },
    async forwards(chat, post, after, limit) {
      const start = after ?? { place: -Number.MAX_SAFE_INTEGER, id: 0 };
      return plainRows(
        await sql.all<{ place: number; id: number }>(
          `SELECT place, id FROM post_forwards WHERE chat = ? AND post = ? AND (place > ? OR (place = ? AND id > ?))
           ORDER BY place, id LIMIT ?`,
          chat,
          post,
          start.place,
          start.place,
          start.id,
          limit,
        ),
      );
    },
  } satisfies Partial<StatsRepository>;
}
