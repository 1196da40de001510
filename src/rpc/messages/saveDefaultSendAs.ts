import { saveDefaultSendAs as save } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';

export const saveDefaultSendAs = method(
  'messages.saveDefaultSendAs',
  async (call, request) => {
    const chat = fromTlPeer(call, request.peer);
    await save(call.world, { account: call.account, chat, sendAs: fromTlPeer(call, request.sendAs) });
    return true;
  },
  { peopleOnly: true },
);
