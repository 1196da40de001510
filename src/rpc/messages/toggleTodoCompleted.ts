import { markTasks } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlEntries } from '../to-tl/entries.ts';

export const toggleTodoCompleted = method(
  'messages.toggleTodoCompleted',
  async (call, request) => {
    const { mailbox, entries } = await markTasks(call.world, {
      account: call.account,
      peer: fromTlPeer(call, request.peer),
      id: request.msgId,
      done: request.completed,
      undone: request.incompleted,
      session: ownSession(call),
    });
    return toTlEntries(call, mailbox, entries);
  },
  { peopleOnly: true },
);
