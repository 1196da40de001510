import { refuse } from '../errors.ts';
import type { MailboxId } from '../ids.ts';
import type { Tx, World } from '../ports.ts';
import type { LogEntry } from './bodies.ts';

export type Difference =
  /** The whole rest, or with `more` a slice of it: ask again from the last entry's pts. */
  | { kind: 'entries'; entries: LogEntry[]; pts: number; more: boolean }
  /** Too far behind to be told step by step: fetch everything anew. */
  | { kind: 'tooLong'; pts: number };

/** A moment from which on nothing has happened. */
const never = Number.MAX_SAFE_INTEGER;
/** Of so many values is said once more what they are. */
const restatedEntries = 200;

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
    // A slice always ends beyond `since.pts`, so that whoever asks on gets on.
    const moved = await tx.updates.since(mailbox, since.pts, never, limit + 1);
    const more = moved.length > limit;
    if (more) moved.pop();
    const slice = more ? await wholeEnd(tx, mailbox, moved) : moved;
    const lookbackS = mailbox < 0 ? world.limits.channelZeroPtsLookbackS : world.limits.zeroPtsLookbackS;
    const restated = await tx.updates.restated(mailbox, since.pts, since.date - lookbackS, restatedEntries);
    const entries = [...restated, ...slice];
    return {
      kind: 'entries',
      entries,
      pts: more ? (entries.at(-1)?.pts ?? now) : Math.max(now, entries.at(-1)?.pts ?? 0),
      more,
    };
  });
}

/** A slice with everything that was stated at its last pts: the next one begins behind it. */
async function wholeEnd(tx: Tx, mailbox: MailboxId, slice: readonly LogEntry[]): Promise<LogEntry[]> {
  const end = slice.at(-1)?.pts ?? 0;
  const moving = slice.filter(({ pts, ptsCount }) => ptsCount > 0 || pts < end);
  return [...moving, ...(await tx.updates.restated(mailbox, end, 0, restatedEntries))];
}
