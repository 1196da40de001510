import type { BotDialect, BotFeed, BotFeedRepository, BotRecord, FeedCursor } from '#domain';
import { bit, fromJson, type Sql, toJson } from '../sql.ts';

interface FeedRow {
  bot: number;
  dialect: BotDialect;
  confirmed: number;
  data: string;
}

const feedColumns = 'bot, dialect, confirmed, data';

const feedOf = (row: FeedRow): BotFeed => ({
  ...fromJson<Omit<BotFeed, 'bot' | 'dialect' | 'confirmedId'>>(row.data),
  bot: row.bot,
  dialect: row.dialect,
  confirmedId: row.confirmed,
});

export function botFeedRepository(sql: Sql): BotFeedRepository {
  return {
    ...feeds(sql),
    ...cursors(sql),
    ...queue(sql),
    async lock(bot, firstId) {
      // The row stays locked until the commit, so that no two nodes look through the same logs at once.
      const row = await sql.get<{ next_id: number }>(
        `INSERT INTO bot_counters (bot, next_id) VALUES (?, ?)
         ON CONFLICT (bot) DO UPDATE SET next_id = bot_counters.next_id RETURNING next_id`,
        bot,
        firstId,
      );
      return row?.next_id ?? firstId;
    },
  };
}

function feeds(sql: Sql): Pick<BotFeedRepository, 'feed' | 'feedsOf' | 'withWebhook' | 'putFeed'> {
  return {
    async feed(bot, dialect) {
      const row = await sql.get<FeedRow>(
        `SELECT ${feedColumns} FROM bot_feeds WHERE bot = ? AND dialect = ?`,
        bot,
        dialect,
      );
      return row && feedOf(row);
    },
    feedsOf: async (bot) =>
      (await sql.all<FeedRow>(`SELECT ${feedColumns} FROM bot_feeds WHERE bot = ?`, bot)).map(feedOf),
    withWebhook: async () =>
      (await sql.all<FeedRow>(`SELECT ${feedColumns} FROM bot_feeds WHERE has_webhook = 1`)).map(feedOf),
    async putFeed({ bot, dialect, confirmedId, ...data }) {
      await sql.run(
        `INSERT INTO bot_feeds (bot, dialect, confirmed, has_webhook, data) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (bot, dialect) DO UPDATE SET confirmed = excluded.confirmed, has_webhook = excluded.has_webhook,
           data = excluded.data`,
        bot,
        dialect,
        confirmedId,
        bit(data.webhook !== undefined),
        toJson(data),
      );
    },
  };
}

function cursors(
  sql: Sql,
): Pick<BotFeedRepository, 'cursors' | 'putCursor' | 'removeCursor' | 'entriesAfter' | 'placeBefore'> {
  return {
    cursors: async (bot) =>
      (
        await sql.all<{ mailbox: number; pts: number; seq: number }>(
          'SELECT mailbox, pts, seq FROM bot_cursors WHERE bot = ? ORDER BY mailbox',
          bot,
        )
      ).map((row): FeedCursor => ({ mailbox: row.mailbox, pts: row.pts, order: row.seq })),
    async putCursor(bot, cursor) {
      await sql.run(
        `INSERT INTO bot_cursors (bot, mailbox, pts, seq) VALUES (?, ?, ?, ?)
         ON CONFLICT (bot, mailbox) DO UPDATE SET pts = excluded.pts, seq = excluded.seq`,
        bot,
        cursor.mailbox,
        cursor.pts,
        cursor.order,
      );
    },
    async removeCursor(bot, mailbox) {
      await sql.run('DELETE FROM bot_cursors WHERE bot = ? AND mailbox = ?', bot, mailbox);
    },
    async entriesAfter(cursor, limit) {
      // Within a mailbox both rise together, as pts is taken under the mailbox's lock: the index on pts is enough.
      const rows = await sql.all<{ seq: number; pts: number; pts_count: number; made_at: number; body: string }>(
        `SELECT seq, pts, pts_count, made_at, body FROM updates
         WHERE mailbox = ? AND pts >= ? AND seq > ? ORDER BY pts, seq LIMIT ?`,
        cursor.mailbox,
        cursor.pts,
        cursor.order,
        limit,
      );
      return rows.map((row) => ({
        pts: row.pts,
        ptsCount: row.pts_count,
        date: row.made_at,
        order: row.seq,
        body: fromJson(row.body),
      }));
    },
    async placeBefore(mailbox, order) {
      const row = await sql.get<{ pts: number; seq: number }>(
        'SELECT pts, seq FROM updates WHERE mailbox = ? AND seq < ? ORDER BY pts DESC, seq DESC LIMIT 1',
        mailbox,
        order,
      );
      return { mailbox, pts: row?.pts ?? 0, order: row?.seq ?? 0 };
    },
  };
}

function queue(sql: Sql): Pick<BotFeedRepository, 'append' | 'queued' | 'countQueued' | 'idFromEnd' | 'prune'> {
  return {
    async append(bot, updates, nextId) {
      for (const { id, date, record } of updates) {
        await sql.send(
          'INSERT INTO bot_queue (bot, id, made_at, body) VALUES (?, ?, ?, ?)',
          bot,
          id,
          date,
          toJson(record),
        );
      }
      await sql.run('UPDATE bot_counters SET next_id = ? WHERE bot = ?', nextId, bot);
    },
    async queued(bot, afterId, limit) {
      const rows = await sql.all<{ id: number; made_at: number; body: string }>(
        'SELECT id, made_at, body FROM bot_queue WHERE bot = ? AND id > ? ORDER BY id LIMIT ?',
        bot,
        afterId,
        limit,
      );
      return rows.map((row) => ({ id: row.id, date: row.made_at, record: fromJson<BotRecord>(row.body) }));
    },
    async countQueued(bot, afterId) {
      const row = await sql.get<{ n: number }>(
        'SELECT COUNT(*) AS n FROM bot_queue WHERE bot = ? AND id > ?',
        bot,
        afterId,
      );
      return row?.n ?? 0;
    },
    async idFromEnd(bot, n) {
      const row = await sql.get<{ id: number }>(
        'SELECT id FROM bot_queue WHERE bot = ? ORDER BY id DESC LIMIT 1 OFFSET ?',
        bot,
        n - 1,
      );
      return row?.id;
    },
    async prune(beforeS) {
      const old = await sql.run('DELETE FROM bot_queue WHERE made_at < ?', beforeS);
      const taken = await sql.run(
        `DELETE FROM bot_queue WHERE id <= (SELECT MIN(confirmed) FROM bot_feeds WHERE bot_feeds.bot = bot_queue.bot)`,
      );
      return old + taken;
    },
  };
}
