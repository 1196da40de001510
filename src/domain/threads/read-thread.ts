import type { AccountId, MessageId, PeerId } from '../ids.ts';
import type { World, WriteTx } from '../ports.ts';
import { appendInOrder, type UpdateTo } from '../updates/append-in-order.ts';
import { requireThread, threadFilter, type FoundThread } from './get-thread.ts';

/** Of so many newest read messages the authors are told that they were read. */
const authorsTold = 100;

/** Reads a thread up to `maxId`; the account's other devices learn it, and so do the authors. */
export function readThread(
  world: World,
  request: { account: AccountId; peer: PeerId; id: MessageId; maxId: MessageId; session?: string | undefined },
): Promise<void> {
  return world.store.write(async (tx) => {
    const { account } = request;
    const thread = await requireThread(tx, account, request.peer, request.id);
    const { group, topId, kept } = thread;
    const before = (await tx.threads.reads(account, group.id, [topId])).get(topId) ?? 0;
    const newest = (await tx.updates.state(group.id))?.lastMessageId ?? 0;
    const maxId = Math.min(request.maxId, newest);
    if (maxId <= before) return;
    const body = { kind: 'threadRead' as const, chat: group.id, topId, maxId };
    const own = kept?.post ? { ...body, broadcast: kept.post.broadcast, post: kept.post.id } : body;
    const told = await authorsOf(tx, account, thread, before, maxId);
    await tx.threads.putRead(account, group.id, topId, maxId);
    const updates: UpdateTo[] = told.map((author) => ({
      mailbox: author,
      body: { kind: 'threadReadOutbox', chat: group.id, topId, maxId },
    }));
    const mine: UpdateTo = { mailbox: account, body: own, exceptSession: request.session };
    await appendInOrder(tx, world.clock.nowS(), [mine, ...updates]);
  });
}

/** Authors of what was read now and by nobody else before; who writes has read, and that does not count. */
async function authorsOf(
  tx: WriteTx,
  reader: AccountId,
  thread: FoundThread,
  before: MessageId,
  maxId: MessageId,
): Promise<AccountId[]> {
  const { group, topId } = thread;
  const messages = await tx.messages.history({
    mailbox: group.id,
    ...threadFilter(thread),
    aboveId: before,
    belowId: maxId + 1,
    limit: authorsTold,
  });
  const newest = new Map<AccountId, MessageId>();
  for (const { id, content } of messages) {
    const { sender } = content;
    if (sender > 0 && sender !== reader && !newest.has(sender)) newest.set(sender, id);
  }
  const fresh: AccountId[] = [];
  for (const [author, id] of newest)
    if ((await tx.threads.readByOthers(author, group.id, topId)) < id) fresh.push(author);
  return fresh;
}
