import { readAllowed } from '../from-api/allowed-updates.ts';
import { changeWebhook } from '../from-api/change-webhook.ts';
import { readWebhook } from '../from-api/webhook.ts';
import { method } from '../method.ts';

export const setWebhook = method('setWebhook', async (call) =>
  changeWebhook(call, await readWebhook(call), readAllowed(call.args)),
);
