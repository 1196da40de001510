import { readAllowed } from '../from-api/allowed-updates.ts';
import { readWebhook } from '../from-api/webhook.ts';
import { method } from '../method.ts';

export const setWebhook = method('setWebhook', async (call) => {
  const { args, bot, delivery } = call;
  const webhook = await readWebhook(call);
  const allowed = readAllowed(args);
  await delivery.setWebhook(bot.id, 'telegram', {
    ...(webhook ? { webhook } : {}),
    ...(allowed ? { allowed } : {}),
    dropPending: args.flag('drop_pending_updates'),
  });
  return true;
});
