import { refuse } from '../errors.ts';
import type { AccountId, MessageId, PeerId } from '../ids.ts';
import type { Entity } from '../messages/content.ts';
import { prepareContent } from '../messages/send-message.ts';
import type { World } from '../ports.ts';
import { appendUpdate } from '../updates/append-update.ts';
import type { LogEntry } from '../updates/bodies.ts';
import { checkDueAt } from './schedule-message.ts';

export interface EditScheduledRequest {
  account: AccountId;
  peer: PeerId;
  id: MessageId;
  /** Unix seconds. */
  dueAt: number;
  text?: string;
  entities?: Entity[];
  session?: string | undefined;
}

/**
 * Changes when a waiting message is sent, and its text when one is given.
 *
 * @throws message-id-invalid, schedule-date-too-late, schedule-status-private, message-empty, media-caption-too-long
 */
export function editScheduled(world: World, request: EditScheduledRequest): Promise<LogEntry[]> {
  const { account, peer, id, dueAt, text, entities } = request;
  checkDueAt(world, dueAt);
  return world.store.write(async (tx) => {
    const [message] = await tx.scheduled.get(account, peer, [id]);
    if (!message) return refuse('message-id-invalid');
    const { entities: _, ...rest } = message.data;
    const data = text === undefined ? message.data : { ...rest, text, ...(entities ? { entities } : {}) };
    await tx.scheduled.update({ ...message, dueAt, data: prepareContent(world, data) });
    const body = { kind: 'newScheduled' as const, peer, id };
    return [await appendUpdate(tx, account, world.clock.nowS(), body, { exceptSession: request.session })];
  });
}
