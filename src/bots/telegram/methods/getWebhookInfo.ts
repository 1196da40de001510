import { toApiTypes } from '../update-types.ts';
import { method } from '../method.ts';

export const getWebhookInfo = method('getWebhookInfo', async ({ bot, delivery }) => {
  const { feed, pending } = await delivery.state(bot.id, 'telegram');
  const { webhook, lastError, allowed } = feed;
  return {
    url: webhook?.url ?? '',
    has_custom_certificate: webhook?.certificate !== undefined,
    pending_update_count: pending,
    ...(lastError ? { last_error_date: lastError.date, last_error_message: lastError.message } : {}),
    ...(webhook
      ? {
          max_connections: webhook.maxConnections,
          ip_address: webhook.address ?? webhook.seenAddress ?? '<unknown>',
        }
      : {}),
    ...(allowed ? { allowed_updates: toApiTypes(allowed) } : {}),
  };
});
