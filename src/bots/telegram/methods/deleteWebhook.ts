import { method } from '../method.ts';

export const deleteWebhook = method('deleteWebhook', async ({ args, bot, delivery }) => {
  await delivery.setWebhook(bot.id, 'telegram', { dropPending: args.flag('drop_pending_updates') });
  return true;
});
