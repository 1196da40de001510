import { changeWebhook } from '../from-api/change-webhook.ts';
import { method } from '../method.ts';

export const deleteWebhook = method('deleteWebhook', (call) => changeWebhook(call, undefined, undefined));
