import type { tl } from '@mtcute/core';
import type { MailboxId, PeerId, SendResult } from '#domain';
import type { Call } from '../../context.ts';
import { toTlEntries } from '../entries.ts';

/**
 * The answer to founding a group or channel, of which `said` is the first message. There is one new message and one id
 * for it, as if it had been sent: TDLib takes an answer without the id for a refusal.
 */
export async function toTlFounded(
  call: Call,
  mailbox: MailboxId,
  said: SendResult,
  also: Iterable<PeerId>,
): Promise<tl.RawUpdates> {
  const answer = await toTlEntries(call, mailbox, said.entries, also);
  const randomId = call.hashes.of(call.account, 'peer', said.content);
  return { ...answer, updates: [{ _: 'updateMessageID', id: said.id, randomId }, ...answer.updates] };
}
