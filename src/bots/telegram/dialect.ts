import { type AccountId, isDomainError, requireBotAccount } from '#domain';
import type { Dialect } from '../delivery/dialect.ts';
import { ApiError } from './api-error.ts';
import type { Arguments } from './arguments.ts';
import type { Gateway } from './context.ts';
import { readAnswer } from './read-request.ts';
import { type Methods, runMethod } from './run-method.ts';
import { toApiUpdates } from './to-api/update.ts';
import { createView } from '../view.ts';
import { defaultTypes } from './update-types.ts';

/** Telegram's dialect, as the delivery machine speaks it. */
export function telegramDialect(gateway: Gateway, methods: Methods): Dialect {
  return {
    name: 'telegram',
    defaults: defaultTypes,
    onePoller: true,
    webhooks: {
      firstRetryMs: 2_000,
      longestRetryMs: 60_000,
      callTimeoutMs: 60_000,
      accepts: (status) => status >= 200 && status < 300,
    },
    write: ({ bot }, updates) =>
      updates.length === 0
        ? Promise.resolve([])
        : gateway.world.store.read((tx) => toApiUpdates(createView(gateway, bot, tx), updates)),
    webhookHeaders: ({ webhook }): Record<string, string> =>
      webhook?.secret ? { 'x-telegram-bot-api-secret-token': webhook.secret } : {},
    async readAnswer(id, answer) {
      const args = await readAnswer(gateway.world, answer);
      const name = args.text('method') ?? '';
      return async () => {
        if (name !== '' && mayAnswer(name)) await perform(id, name, args);
      };
    },
  };

  async function perform(id: AccountId, name: string, args: Arguments): Promise<void> {
    const bot = await gateway.world.store.read((tx) => requireBotAccount(tx, id));
    const signal = new AbortController().signal;
    try {
      await runMethod(gateway, methods, { name, bot, args, signal });
    } catch (error) {
      // Nobody hears the answer of a method that was called this way.
      if (!(error instanceof ApiError) && !isDomainError(error)) throw error;
    }
  }
}

/** Nobody hears what a method that only tells something tells, and a webhook does not end itself by the way. */
const mayAnswer = (name: string): boolean => !/^(get.*|setWebhook|deleteWebhook|close|logOut)$/i.test(name);
