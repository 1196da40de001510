import Long from 'long';
import { method } from '../method.ts';

/** No bot stands in the menu of attachments here. */
export const getAttachMenuBots = method(
  'messages.getAttachMenuBots',
  async () => ({ _: 'attachMenuBots', hash: Long.ZERO, bots: [], users: [] }),
  { peopleOnly: true },
);
