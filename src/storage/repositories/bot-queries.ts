import type { AnsweredInline, BotQuery, BotQueryRepository, InlineAnswer } from '#domain';
import { bit, fromJson, type Sql, toJson } from '../sql.ts';

interface QueryRow {
  id: string;
  bot: number;
  account: number;
  kind: BotQuery['kind'];
  expires_at: number;
  data: string;
  answer: string | null;
  kept_until: number;
}

const columns = 'id, bot, account, kind, expires_at, data, answer, kept_until';

const queryOf = (row: QueryRow): BotQuery => ({
  id: row.id,
  bot: row.bot,
  account: row.account,
  kind: row.kind,
  expiresAt: row.expires_at,
  data: fromJson(row.data),
});

const answeredOf = (row: QueryRow | undefined): AnsweredInline | undefined =>
  row?.answer
    ? { query: queryOf(row), answer: fromJson<InlineAnswer>(row.answer), usableUntil: row.kept_until }
    : undefined;

export function botQueryRepository(sql: Sql): BotQueryRepository {
  const row = (id: string): Promise<QueryRow | undefined> =>
    sql.get<QueryRow>(`SELECT ${columns} FROM bot_queries WHERE id = ?`, id);
  return {
    async insert({ id, bot, account, kind, expiresAt, data }) {
      await sql.run(
        `INSERT INTO bot_queries (id, bot, account, kind, expires_at, data, cached_until, personal, kept_until)
         VALUES (?, ?, ?, ?, ?, ?, 0, 0, ?)`,
        id,
        bot,
        account,
        kind,
        expiresAt,
        toJson(data),
        expiresAt,
      );
    },
    async get(id) {
      const found = await row(id);
      return found && queryOf(found);
    },
    async putAnswer(id, answer, { key, cachedUntil, usableUntil }) {
      await sql.run(
        'UPDATE bot_queries SET answer = ?, cache_key = ?, cached_until = ?, personal = ?, kept_until = ? WHERE id = ?',
        toJson(answer),
        key,
        cachedUntil,
        bit(answer.personal),
        usableUntil,
        id,
      );
    },
    answered: async (id) => answeredOf(await row(id)),
    cached: async (bot, key, account, nowS) =>
      answeredOf(
        await sql.get<QueryRow>(
          `SELECT ${columns} FROM bot_queries WHERE bot = ? AND cache_key = ? AND cached_until > ?
           AND (personal = 0 OR account = ?) ORDER BY cached_until DESC LIMIT 1`,
          bot,
          key,
          nowS,
          account,
        ),
      ),
    async remove(id) {
      await sql.run('DELETE FROM bot_queries WHERE id = ?', id);
    },
    async prolong(id, untilS) {
      await sql.run('UPDATE bot_queries SET expires_at = ?, kept_until = ? WHERE id = ?', untilS, untilS, id);
    },
    prune: (nowS, limit) =>
      sql.run(
        `DELETE FROM bot_queries WHERE id IN
         (SELECT id FROM bot_queries WHERE kept_until < ? ORDER BY kept_until LIMIT ?)`,
        nowS,
        limit,
      ),
  };
}
