import { notAllowed } from '../api-error.ts';
import { readInt, readList } from '../fields.ts';
import { operation } from '../operation.ts';
import { machineTypes, readWish, wordsOf } from '../update-types.ts';

/** The marker is the first update that was not told: naming it commits all before it. */
export const getUpdates = operation(
  'getUpdates',
  'GET',
  'updates',
  async ({ bot, delivery, dialect, query, signal }) => {
    const limit = readInt(query, 'limit', { least: 1, most: 1000 }) ?? 100;
    const timeoutS = readInt(query, 'timeout', { least: 0, most: 90 }) ?? 30;
    const marker = readInt(query, 'marker', { least: 0 });
    const { words } = readWish(dialect, readList(query, 'types'));
    const outcome = await delivery.poll(dialect, {
      bot: bot.id,
      ...(marker ? { confirm: marker - 1 } : {}),
      limit,
      timeoutMs: timeoutS * 1000,
      // Types choose what this answer holds; everything is kept, so that the next may choose other ones.
      words,
      allowed: machineTypes(wordsOf(dialect)),
      signal,
    });
    if (outcome.kind !== 'updates')
      throw notAllowed('Bot is subscribed to webhook: long polling is available after DELETE /subscriptions');
    const next = outcome.through > 0 ? outcome.through + 1 : (marker ?? null);
    return { updates: outcome.updates.flatMap(({ body }) => (body ? [body] : [])), marker: next };
  },
);
