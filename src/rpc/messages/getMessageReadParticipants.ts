import { readParticipants } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';

export const getMessageReadParticipants = method(
  'messages.getMessageReadParticipants',
  async (call, request) => {
    const readers = await readParticipants(call.world, call.account, fromTlPeer(call, request.peer), request.msgId);
    return readers.map(({ account, date }) => ({ _: 'readParticipantDate', userId: account, date }));
  },
  { peopleOnly: true },
);
