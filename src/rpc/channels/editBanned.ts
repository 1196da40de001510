import { editBanned as edit } from '#domain';
import { fromTlChannel, fromTlPeer } from '../from-tl/peer.ts';
import { fromTlBannedRights } from '../from-tl/rights.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlEntered } from '../to-tl/chats/joined.ts';

export const editBanned = method('channels.editBanned', async (call, request) => {
  const chat = fromTlChannel(call, request.channel);
  const entries = await edit(call.world, {
    actor: call.account,
    chat,
    account: fromTlPeer(call, request.participant),
    banned: fromTlBannedRights(request.bannedRights),
    untilS: request.bannedRights.untilDate,
    session: ownSession(call),
  });
  return toTlEntered(call, chat, entries);
});
