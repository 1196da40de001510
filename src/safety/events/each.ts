import type { SafetyContext, SafetyTx } from '../ports.ts';
import type { EventType, ModerationEvent } from './types.ts';

/** Rows looked at in one piece: other people's messages wait for it. */
const rowsInOne = 1000;

/** Reads rows of these types after `afterSeq` and through `throughSeq`, oldest first, without keeping others waiting. */
export async function eachEvent(
  safety: Pick<SafetyContext, 'turn'>,
  tx: SafetyTx,
  run: { readonly afterSeq: number; readonly throughSeq: number; readonly types: readonly EventType[] },
  work: (event: ModerationEvent) => void,
): Promise<void> {
  for (let after = run.afterSeq; after < run.throughSeq; after += rowsInOne) {
    const through = Math.min(after + rowsInOne, run.throughSeq);
    for (const event of await tx.events.between(after, through, run.types)) work(event);
    await safety.turn?.();
  }
}
