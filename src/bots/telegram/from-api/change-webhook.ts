import type { BotUpdateType, Webhook } from '#domain';
import type { Call } from '../context.ts';

/** Sets the webhook, or with nothing takes it away, and says whether that was new. */
export async function changeWebhook(
  { args, bot, delivery, describe }: Call,
  webhook: Webhook | undefined,
  allowed: BotUpdateType[] | undefined,
): Promise<true> {
  const { feed } = await delivery.state(bot.id, 'telegram');
  const dropPending = args.flag('drop_pending_updates');
  const before = feed.webhook;
  await delivery.setWebhook(bot.id, 'telegram', {
    ...(webhook ? { webhook } : {}),
    ...(allowed ? { allowed } : {}),
    dropPending,
  });
  if (webhook) describe(!dropPending && isSame(webhook, before) ? 'Webhook is already set' : 'Webhook was set');
  else describe(before ? 'Webhook was deleted' : 'Webhook is already deleted');
  return true;
}

const isSame = (webhook: Webhook, before: Webhook | undefined): boolean =>
  webhook.certificate === undefined &&
  before?.certificate === undefined &&
  before?.url === webhook.url &&
  before.secret === webhook.secret &&
  before.address === webhook.address &&
  before.maxConnections === webhook.maxConnections;
