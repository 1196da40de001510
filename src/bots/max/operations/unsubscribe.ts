import type { ActionResponse } from '@maxhub/max-bot-api/types';
import { needParameter } from '../fields.ts';
import { done, operation } from '../operation.ts';

export const unsubscribe = operation(
  'unsubscribe',
  'DELETE',
  'subscriptions',
  async ({ bot, delivery, dialect, query }): Promise<ActionResponse> => {
    const url = needParameter(query, 'url');
    const { feed } = await delivery.state(bot.id, dialect);
    if (feed.webhook?.url !== url) return { success: false, message: 'There is no subscription with this url' };
    await delivery.setWebhook(bot.id, dialect, { dropPending: false });
    return done;
  },
);
