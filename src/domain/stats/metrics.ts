import type { AdminEvent } from '../channels/admin-log-repository.ts';
import { isInside } from '../channels/is-inside.ts';
import type { AccountId, ChatId, MessageId } from '../ids.ts';
import type { WriteTx } from '../ports.ts';
import type { PersonDeed } from './repository.ts';

export const dayS = 86_400;

/** How long after it was written a post's views and shares are counted by the hour as well as by the day. */
export const countedByHourS = 7 * dayS;

/** Whole days since 1970, UTC: the days by which everything is counted. */
export const dayOf = (dateS: number): number => Math.floor(dateS / dayS);

/** The hour of the day, 0–23, UTC. */
export const hourOf = (dateS: number): number => Math.floor((dateS % dayS) / 3600);

/** Two letters of a client's language, as `pt-br` and `pt` are one; undefined for what is no language. */
export function languageOf(code: string | undefined): string | undefined {
  return /^[a-z]{2,3}/.exec(code?.toLowerCase() ?? '')?.[0];
}

/** Adds up counts under their names. */
export function bump(counts: Map<string, number>, metric: string, n = 1): void {
  counts.set(metric, (counts.get(metric) ?? 0) + n);
}

interface Counted {
  metric: string;
  person?: PersonDeed;
}

/** What a noted deed means for the statistics; undefined for what they do not tell. */
function countedAs(event: AdminEvent): Counted | undefined {
  switch (event.kind) {
    case 'join':
      return { metric: 'joined:name' };
    case 'joinByInvite':
      return { metric: 'joined:link' };
    case 'joinByRequest':
      return { metric: 'joined:request' };
    case 'invite':
      return { metric: 'joined:member', person: 'invite' };
    case 'leave':
      return { metric: 'left' };
    case 'delete':
      return { metric: 'deleted', person: 'delete' };
    case 'ban':
      if (event.after.status === 'restricted') return { metric: 'restricted', person: 'restrict' };
      return event.after.status === 'banned' ? { metric: 'removed', person: 'remove' } : undefined;
    default:
      return undefined;
  }
}

/** Counts a deed in the write that does it: these are rare beside what is sent and read. */
export async function countDeed(
  tx: WriteTx,
  chat: ChatId,
  actor: AccountId,
  dateS: number,
  event: AdminEvent,
): Promise<void> {
  const counted = countedAs(event);
  if (!counted) return;
  const counts = new Map([[counted.metric, 1]]);
  // Who is shut out while inside leaves, too.
  if (event.kind === 'ban' && counted.metric === 'removed' && isInside(event.before)) bump(counts, 'left');
  await tx.stats.add(chat, 0, dayOf(dateS), counts);
  if (counted.person)
    await tx.stats.addPeople(chat, dayOf(dateS), counted.person, [{ account: actor, n: 1, chars: 0 }]);
}

/** Counts reactions that were given to a message of a supergroup or channel. */
export async function countReactions(
  tx: WriteTx,
  place: { chat: ChatId; id: MessageId },
  given: readonly string[],
  dateS: number,
): Promise<void> {
  if (given.length === 0) return;
  const counts = new Map<string, number>();
  for (const emoticon of given) bump(counts, `reaction:${emoticon}`);
  await tx.stats.add(place.chat, place.id, dayOf(dateS), counts);
  bump(counts, 'reactions', given.length);
  await tx.stats.add(place.chat, 0, dayOf(dateS), counts);
}
