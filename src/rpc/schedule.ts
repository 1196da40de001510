import type { tl } from '@mtcute/core';
import {
  type AlbumRequest,
  editScheduled,
  type ForwardRequest,
  isDueNow,
  type PeerId,
  refuse,
  type Scheduled,
  type SendRequest,
  scheduleAlbum,
  scheduleForward,
  scheduleMessage,
  sendScheduled,
} from '#domain';
import type { Call } from './context.ts';
import { fromTlEntities } from './from-tl/entities.ts';
import { ownSession } from './session-name.ts';
import { toTlEntries } from './to-tl/entries.ts';
import { toTlSent } from './to-tl/messages/sent.ts';

/** Schedules and answers as a send does: the id that was given, then the news of the waiting message. */
export async function schedule(
  call: Call,
  request: SendRequest,
  dueAt: number,
  randomId: tl.Long,
): Promise<tl.RawUpdates> {
  return toTlKept(call, [await scheduleMessage(call.world, { ...request, dueAt })], [randomId]);
}

/** The same for the messages of an album. */
export async function scheduleTogether(
  call: Call,
  request: AlbumRequest,
  dueAt: number,
  randomIds: readonly tl.Long[],
): Promise<tl.RawUpdates> {
  return toTlKept(call, await scheduleAlbum(call.world, { ...request, dueAt }), randomIds);
}

/** The same for forwarded messages. */
export async function scheduleForwarded(
  call: Call,
  request: ForwardRequest,
  dueAt: number,
  randomIds: readonly tl.Long[],
): Promise<tl.RawUpdates> {
  return toTlKept(call, await scheduleForward(call.world, { ...request, dueAt }), randomIds);
}

async function toTlKept(call: Call, kept: readonly Scheduled[], randomIds: readonly tl.Long[]): Promise<tl.RawUpdates> {
  const answer = await toTlEntries(
    call,
    call.account,
    kept.flatMap(({ entries }) => entries),
  );
  const ids = kept.flatMap(({ message }, index): tl.RawUpdateMessageID[] => {
    const randomId = randomIds[index];
    return randomId ? [{ _: 'updateMessageID', id: message.id, randomId }] : [];
  });
  return { ...answer, updates: [...ids, ...answer.updates] };
}

/** A new date, and maybe a new text, for a waiting message; with a date that has come it is sent. */
export async function editWaiting(
  call: Call,
  peer: PeerId,
  request: tl.messages.RawEditMessageRequest,
  dueAt: number,
): Promise<tl.TypeUpdates> {
  const { account, world } = call;
  if (isDueNow(world, dueAt)) {
    const waiting = await world.store.read((tx) => tx.scheduled.get(account, peer, [request.id]));
    if (waiting.length === 0) refuse('message-id-invalid');
    const results = await sendScheduled(world, waiting);
    return toTlSent(
      call,
      results.map((result) => ({ result, randomId: undefined })),
    );
  }
  const entries = await editScheduled(world, {
    account,
    peer,
    id: request.id,
    dueAt,
    session: ownSession(call),
    ...(request.message !== undefined
      ? { text: request.message, entities: fromTlEntities(call, request.entities) }
      : {}),
  });
  return toTlEntries(call, account, entries);
}
