import { logAdmin } from '../channels/admin-log.ts';
import { refuse } from '../errors.ts';
import type { AccountId, ChatId, MessageId } from '../ids.ts';
import type { World } from '../ports.ts';
import { appendUpdate } from '../updates/append-update.ts';
import type { LogEntry } from '../updates/bodies.ts';
import { requireTopicAdmin } from './require-forum.ts';

interface Arranging {
  account: AccountId;
  chat: ChatId;
  session?: string | undefined;
}

/** Pins a topic on top of the forum for everybody, or takes it down. @throws topic-invalid, topics-pinned-too-much */
export function toggleTopicPin(
  world: World,
  request: Arranging & { topic: MessageId; pinned: boolean },
): Promise<LogEntry[]> {
  const { account, chat, pinned } = request;
  return world.store.write(async (tx) => {
    await requireTopicAdmin(tx, account, chat, world.clock.nowS());
    const topic = await tx.topics.get(chat, request.topic);
    if (!topic) return refuse('topic-invalid');
    if (topic.pinnedOrder > 0 === pinned) return [];
    const others = await tx.topics.page({ chat, pinned: true, limit: world.limits.pinnedTopics });
    if (pinned && others.length >= world.limits.pinnedTopics) refuse('topics-pinned-too-much');
    const next = { ...topic, pinnedOrder: pinned ? (others[0]?.pinnedOrder ?? 0) + 1 : 0 };
    await tx.topics.put(next);
    const event = pinned ? { after: next } : { before: topic };
    await logAdmin(world, tx, chat, account, { kind: 'topicPin', ...event });
    const body = { kind: 'topicPinned' as const, chat, topic: topic.id, pinned };
    return [await appendUpdate(tx, chat, world.clock.nowS(), body, { exceptSession: request.session })];
  });
}

/** Puts pinned topics into this order, first on top; with `force` others are unpinned. */
export function reorderPinnedTopics(
  world: World,
  request: Arranging & { order: readonly MessageId[]; force: boolean },
): Promise<LogEntry[]> {
  const { account, chat } = request;
  return world.store.write(async (tx) => {
    await requireTopicAdmin(tx, account, chat, world.clock.nowS());
    const pinned = await tx.topics.page({ chat, pinned: true, limit: world.limits.pinnedTopics });
    const named = await tx.topics.many(chat, request.order);
    const rest = pinned.filter(({ id }) => !request.order.includes(id));
    const ordered = [...named].sort((a, b) => request.order.indexOf(a.id) - request.order.indexOf(b.id));
    const kept = request.force ? ordered : [...ordered, ...rest];
    if (kept.length > world.limits.pinnedTopics) refuse('topics-pinned-too-much');
    for (const topic of request.force ? rest : []) await tx.topics.put({ ...topic, pinnedOrder: 0 });
    for (const [index, topic] of kept.entries()) await tx.topics.put({ ...topic, pinnedOrder: kept.length - index });
    const body = { kind: 'topicsPinned' as const, chat };
    return [await appendUpdate(tx, chat, world.clock.nowS(), body, { exceptSession: request.session })];
  });
}
