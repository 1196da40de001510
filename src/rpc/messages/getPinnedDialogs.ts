import { getPinnedDialogs as get } from '#domain';
import { method } from '../method.ts';
import { toTlPeerDialogs } from '../to-tl/dialogs/peer-dialogs.ts';

export const getPinnedDialogs = method(
  'messages.getPinnedDialogs',
  async (call, request) => toTlPeerDialogs(call, await get(call.world, call.account, request.folderId)),
  { peopleOnly: true },
);
