import { deletePosts, refuse } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const deleteMessages = method('channels.deleteMessages', async (call, request) => {
  if (request.id.length > call.world.limits.pageSize) refuse('limit-invalid');
  const { pts, ptsCount } = await deletePosts(call.world, {
    account: call.account,
    chat: fromTlChannel(call, request.channel),
    ids: request.id,
    session: ownSession(call),
  });
  return { _: 'messages.affectedMessages', pts, ptsCount };
});
