import { addTasks } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { fromTlTasks } from '../from-tl/todo.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlEntries } from '../to-tl/entries.ts';

export const appendTodoList = method(
  'messages.appendTodoList',
  async (call, request) => {
    const { mailbox, entries } = await addTasks(call.world, {
      account: call.account,
      peer: fromTlPeer(call, request.peer),
      id: request.msgId,
      tasks: fromTlTasks(call, request.list),
      session: ownSession(call),
    });
    return toTlEntries(call, mailbox, entries);
  },
  { peopleOnly: true },
);
