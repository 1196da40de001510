import { languageOfDevice, type PeerId, readablePlace } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlPeers } from '../to-tl/peers.ts';
import { loadReplies, toTlReplies } from '../to-tl/messages/replies.ts';

export const getMessagesViews = method(
  'messages.getMessagesViews',
  async (call, request) => {
    const peer = fromTlPeer(call, request.peer);
    const ids = request.id.slice(0, call.world.limits.pageSize);
    const language = languageOfDevice((await call.keys.load(call.wireKeyId))?.device);
    const { account } = call;
    const counters = await call.views.look({ account, peer, ids, increment: request.increment, language });
    return call.world.store.read(async (tx) => {
      const { mailbox, floor } = await readablePlace(tx, call.account, peer);
      const messages = (await tx.messages.get(mailbox, ids)).filter(({ id }) => id > floor);
      const replies = await loadReplies(call, tx, messages);
      const peers = new Set<PeerId>();
      const byId = new Map(messages.map((message) => [message.id, toTlReplies({ replies }, message, peers)]));
      return {
        _: 'messages.messageViews',
        views: ids.map((id, index) => ({ _: 'messageViews' as const, ...counters[index], replies: byId.get(id) })),
        ...(await toTlPeers(call, tx, peers)),
      };
    });
  },
  { peopleOnly: true },
);
