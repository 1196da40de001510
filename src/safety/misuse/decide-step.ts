import { decideIn } from '../enforcement/decide.ts';
import { refuseSafety } from '../errors.ts';
import { recordEvents, steadyNowMs } from '../events/record.ts';
import { mailTo } from '../intake/notice-letters.ts';
import { ensureNotifier, kindOfNotifier, unnamedKey } from '../intake/reliability.ts';
import { safetyLimits } from '../limits.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import { accountIn, misuseFigures, warningInForce } from './figures.ts';
import { misuseText } from './text.ts';
import type { MisuseAssessment, MisuseFigures, MisuseKind, MisuseStep } from './types.ts';
import { misuseUrl } from './url.ts';

export interface MisuseInput extends MisuseAssessment {
  readonly key: string;
  readonly misuse: MisuseKind;
}

const dayMs = 86_400_000;

/**
 * Warns somebody whose misuse is frequent, with the figures and the reasons (DSA Art. 23(1), (2)). Refuses `not-found`,
 * `reason-required`, and `state-invalid` below two manifest items: once is not often.
 */
export async function warnOfMisuse(safety: SafetyContext, actor: Actor, input: MisuseInput): Promise<MisuseStep> {
  requireMay(actor, 'misuse.warn');
  checkReasons(input);
  return safety.store.write(async (tx) => {
    const nowMs = await steadyNowMs(tx, safety);
    const figures = await misuseFigures(tx, safety, await knownKey(tx, input), input.misuse, nowMs);
    if (figures.manifest < safetyLimits.misuseLeast) {
      refuseSafety('state-invalid', {
        what: 'misuse',
        state: `${figures.manifest} manifest items`,
        wanted: `at least ${safetyLimits.misuseLeast}`,
      });
    }
    const step = await newStep(tx, safety, actor, input, figures, {
      step: 'warning',
      untilMs: nowMs + safetyLimits.warningLifetimeMs,
    });
    return complete(tx, safety, step);
  });
}

/**
 * Suspends for some days after a warning that was not heeded: the account as a decision with its statement of reasons, or
 * the processing of notices or complaints. Refuses `state-invalid` without a warning in force or anything since.
 */
export async function suspendForMisuse(
  safety: SafetyContext,
  actor: Actor,
  input: MisuseInput & { readonly days: number },
): Promise<MisuseStep> {
  requireMay(actor, 'misuse.suspend');
  checkReasons(input);
  const { days } = input;
  if (!Number.isSafeInteger(days) || days < 1 || days > safetyLimits.misuseLongestDays)
    refuseSafety('field-invalid', { field: 'days', why: `from 1 to ${safetyLimits.misuseLongestDays}` });
  return safety.store.write(async (tx) => {
    const nowMs = await steadyNowMs(tx, safety);
    const key = await knownKey(tx, input);
    const warning = await warningInForce(tx, key, input.misuse, nowMs);
    if (!warning) refuseSafety('state-invalid', { what: 'misuse', state: 'not warned', wanted: 'warned' });
    const figures = await misuseFigures(tx, safety, key, input.misuse, nowMs);
    if (figures.sinceWarning === 0) {
      refuseSafety('state-invalid', { what: 'misuse', state: 'none since the warning', wanted: 'some since it' });
    }
    const untilMs = nowMs + days * dayMs;
    const step = await newStep(tx, safety, actor, input, figures, { step: 'suspension', untilMs });
    if (input.misuse === 'illegal-content') return suspendAccount(tx, safety, actor, step);
    const notifier = await ensureNotifier(tx, key, kindOfNotifier(key));
    const ends = input.misuse === 'baseless-notices' ? 'suspendedUntilMs' : 'complaintsUntilMs';
    await tx.notifiers.put({ ...notifier, [ends]: untilMs });
    return complete(tx, safety, step);
  });
}

function checkReasons({ reasons }: MisuseAssessment): void {
  if (reasons.trim().length < safetyLimits.reasonMinLength)
    refuseSafety('reason-required', { minLength: safetyLimits.reasonMinLength });
  if (reasons.length > safetyLimits.explanationLength)
    refuseSafety('limit-reached', { what: 'reasons', limit: safetyLimits.explanationLength });
}

