import { refuse } from '../errors.ts';
import type { MailboxId } from '../ids.ts';
import type { World } from '../ports.ts';
import type { LogEntry } from './bodies.ts';

export type Difference =
  /** The whole rest, or with `more` a slice of it: ask again from the last entry's pts. */
  | { kind: 'entries'; entries: LogEntry[]; pts: number; more: boolean }
  /** Too far behind to be told step by step: fetch everything anew. */
  | { kind: 'tooLong'; pts: number };

/**
 * What happened in a mailbox since `pts`. Entries that do not move pts are repeated from a while before `date`, as
 * stating a value twice is harmless and missing it is not.
 */
export function getDifference(
  world: World,
  mailbox: MailboxId,
  since: { pts: number; date: number; limit?: number; tooLongAfter?: number },
): Promise<Difference> {
  if (since.pts < 0) refuse('pts-invalid');
  const limit = Math.min(Math.max(since.limit ?? world.limits.differenceEntries, 1), world.limits.differenceEntries);
  const tooLongAfter = Math.min(
    since.tooLongAfter ?? world.limits.differenceTooLongEntries,
    world.limits.differenceTooLongEntries,
  );
  return world.store.read(async (tx) => {
    const now = (await tx.updates.state(mailbox))?.pts ?? 1;
    if (since.pts > now) return { kind: 'entries', entries: [], pts: now, more: false };
    const behind = await tx.updates.countSince(mailbox, since.pts, tooLongAfter + 1);
    if (behind > tooLongAfter) return { kind: 'tooLong', pts: now };
    const sinceDate = since.date - world.limits.zeroPtsLookbackS;
    const entries = await tx.updates.since(mailbox, since.pts, sinceDate, limit + 1);
    const more = entries.length > limit;
    if (more) entries.pop();
    return {
      kind: 'entries',
      entries,
      pts: more ? (entries.at(-1)?.pts ?? now) : Math.max(now, entries.at(-1)?.pts ?? 0),
      more,
    };
  });
}
