import { sendReaction as send } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { fromTlReactions } from '../from-tl/reaction.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlEntries } from '../to-tl/entries.ts';

export const sendReaction = method('messages.sendReaction', async (call, request) => {
  const { mailbox, entries } = await send(call.world, {
    account: call.account,
    peer: fromTlPeer(call, request.peer),
    id: request.msgId,
    emoticons: fromTlReactions(request.reaction),
    big: request.big ?? false,
    remember: request.addToRecent ?? false,
    session: ownSession(call),
  });
  return toTlEntries(call, mailbox, entries);
});
