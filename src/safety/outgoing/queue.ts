import type { SafetyContext, SafetyTx } from '../ports.ts';
import type { OutgoingMessage } from './types.ts';

/** Lays something ready to leave with the commit, or not before a moment. Mails are left out where no mail server is set. */
export async function queueOutgoing(
  tx: SafetyTx,
  safety: Pick<SafetyContext, 'clock' | 'settings'>,
  message: OutgoingMessage,
  notBeforeMs = 0,
): Promise<boolean> {
  if (message.kind === 'mail' && !safety.settings.mails) return false;
  const nextAttemptMs = Math.max(safety.clock.nowMs(), notBeforeMs);
  const id = await tx.outgoing.nextId();
  await tx.outgoing.put({ id, attempts: 0, nextAttemptMs, ...message });
  return true;
}
