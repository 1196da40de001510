import { getMessages, readablePlace } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlEntries } from '../to-tl/entries.ts';

export const getMessagesReactions = method(
  'messages.getMessagesReactions',
  async (call, request) => {
    const peer = fromTlPeer(call, request.peer);
    const { mailbox, floor } = await call.world.store.read((tx) => readablePlace(tx, call.account, peer));
    const messages = await getMessages(call.world, mailbox, request.id);
    const date = call.world.clock.nowS();
    const entries = messages
      .filter((message) => message.peer === peer && message.id > floor)
      .map((message) => ({
        pts: 0,
        ptsCount: 0,
        date,
        order: 0,
        body: { kind: 'reactions' as const, peer, id: message.id },
      }));
    return toTlEntries(call, mailbox, entries);
  },
  { peopleOnly: true },
);
