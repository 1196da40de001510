import type { tl } from '@mtcute/core';
import {
  type AlbumRequest,
  editScheduled,
  type ForwardRequest,
  isDueNow,
  type PeerId,
  refuse,
  type Scheduled,
  type ScheduledMessage,
  type SendRequest,
  scheduleAlbum,
  scheduleForward,
  scheduleMessage,
  sendScheduled,
} from '#domain';
import type { Call } from './context.ts';
import { fromTlChange } from './from-tl/change.ts';
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

/** A new date, and maybe other words or media, for a waiting message; with a date that has come it is sent. */
export async function editWaiting(
  call: Call,
  peer: PeerId,
  request: tl.messages.RawEditMessageRequest,
  dueAt: number,
): Promise<tl.TypeUpdates> {
  const { account, world } = call;
  const { id } = request;
  const change = await fromTlChange(call, request);
  const edit = { account, peer, id, change, session: ownSession(call) };
  if (!isDueNow(world, dueAt)) return toTlEntries(call, account, await editScheduled(world, { ...edit, dueAt }));
  const waiting = () => world.store.read((tx) => tx.scheduled.get(account, peer, [id]));
  const [before] = await waiting();
  if (before && Object.keys(change).length > 0) await editScheduled(world, { ...edit, dueAt: before.dueAt });
  return sendNow(call, await waiting());
}

/** Sends what waits at once, and tells whoever asked for it why it may not be sent. @throws message-id-invalid */
export async function sendNow(call: Call, waiting: readonly ScheduledMessage[]): Promise<tl.RawUpdates> {
  if (waiting.length === 0) refuse('message-id-invalid');
  const results = await sendScheduled(call.world, waiting, true);
  return toTlSent(
    call,
    results.map((result) => ({ result, randomId: undefined })),
  );
}
