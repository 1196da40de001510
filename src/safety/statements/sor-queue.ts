import { canonicalJson } from '#lib/canonical-json.ts';
import type { Decision } from '../enforcement/types.ts';
import { found, refuseSafety } from '../errors.ts';
import { recordEvents, steadyNowMs } from '../events/record.ts';
import { officeOf } from '../office.ts';
import type { SafetyContext, SafetyTx, SubjectRecord } from '../ports.ts';
import { type Actor, requireMay, systemActor } from '../roles.ts';
import { buildSor } from './sor-build.ts';
import { validateSor } from './sor-validate.ts';
import type { SorEntry } from './types.ts';

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
  const { sor } = await officeOf(tx, safety);
  const puid = `${sor?.puidPrefix ?? 'tocsin'}-${decision.id}`;
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
    await tx.sorEntries.put({ ...entry, reversedAfterwards: true }, entry);
    return;
  }
  await tx.sorEntries.put({ ...entry, status: 'withdrawn' }, entry);
  await recordEvents(tx, safety, systemActor, [{ type: 'sor-withdrawn', data: { puid: entry.puid, decisionId } }]);
}

/** Lets a refused record wait for delivery again, with a payload that a person has mended. Refuses an invalid one. */
export async function retrySor(
  safety: SafetyContext,
  actor: Actor,
  entryId: number,
  payload?: Readonly<Record<string, unknown>>,
): Promise<SorEntry> {
  requireMay(actor, 'sor.retry');
  return safety.store.write(async (tx) => {
    const entry = found(await tx.sorEntries.get(entryId), 'record', entryId);
    if (entry.status !== 'refused')
      refuseSafety('state-invalid', { what: 'record', state: entry.status, wanted: 'refused' });
    const stored: Readonly<Record<string, unknown>> = JSON.parse(entry.payload);
    const mended = { ...(payload ?? stored), puid: entry.puid };
    const faults = Object.keys(validateSor(mended));
    if (faults.length > 0)
      refuseSafety('field-invalid', { field: faults.join(', '), why: 'the schema does not allow it' });
    const nextAttemptMs = await recordEvents(tx, safety, actor, [
      { type: 'sor-queued', data: { puid: entry.puid, decisionId: entry.decisionId, again: true } },
    ]);
    const queued: SorEntry = {
      ...entry,
      payload: JSON.stringify(mended),
      status: 'queued',
      attempts: 0,
      nextAttemptMs,
      errors: null,
    };
    await tx.sorEntries.put(queued);
    return queued;
  });
}
