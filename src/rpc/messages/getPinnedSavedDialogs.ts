import { getPinnedSavedDialogs as get } from '#domain';
import { method } from '../method.ts';
import { toTlSavedDialogs } from '../to-tl/dialogs/saved-dialogs.ts';

export const getPinnedSavedDialogs = method(
  'messages.getPinnedSavedDialogs',
  async (call) => toTlSavedDialogs(call, await get(call.world, call.account)),
  { peopleOnly: true },
);
