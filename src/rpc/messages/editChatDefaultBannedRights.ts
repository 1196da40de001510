import { editDefaultBanned } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { fromTlBannedRights } from '../from-tl/rights.ts';
import { method } from '../method.ts';
import { toTlEntries } from '../to-tl/entries.ts';

export const editChatDefaultBannedRights = method('messages.editChatDefaultBannedRights', async (call, request) => {
  const chat = fromTlPeer(call, request.peer);
  await editDefaultBanned(call.world, { actor: call.account, chat, banned: fromTlBannedRights(request.bannedRights) });
  return toTlEntries(call, call.account, [], [chat]);
});
