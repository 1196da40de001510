import { clearAllDrafts as clear } from '#domain';
import { method } from '../method.ts';

export const clearAllDrafts = method(
  'messages.clearAllDrafts',
  async (call) => {
    await clear(call.world, call.account);
    return true;
  },
  { peopleOnly: true },
);
