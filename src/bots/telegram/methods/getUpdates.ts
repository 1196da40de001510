import { ApiError, badRequest } from '../api-error.ts';
import type { Update } from '@grammyjs/types';
import { readAllowed } from '../from-api/allowed-updates.ts';
import { method } from '../method.ts';

const longestTimeoutS = 50;
const most = 100;

export const getUpdates = method('getUpdates', async ({ args, bot, delivery, signal }) => {
  const offset = args.int('offset') ?? 0;
  const limit = args.int('limit') ?? most;
  const timeoutS = Math.min(Math.max(args.int('timeout') ?? 0, 0), longestTimeoutS);
  const allowed = readAllowed(args);
  if (offset < -2_147_483_648 || offset > 2_147_483_647) throw badRequest('offset is out of range');
  const outcome = await delivery.poll('telegram', {
    bot: bot.id,
    ...(offset === 0 ? {} : { confirm: offset > 0 ? offset - 1 : offset }),
    limit: limit < 1 || limit > most ? most : limit,
    timeoutMs: timeoutS * 1000,
    ...(allowed ? { allowed } : {}),
    signal,
  });
  if (outcome.kind === 'updates') return outcome.updates.flatMap(({ body }) => (isUpdate(body) ? [body] : []));
  throw new ApiError(
    409,
    outcome.kind === 'webhook'
      ? "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
      : 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  );
});

const isUpdate = (body: object | undefined): body is Update => body !== undefined && 'update_id' in body;
