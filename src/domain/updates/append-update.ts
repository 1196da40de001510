import type { MailboxId } from '../ids.ts';
import type { Message } from '../messages/content.ts';
import type { WriteTx } from '../ports.ts';
import type { LogEntry, UpdateBody } from './bodies.ts';

export interface AppendOptions {
  /** How many positions the update takes; 0 for one that states a whole new value. */
  ptsCount?: number;
  /** The session that learns of it from its own answer. */
  exceptSession?: string | undefined;
}

/**
 * Writes one entry into a mailbox's log, takes its pts under the mailbox's lock and nudges after the commit.
 * The one way by which clients learn of a change.
 */
export async function appendUpdate(
  tx: WriteTx,
  mailbox: MailboxId,
  nowS: number,
  body: UpdateBody,
  options: AppendOptions = {},
): Promise<LogEntry> {
  const ptsCount = options.ptsCount ?? 0;
  const state = await tx.updates.advance(mailbox, ptsCount, 0);
  return logAt(tx, mailbox, state.pts, ptsCount, nowS, body, options.exceptSession);
}

/** Like `appendUpdate` for a caller that advanced the mailbox itself. `fresh` is the message that the entry tells of. */
export async function logAt(
  tx: WriteTx,
  mailbox: MailboxId,
  pts: number,
  ptsCount: number,
  nowS: number,
  body: UpdateBody,
  exceptSession: string | undefined,
  fresh?: Message,
): Promise<LogEntry> {
  const order = await tx.updates.append(mailbox, pts, ptsCount, nowS, body);
  const entry: LogEntry = { pts, ptsCount, date: nowS, body, order };
  tx.nudge({
    mailbox,
    pts,
    entries: [entry],
    ...(exceptSession ? { exceptSession } : {}),
    ...(fresh ? { fresh } : {}),
  });
  return entry;
}
