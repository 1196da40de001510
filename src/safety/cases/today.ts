import { steadyNowMs } from '../events/record.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';

const dayMs = 86_400_000;

/** Pictures that a person has looked at since midnight UTC. */
export async function picturesOfToday(
  tx: SafetyTx,
  safety: Pick<SafetyContext, 'clock'>,
  person: number,
): Promise<number> {
  const midnightMs = Math.floor((await steadyNowMs(tx, safety)) / dayMs) * dayMs;
  return tx.views.count({ where: { person }, atLeast: { at: midnightMs } });
}
