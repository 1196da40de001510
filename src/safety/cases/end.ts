import { recordEvents } from '../events/record.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import type { ActorOrSystem } from '../roles.ts';
import { aloneOf } from './gather.ts';
import type { Case, CaseOutcome } from './types.ts';

/** Ends a case and all that were joined to it; they are told of one by one in the ledger. Returns them as they are then. */
export async function endTogether(
  tx: SafetyTx,
  safety: SafetyContext,
  actor: ActorOrSystem,
  parts: readonly Case[],
  outcome: CaseOutcome,
): Promise<Case[]> {
  const closedAtMs = await recordEvents(
    tx,
    safety,
    actor,
    parts.map((part) => ({
      type: 'case-closed' as const,
      caseId: part.id,
      subjectKey: part.subjectKey,
      data: { outcome, complaints: aloneOf(part).complaints },
    })),
  );
  const closed = parts.map(
    (part): Case => ({
      ...part,
      status: 'closed',
      claimedBy: null,
      claimedByName: null,
      claimedUntilMs: null,
      closedAtMs,
      outcome,
    }),
  );
  for (const part of closed) await tx.cases.put(part);
  return closed;
}
