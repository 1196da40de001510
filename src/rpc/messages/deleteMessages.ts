import { deleteMessages as remove, refuse } from '#domain';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const deleteMessages = method('messages.deleteMessages', async (call, request) => {
  if (request.id.length > call.world.limits.pageSize) refuse('limit-invalid');
  const { pts, ptsCount } = await remove(call.world, {
    account: call.account,
    ids: request.id,
    revoke: request.revoke ?? false,
    session: ownSession(call),
  });
  return { _: 'messages.affectedMessages', pts, ptsCount };
});
