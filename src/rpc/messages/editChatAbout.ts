import { editGroupAbout } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';

export const editChatAbout = method('messages.editChatAbout', async (call, request) => {
  await editGroupAbout(call.world, { actor: call.account, chat: fromTlPeer(call, request.peer), about: request.about });
  return true;
});
