import { refuse } from '../errors.ts';
import type { AccountId, MessageId, PeerId } from '../ids.ts';
import type { ChatAction, Message } from '../messages/content.ts';
import { logToAllCopies, requireMessage } from '../messages/edit-message.ts';
import { sendIn } from '../messages/send-message.ts';
import type { Tx, World, WriteTx } from '../ports.ts';
import type { LogEntry } from '../updates/bodies.ts';
import { speakerOf } from '../reactions/send-reaction.ts';
import { type Checklist, type ChecklistTask, prepareTasks } from './checklist.ts';

interface Change {
  account: AccountId;
  peer: PeerId;
  /** The message with the list. */
  id: MessageId;
  session?: string | undefined;
}

/**
 * Marks tasks as done or not done. The chat says who did; nothing happens when all of them are as wished.
 *
 * @throws message-id-invalid, message-author-required, the refusals of sending
 */
export function markTasks(
  world: World,
  change: Change & { done: readonly number[]; undone: readonly number[] },
): Promise<{ mailbox: number; entries: LogEntry[] }> {
  return world.store.write(async (tx) => {
    const { message, list } = await requireChecklist(tx, change, 'othersMark');
    const known = new Set(list.tasks.map(({ id }) => id));
    const isDone = new Set(list.done.map(({ task }) => task));
    const done = [...new Set(change.done)].filter((id) => known.has(id) && !isDone.has(id));
    const undone = [...new Set(change.undone)].filter((id) => isDone.has(id) && !change.done.includes(id));
    if (done.length + undone.length === 0) return { mailbox: message.mailbox, entries: [] };
    const date = world.clock.nowS();
    const by = await speakerOf(tx, change.peer, change.account);
    const marks = [
      ...list.done.filter(({ task }) => !undone.includes(task)),
      ...done.map((task) => ({ task, by, date })),
    ];
    return apply(world, tx, change, message, { ...list, done: marks }, { kind: 'tasksMarked', done, undone });
  });
}

/**
 * Adds tasks to a list; the chat says which.
 *
 * @throws message-id-invalid, message-author-required, checklist-not-modified, checklist-task-duplicate and the like
 */
export function addTasks(
  world: World,
  change: Change & { tasks: readonly ChecklistTask[] },
): Promise<{ mailbox: number; entries: LogEntry[] }> {
  return world.store.write(async (tx) => {
    const { message, list } = await requireChecklist(tx, change, 'othersAdd');
    if (change.tasks.length === 0) refuse('checklist-not-modified');
    const tasks = prepareTasks(world.limits, change.tasks, list.tasks);
    const after = { ...list, tasks: [...list.tasks, ...tasks] };
    return apply(world, tx, change, message, after, { kind: 'tasksAdded', tasks });
  });
}

/** A list of somebody else is open to others only as far as its author said; a forwarded one is nobody's to change. */
async function requireChecklist(
  tx: Tx,
  { account, peer, id }: Change,
  open: 'othersAdd' | 'othersMark',
): Promise<{ message: Message; list: Checklist }> {
  const message = await requireMessage(tx, account, peer, id);
  const { media, forward, sender, author, takenDown } = message.content;
  if (media?.kind !== 'checklist' || forward || takenDown) return refuse('message-id-invalid');
  if ((author ?? sender) !== account && !media[open]) refuse('message-author-required');
  return { message, list: media };
}

async function apply(
  world: World,
  tx: WriteTx,
  { account, peer, session }: Change,
  message: Message,
  list: Checklist,
  action: ChatAction,
): Promise<{ mailbox: number; entries: LogEntry[] }> {
  const { id, sender: _, date: __, editDate, ...before } = message.content;
  await tx.messages.updateContent(id, { ...before, media: list }, editDate);
  if (action.kind === 'tasksAdded') await tx.search.markChanged(id);
  const edited = await logToAllCopies(tx, message, world.clock.nowS(), 'editMessage', session);
  const said = await sendIn(world, tx, {
    sender: account,
    peer,
    session,
    replyTo: message.id,
    data: { text: '', action },
  });
  return { mailbox: message.mailbox, entries: [...edited, ...said.entries] };
}
