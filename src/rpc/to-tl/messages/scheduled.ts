import type { tl } from '@mtcute/core';
import type { Message, PeerId, ScheduledMessage } from '#domain';
import type { Call } from '../../context.ts';
import { toTlMessages } from './messages.ts';

/** A waiting message in the shape of one that was sent: its date is when it is due. */
export const asMessage = (waiting: ScheduledMessage): Message => ({
  mailbox: waiting.account,
  id: waiting.id,
  peer: waiting.peer,
  out: true,
  mentioned: false,
  mediaUnread: false,
  pinned: false,
  ...(waiting.replyTo !== undefined ? { replyTo: waiting.replyTo } : {}),
  content: {
    id: 0,
    sender: waiting.sendAs ?? waiting.account,
    date: waiting.dueAt,
    ...waiting.data,
    fromScheduled: true,
  },
});

export function toTlScheduledPage(
  call: Call,
  peer: PeerId,
  waiting: readonly ScheduledMessage[],
): Promise<tl.messages.RawMessages> {
  return call.world.store.read(async (tx) => {
    const page = await toTlMessages(call, tx, waiting.map(asMessage), [peer]);
    return { _: 'messages.messages', topics: [], ...page };
  });
}
