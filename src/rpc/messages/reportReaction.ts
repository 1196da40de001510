import { requireMessage } from '#domain';
import { RpcError } from '../errors.ts';
import { fileReport } from '../file-report.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { peerSubject } from '../from-tl/report-subject.ts';
import { method } from '../method.ts';

export const reportReaction = method(
  'messages.reportReaction',
  async (call, request) => {
    const peer = fromTlPeer(call, request.peer);
    const reactor = fromTlPeer(call, request.reactionPeer);
    const reactions = await call.world.store.read(async (tx) => {
      const message = await requireMessage(tx, call.account, peer, request.id);
      return tx.reactions.of(message.content.id, reactor);
    });
    if (reactions.length === 0) throw new RpcError(400, 'USER_ID_INVALID');
    const comment = `Reacted ${reactions.map(({ emoticon }) => emoticon).join(' ')} to message ${request.id} in ${peer}.`;
    await fileReport(call, { subjects: [peerSubject(reactor)], reason: 'spam', comment });
    return true;
  },
  { peopleOnly: true },
);
