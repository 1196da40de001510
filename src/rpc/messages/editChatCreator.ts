import { transferOwnership } from '#domain';
import { fromTlPasswordProof } from '../from-tl/password.ts';
import { fromTlPeer, fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlEntered } from '../to-tl/chats/joined.ts';

export const editChatCreator = method(
  'messages.editChatCreator',
  async (call, request) => {
    const chat = fromTlPeer(call, request.peer);
    await transferOwnership(call.world, {
      actor: call.account,
      chat,
      heir: fromTlUser(call, request.userId),
      proof: fromTlPasswordProof(request.password),
      keyId: call.keyId,
    });
    return toTlEntered(call, chat, []);
  },
  { peopleOnly: true },
);
