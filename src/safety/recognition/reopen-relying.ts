import type { SafetyContext, SafetyTx } from '../ports.ts';
import { reopenMatch } from './verdicts.ts';

/** Confirmed pairs of these networks whose evidence is gone now come back before a person. */
export async function reopenRelying(
  tx: SafetyTx,
  safety: SafetyContext,
  networks: readonly string[],
  dead: readonly string[],
  nowMs: number,
): Promise<void> {
  const gone = new Set(dead);
  for (const network of networks) {
    for (const { subject, state, evidence } of await tx.memory.suspicions(network)) {
      if (state !== 'confirmed' || !evidence.some((id) => gone.has(id))) continue;
      const match = await tx.matches.first({ where: { subject, network } });
      if (match && match.state === 'confirmed') await reopenMatch(tx, safety, match, nowMs);
    }
  }
}
