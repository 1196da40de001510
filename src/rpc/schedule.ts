import type { tl } from '@mtcute/core';
import { type SendRequest, scheduleMessage } from '#domain';
import type { Call } from './context.ts';
import { toTlEntries } from './to-tl/entries.ts';

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
