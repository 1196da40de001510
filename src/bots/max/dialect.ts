import type { Dialect } from '../delivery/dialect.ts';
import type { ApiDialect, Gateway } from './context.ts';
import { toApiUpdates } from './to-api/update.ts';
import { createView } from './to-api/view.ts';
import { jsonIn } from './to-api/words.ts';
import { machineTypes, wordsOf } from './update-types.ts';

const hourMs = 3_600_000;

/** MAX's or TamTam's dialect, as the delivery machine speaks it. */
export function maxDialect(gateway: Gateway, name: ApiDialect): Dialect {
  return {
    name,
    defaults: machineTypes(wordsOf(name)),
    onePoller: false,
    webhooks: {
      firstRetryMs: 30_000,
      longestRetryMs: 60_000,
      keptMs: 8 * hourMs,
      // MAX ends a subscription that was never answered for so long; TamTam lets go of the updates alone.
      ...(name === 'max' ? { endsAfterMs: 8 * hourMs } : {}),
      callsPerS: 100,
      callTimeoutMs: 30_000,
      accepts: (status) => status === 200,
    },
    async write({ bot, words }, updates) {
      if (updates.length === 0) return [];
      const written = await gateway.world.store.read((tx) =>
        toApiUpdates(createView(gateway, { bot, dialect: name }, tx), updates),
      );
      const wanted = new Set<unknown>(words?.length ? words : wordsOf(name));
      return written.map(({ id, body }) => ({
        id,
        body: body && wanted.has(typeOf(body)) ? inWords(name, body) : undefined,
      }));
    },
    webhookHeaders: ({ webhook }): Record<string, string> =>
      name === 'max' && webhook?.secret ? { 'x-max-bot-api-secret': webhook.secret } : {},
  };
}

/** An update as the dialect words it, for webhooks too. */
const inWords = (dialect: ApiDialect, body: object): object =>
  dialect === 'max' ? body : JSON.parse(jsonIn(dialect, body));

const typeOf = (body: object): unknown => ('update_type' in body ? body.update_type : undefined);
