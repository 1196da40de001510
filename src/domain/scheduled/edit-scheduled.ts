import { refuse } from '../errors.ts';
import type { AccountId, MessageId, PeerId } from '../ids.ts';
import { checkNewMedia } from '../messages/check-new-media.ts';
import { changedContent, type EditRequest } from '../messages/edit-message.ts';
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
  /** What changes of the message; what is left out stays. */
  change: Pick<EditRequest, 'text' | 'entities' | 'media' | 'invertMedia' | 'noWebPage' | 'preview'>;
  session?: string | undefined;
}

/**
 * Changes when a waiting message is sent, and what it says and carries.
 *
 * @throws message-id-invalid, schedule-date-too-late, schedule-status-private, message-empty, media-caption-too-long,
 * and what an edit refuses of media
 */
export function editScheduled(world: World, request: EditScheduledRequest): Promise<LogEntry[]> {
  const { account, peer, id, dueAt, change } = request;
  return world.store.write(async (tx) => {
    const [message] = await tx.scheduled.get(account, peer, [id]);
    if (!message) return refuse('message-id-invalid');
    await checkDueAt(world, tx, { account, peer, dueAt });
    if (change.media) checkNewMedia(message.data, change.media);
    const data = prepareContent(world, changedContent(message.data, change));
    await tx.scheduled.update({ ...message, dueAt, data });
    const body = { kind: 'newScheduled' as const, peer, id };
    return [await appendUpdate(tx, account, world.clock.nowS(), body, { exceptSession: request.session })];
  });
}
