import type { SafetyTx } from '../ports.ts';
import type { Notifier } from './types.ts';

/**
 * How much a complaint of this person weighs: 1 for somebody new, towards 2 for a good record, towards 0 for a bad one.
 * Two good and two bad outcomes are assumed beforehand, so that one mistake does not silence anybody; an outcome that
 * was manifestly unfounded counts twice.
 */
export function complaintWeight(notifier: Pick<Notifier, 'upheld' | 'rejected' | 'unfounded'> | undefined): number {
  if (!notifier) return 1;
  const good = notifier.upheld + 2;
  const bad = notifier.rejected + 2 * notifier.unfounded + 2;
  return (2 * good) / (good + bad);
}

/** The record of whoever sends under this key; undefined before the first notice. */
export async function notifierOf(tx: SafetyTx, key: string): Promise<Notifier | undefined> {
  return tx.notifiers.first({ where: { key } });
}

/** Under this key stand all who left no address: nobody's record, so that one of them answers for no other. */
export const unnamedKey = 'mail:unnamed';

/** What a key says about who has it. */
export const kindOfNotifier = (key: string): Notifier['kind'] =>
  key.startsWith('account:') ? 'account' : key.startsWith('flagger:') ? 'flagger' : 'mail';

/** The notifier's record, made when there is none yet. */
export async function ensureNotifier(tx: SafetyTx, key: string, kind: Notifier['kind']): Promise<Notifier> {
  const known = await notifierOf(tx, key);
  if (known) return known;
  const made: Notifier = {
    id: await tx.notifiers.nextId(),
    key,
    kind,
    upheld: 0,
    rejected: 0,
    unfounded: 0,
    warnedAtMs: null,
    suspendedUntilMs: null,
  };
  await tx.notifiers.put(made);
  return made;
}

/** Adds one outcome to a notifier's record. */
export async function noteOutcome(
  tx: SafetyTx,
  key: string,
  kind: Notifier['kind'],
  outcome: 'upheld' | 'rejected' | 'unfounded',
): Promise<void> {
  if (key === unnamedKey) return;
  const notifier = await ensureNotifier(tx, key, kind);
  await tx.notifiers.put({ ...notifier, [outcome]: notifier[outcome] + 1 });
}

/** Something of this account was found manifestly illegal. */
export async function noteIllegal(tx: SafetyTx, account: number): Promise<void> {
  const notifier = await ensureNotifier(tx, `account:${account}`, 'account');
  await tx.notifiers.put({ ...notifier, illegal: (notifier.illegal ?? 0) + 1 });
}

/** A complaint of whoever has this key was manifestly unfounded. */
export async function noteBaselessComplaint(tx: SafetyTx, key: string, kind: Notifier['kind']): Promise<void> {
  if (key === unnamedKey) return;
  const notifier = await ensureNotifier(tx, key, kind);
  await tx.notifiers.put({ ...notifier, complaints: (notifier.complaints ?? 0) + 1 });
}
