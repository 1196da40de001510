import { deleteAnswer } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlEntries } from '../to-tl/entries.ts';

export const deletePollAnswer = method(
  'messages.deletePollAnswer',
  async (call, request) => {
    const { mailbox, entries } = await deleteAnswer(call.world, {
      account: call.account,
      peer: fromTlPeer(call, request.peer),
      id: request.msgId,
      option: request.option.toBase64(),
      session: ownSession(call),
    });
    return toTlEntries(call, mailbox, entries);
  },
  { peopleOnly: true },
);
