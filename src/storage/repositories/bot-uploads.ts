import type { BotUpload, BotUploadRepository } from '#domain';
import type { Sql } from '../sql.ts';

interface UploadRow {
  bot: number;
  id: string;
  kind: BotUpload['kind'];
  made_at: number;
  media: number | null;
}

export function botUploadRepository(sql: Sql): BotUploadRepository {
  return {
    async insert({ bot, id, kind, madeAt, media }) {
      await sql.run(
        'INSERT INTO bot_uploads (bot, id, kind, made_at, media) VALUES (?, ?, ?, ?, ?)',
        bot,
        id,
        kind,
        madeAt,
        media ?? null,
      );
    },
    async get(bot, id) {
      const row = await sql.get<UploadRow>(
        'SELECT bot, id, kind, made_at, media FROM bot_uploads WHERE bot = ? AND id = ?',
        bot,
        id,
      );
      if (!row) return undefined;
      const { made_at: madeAt, media, ...rest } = row;
      return { ...rest, madeAt, ...(media === null ? {} : { media }) };
    },
    async setMedia(bot, id, media) {
      await sql.run('UPDATE bot_uploads SET media = ? WHERE bot = ? AND id = ?', media, bot, id);
    },
    prune: ({ emptyS, filledS }) =>
      sql.run(
        'DELETE FROM bot_uploads WHERE (media IS NULL AND made_at < ?) OR (media IS NOT NULL AND made_at < ?)',
        emptyS,
        filledS,
      ),
  };
}
