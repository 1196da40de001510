import { RpcError } from '../errors.ts';
import { method } from '../method.ts';

/** Bots have the page of their menu button, and none with names of their own. */
export const getBotApp = method(
  'messages.getBotApp',
  async () => {
    throw new RpcError(400, 'BOT_APP_INVALID');
  },
  { peopleOnly: true },
);
