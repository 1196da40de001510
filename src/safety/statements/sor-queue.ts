import { canonicalJson } from '#lib/canonical-json.ts';
import type { Decision } from '../enforcement/types.ts';
import { recordEvents, steadyNowMs } from '../events/record.ts';
import type { SafetyContext, SafetyTx, SubjectRecord } from '../ports.ts';
import { systemActor } from '../roles.ts';
import { buildSor } from './sor-build.ts';
import { validateSor } from './sor-validate.ts';

/**
 * Queues the record of a decision. `puid` is unique for ever: prefix and decision id. A record that our own validator
 * refuses is kept as `refused` with its faults for a person to mend, and never sent.
 */
export async function queueSor(
  tx: SafetyTx,
  safety: SafetyContext,
  decision: Decision,
  record: SubjectRecord,
): Promise<void> {
  const puid = `${safety.settings.sor?.puidPrefix ?? 'tocsin'}-${decision.id}`;
  const payload = buildSor(decision, record, puid);
  const faults = validateSor({ ...payload });
  const valid = Object.keys(faults).length === 0;
  const id = await tx.sorEntries.nextId();
  const nextAttemptMs = await steadyNowMs(tx, safety);
  await tx.sorEntries.put({
    id,
    puid,
    decisionId: decision.id,
    payload: JSON.stringify(payload),
    status: valid ? 'queued' : 'refused',
    attempts: 0,
    nextAttemptMs,
    acceptedAtMs: null,
    errors: valid ? null : canonicalJson(faults),
    reversedAfterwards: false,
  });
  const about = { subjectKey: decision.subjectKey, ...(decision.caseId === null ? {} : { caseId: decision.caseId }) };
  await recordEvents(tx, safety, systemActor, [
    { type: valid ? 'sor-queued' : 'sor-refused', ...about, data: { puid, decisionId: decision.id } },
  ]);
}

/** Takes an unsent record out of the queue; a sent one is marked, since the database offers no withdrawal. */
export async function withdrawSor(tx: SafetyTx, safety: SafetyContext, decisionId: number): Promise<void> {
  const entry = await tx.sorEntries.first({ where: { decision: decisionId } });
  if (!entry || entry.status === 'withdrawn') return;
  if (entry.status === 'accepted') {
    await tx.sorEntries.put({ ...entry, reversedAfterwards: true });
    return;
  }
  await tx.sorEntries.put({ ...entry, status: 'withdrawn' });
  await recordEvents(tx, safety, systemActor, [{ type: 'sor-withdrawn', data: { puid: entry.puid, decisionId } }]);
}
