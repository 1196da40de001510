import { reverseIn } from '../enforcement/reverse.ts';
import { found, refuseSafety } from '../errors.ts';
import { recordEvents, steadyNowMs } from '../events/record.ts';
import { safetyLimits } from '../limits.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { type Actor, type ActorOrSystem, requireMay, systemActor } from '../roles.ts';
import { addMonths } from '../statements/months.ts';
import { accountIn } from './figures.ts';
import type { MisuseStep } from './types.ts';

/** Objections are open as long as complaints are (DSA Art. 20(1)). */
export const objectionUntilMs = ({ madeAtMs }: MisuseStep): number => addMonths(madeAtMs, 6);

/**
 * Whoever was warned or suspended disagrees, once. A suspended account complains about the decision instead. Refuses
 * `state-invalid`, `appeal-exists`, `appeal-closed`.
 */
export async function objectToMisuse(safety: SafetyContext, stepId: number, text: string): Promise<MisuseStep> {
  return safety.store.write(async (tx) => {
    const step = found(await tx.misuse.get(stepId), 'misuse', stepId);
    if (step.decisionId !== null)
      refuseSafety('state-invalid', { what: 'misuse', state: 'a decision', wanted: 'a complaint about it' });
    if (step.objection) refuseSafety('appeal-exists', { appealId: stepId });
    const nowMs = await steadyNowMs(tx, safety);
    if (nowMs > objectionUntilMs(step)) refuseSafety('appeal-closed', { openUntilMs: objectionUntilMs(step) });
    const atMs = await recordEvents(tx, safety, systemActor, [
      { type: 'misuse-objected', data: { misuseId: stepId, cause: step.misuse, step: step.step } },
    ]);
    const objection = {
      text: text.slice(0, safetyLimits.appealTextLength),
      atMs,
      outcome: null,
      reasons: null,
      answeredAtMs: null,
    };
    const objected: MisuseStep = { ...step, objection };
    await tx.misuse.put(objected);
    return objected;
  });
}

/** Somebody else than who decided answers, with reasons; `lifted` ends the step at once. Refuses `same-person`. */
export async function answerObjection(
  safety: SafetyContext,
  actor: Actor,
  stepId: number,
  answer: { readonly outcome: 'stands' | 'lifted'; readonly reasons: string },
): Promise<MisuseStep> {
  requireMay(actor, 'appeal.decide');
  checkReason(answer.reasons);
  return safety.store.write(async (tx) => {
    const step = found(await tx.misuse.get(stepId), 'misuse', stepId);
    const { objection } = step;
    if (!objection || objection.outcome !== null) {
      const state = objection ? 'answered' : 'no objection';
      return refuseSafety('state-invalid', { what: 'misuse', state, wanted: 'an open objection' });
    }
    if (step.madeBy === actor.person) refuseSafety('same-person', { what: 'misuse' });
    const answeredAtMs = await recordEvents(tx, safety, actor, [
      {
        type: 'misuse-answered',
        data: { misuseId: stepId, cause: step.misuse, outcome: answer.outcome, openedAtMs: objection.atMs },
      },
    ]);
    const answered: MisuseStep = {
      ...step,
      objection: { ...objection, outcome: answer.outcome, reasons: answer.reasons.trim(), answeredAtMs },
    };
    await tx.misuse.put(answered);
    return answer.outcome === 'lifted' ? endStep(tx, safety, actor, answered) : answered;
  });
}

/** Ends a warning or a suspension before its time. Refuses `state-invalid` when it has ended. */
export async function liftMisuse(
  safety: SafetyContext,
  actor: Actor,
  stepId: number,
  reason: string,
): Promise<MisuseStep> {
  requireMay(actor, 'misuse.suspend');
  checkReason(reason);
  return safety.store.write(async (tx) => {
    const step = found(await tx.misuse.get(stepId), 'misuse', stepId);
    if (step.endedAtMs !== null || step.untilMs <= (await steadyNowMs(tx, safety)))
      refuseSafety('state-invalid', { what: 'misuse', state: 'ended', wanted: 'in force' });
    return endStep(tx, safety, actor, step, reason);
  });
}

function checkReason(reason: string): void {
  if (reason.trim().length < safetyLimits.reasonMinLength)
    refuseSafety('reason-required', { minLength: safetyLimits.reasonMinLength });
}

/** A decision behind it is reversed with it; notices and complaints are processed again. */
async function endStep(
  tx: SafetyTx,
  safety: SafetyContext,
  actor: ActorOrSystem,
  step: MisuseStep,
  reason?: string,
): Promise<MisuseStep> {
  const endedAtMs = await recordEvents(tx, safety, actor, [
    {
      type: 'misuse-lifted',
      data: { misuseId: step.id, cause: step.misuse, step: step.step, ...(reason === undefined ? {} : { reason }) },
    },
  ]);
  if (step.decisionId !== null) await reverseIn(tx, safety, actor, step.decisionId, 'own');
  const notifier = await tx.notifiers.first({ where: { key: step.key } });
  if (notifier && step.step === 'suspension') {
    const ends = step.misuse === 'baseless-notices' ? 'suspendedUntilMs' : 'complaintsUntilMs';
    if (step.misuse !== 'illegal-content') await tx.notifiers.put({ ...notifier, [ends]: null });
  }
  const ended: MisuseStep = { ...step, endedAtMs };
  await tx.misuse.put(ended);
  return ended;
}

/** Whether the account behind a step is still shut out by it. */
export async function isInForce(tx: SafetyTx, step: MisuseStep, nowMs: number): Promise<boolean> {
  if (step.endedAtMs !== null || step.untilMs <= nowMs) return false;
  if (step.decisionId === null || accountIn(step.key) === undefined) return true;
  return (await tx.decisions.get(step.decisionId))?.status === 'in-force';
}
