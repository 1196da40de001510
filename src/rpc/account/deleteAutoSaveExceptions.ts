import { deleteAutoSaveExceptions as remove } from '#domain';
import { method } from '../method.ts';

export const deleteAutoSaveExceptions = method(
  'account.deleteAutoSaveExceptions',
  async (call) => {
    await remove(call.world, call.account);
    return true;
  },
  { peopleOnly: true },
);
