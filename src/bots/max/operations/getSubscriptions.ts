import { operation } from '../operation.ts';

export const getSubscriptions = operation(
  'getSubscriptions',
  'GET',
  'subscriptions',
  async ({ bot, dialect, delivery }) => {
    const { feed } = await delivery.state(bot.id, dialect);
    const { webhook, words } = feed;
    if (!webhook) return { subscriptions: [] };
    const update_types = words?.length ? words : null;
    const version = dialect === 'tamtam' ? { version: webhook.version ?? '0.5.6' } : {};
    return {
      subscriptions: [{ url: webhook.url, time: (webhook.setAt ?? feed.usedAt) * 1000, update_types, ...version }],
    };
  },
);