/** A key that somebody has. Notices without a name and an address share one key, which is nobody's. */
async function knownKey(tx: SafetyTx, { key, misuse }: MisuseInput): Promise<string> {
  if (misuse === 'illegal-content' && accountIn(key) === undefined)
    refuseSafety('field-invalid', { field: 'key', why: 'only an account provides content' });
  const known = await tx.notifiers.first({ where: { key } });
  if (!known || key === unnamedKey) return refuseSafety('not-found', { what: 'notifier', id: key });
  return key;
}

async function newStep(
  tx: SafetyTx,
  safety: SafetyContext,
  actor: Actor,
  input: MisuseInput,
  figures: MisuseFigures,
  how: Pick<MisuseStep, 'step' | 'untilMs'>,
): Promise<MisuseStep> {
  const { key, misuse, gravity, intent } = input;
  const id = await tx.misuse.nextId();
  const { total, manifest } = figures;
  const madeAtMs = await recordEvents(tx, safety, actor, [
    {
      type: how.step === 'warning' ? 'misuse-warned' : 'misuse-suspended',
      ...(misuse === 'illegal-content' ? { subjectKey: key } : {}),
      data: {
        misuseId: id,
        cause: misuse,
        kind: kindOfNotifier(key),
        gravity,
        intent,
        total,
        manifest,
        ...(how.step === 'suspension' ? { untilMs: how.untilMs } : {}),
      },
    },
  ]);
  return {
    id,
    key,
    misuse,
    gravity,
    intent,
    reasons: input.reasons.trim(),
    ...how,
    figures,
    lang: await langOf(tx, safety, key),
    madeBy: actor.person,
    madeByName: actor.pseudonym,
    madeAtMs,
    decisionId: null,
    told: false,
    endedAtMs: null,
    objection: null,
  };
}

async function langOf(tx: SafetyTx, safety: SafetyContext, key: string): Promise<string> {
  const account = accountIn(key);
  if (account !== undefined) return (await safety.directory.get(tx, { kind: 'account', id: account }))?.lang ?? 'en';
  const notice = await tx.notices.first({ where: { notifier: key }, order: [{ by: 'received', descending: true }] });
  return notice?.lang ?? 'en';
}

/** Tells an account through its service chat, others by mail; these find it at the page of their receipt as well. */
async function complete(tx: SafetyTx, safety: SafetyContext, step: MisuseStep): Promise<MisuseStep> {
  const account = accountIn(step.key);
  const text = misuseText(step, misuseUrl(safety, step.id));
  const told =
    account === undefined
      ? await mailTo(tx, safety, step.key, text)
      : await safety.messenger.tell(tx, account, { text, statementId: null });
  const written = { ...step, told };
  await tx.misuse.put(written);
  return written;
}

/** The account is told by the decision's own statement of reasons, and complains about that. */
async function suspendAccount(
  tx: SafetyTx,
  safety: SafetyContext,
  actor: Actor,
  step: MisuseStep,
): Promise<MisuseStep> {
  const { manifest, total, about } = step.figures;
  const [category = 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC'] =
    Object.entries(about).toSorted(([, a], [, b]) => b - a)[0] ?? [];
  const decision = await decideIn(tx, safety, actor, {
    subject: { kind: 'account', id: accountIn(step.key) ?? 0 },
    action: { kind: 'suspend' },
    ground: {
      kind: 'law',
      reference: 'Regulation (EU) 2022/2065, Art. 23(1)',
      explanation: step.reasons,
    },
    facts: `${manifest} of ${total} items within 180 days were found manifestly illegal, of them ${step.figures.sinceWarning} after a warning.`,
    source: { kind: 'own-initiative' },
    detectedAutomatically: false,
    automation: 'none',
    category,
    keywords: [],
    untilMs: step.untilMs,
    caseId: null,
    misuseId: step.id,
  });
  const written = { ...step, decisionId: decision.id, told: decision.statementIds.length > 0 };
  await tx.misuse.put(written);
  return written;
}
