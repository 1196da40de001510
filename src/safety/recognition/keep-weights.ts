import type { VerdictRecord } from '../networks/fingerprint-store.ts';
import { packWeights, unpackWeights, weightsState } from '../networks/kept-weights.ts';
import type { WeightTable } from '../networks/weight-table.ts';
import { type Actor, requireMay } from '../roles.ts';
import type { SafetyContext } from '../ports.ts';
import { appendJournal } from './journal.ts';

/** All that people ever decided about matches, and the table that this server learned from it, if it did. */
export async function readDecided(
  safety: SafetyContext,
  actor: Actor,
): Promise<{ verdicts: readonly VerdictRecord[]; kept: WeightTable | undefined }> {
  requireMay(actor, 'networks.manage');
  return safety.store.read(async (tx) => ({
    verdicts: await tx.memory.verdicts(),
    kept: unpackWeights(await tx.memory.state(weightsState)),
  }));
}

/** Puts a table in force on this server; the watcher takes it up at once and scores with it from then on. */
export async function keepWeights(safety: SafetyContext, actor: Actor, table: WeightTable): Promise<void> {
  requireMay(actor, 'networks.manage');
  await safety.store.write(async (tx) => {
    await tx.memory.putState(weightsState, packWeights(table));
    await appendJournal(tx, safety.clock.nowMs(), { kind: 'weights' });
  });
}
