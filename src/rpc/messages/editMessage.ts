import { closePoll, editMessage as edit, refuse } from '#domain';
import { checkSendable } from '../from-tl/check-sendable.ts';
import { fromTlChange } from '../from-tl/change.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { fromTlReplyMarkup } from '../from-tl/reply-markup.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { editWaiting } from '../schedule.ts';
import { toTlEntries } from '../to-tl/entries.ts';

export const editMessage = method('messages.editMessage', async (call, request) => {
  checkSendable(request);
  // Shortcuts are kept for nobody, so no message stands in one.
  if (request.quickReplyShortcutId !== undefined) refuse('message-id-invalid');
  const peer = fromTlPeer(call, request.peer);
  // Clients close a poll by sending it again as closed.
  if (request.media?._ === 'inputMediaPoll' && request.media.poll.closed) {
    const closed = await closePoll(call.world, {
      account: call.account,
      peer,
      id: request.id,
      session: ownSession(call),
    });
    return toTlEntries(call, closed.mailbox, closed.entries);
  }
  if (request.scheduleDate) return editWaiting(call, peer, request, request.scheduleDate);
  const { mailbox, entries } = await edit(call.world, {
    account: call.account,
    peer,
    id: request.id,
    session: ownSession(call),
    ...(await fromTlChange(call, request)),
    ...(request.replyMarkup && call.isBot ? { markup: fromTlReplyMarkup(request.replyMarkup) } : {}),
  });
  return toTlEntries(call, mailbox, entries);
});
