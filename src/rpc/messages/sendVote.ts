import { sendVote as send } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlEntries } from '../to-tl/entries.ts';

export const sendVote = method(
  'messages.sendVote',
  async (call, request) => {
    const { mailbox, entries } = await send(call.world, {
      account: call.account,
      peer: fromTlPeer(call, request.peer),
      id: request.msgId,
      options: request.options.map((option) => option.toBase64()),
      session: ownSession(call),
    });
    return toTlEntries(call, mailbox, entries);
  },
  { peopleOnly: true },
);
