import type { tl } from '@mtcute/core';
import {
  editScheduled,
  isDueNow,
  type PeerId,
  refuse,
  type SendRequest,
  scheduleMessage,
  sendScheduled,
} from '#domain';
import type { Call } from './context.ts';
import { fromTlEntities } from './from-tl/entities.ts';
import { ownSession } from './session-name.ts';
import { toTlEntries } from './to-tl/entries.ts';
import { toTlSent } from './to-tl/sent.ts';

/** Schedules and answers as a send does: the id that was given, then the news of the waiting message. */
export async function schedule(
  call: Call,
  request: SendRequest,
  dueAt: number,
  randomId: tl.Long,
): Promise<tl.RawUpdates> {
  const { message, entries } = await scheduleMessage(call.world, { ...request, dueAt });
  const answer = await toTlEntries(call, call.account, entries);
  return { ...answer, updates: [{ _: 'updateMessageID', id: message.id, randomId }, ...answer.updates] };
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
