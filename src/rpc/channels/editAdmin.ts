import { editAdmin as edit } from '#domain';
import { fromTlChannel, fromTlUser } from '../from-tl/peer.ts';
import { fromTlAdminRights } from '../from-tl/rights.ts';
import { method } from '../method.ts';
import { toTlEntered } from '../to-tl/chats/joined.ts';

export const editAdmin = method('channels.editAdmin', async (call, request) => {
  const chat = fromTlChannel(call, request.channel);
  await edit(call.world, {
    actor: call.account,
    chat,
    account: fromTlUser(call, request.userId),
    rights: fromTlAdminRights(request.adminRights),
    rank: request.rank ?? '',
  });
  return toTlEntered(call, chat, []);
});
