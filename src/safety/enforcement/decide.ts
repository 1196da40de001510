import { safetyLimits } from '../limits.ts';
import { found, refuseSafety } from '../errors.ts';
import { recordEvents, steadyNowMs } from '../events/record.ts';
import { noteIllegal } from '../intake/reliability.ts';
import { officeOf } from '../office.ts';
import { preserveIn } from '../orders/vault.ts';
import type { SafetyContext, SafetyTx, SubjectRecord } from '../ports.ts';
import { type ActorOrSystem, actorName, systemActor } from '../roles.ts';
import { issueStatements } from '../statements/issue.ts';
import { wholeCategory, wholeKeyword } from '../statements/sor-schema.ts';
import { checkSubject, subjectKey } from '../subjects.ts';
import { holdSlots } from './hold.ts';
import { slotsOf } from './slots.ts';
import type { Decision, DecisionInput } from './types.ts';

export interface DecideOptions {
  /** People besides the decider who may not judge an appeal about it: who planned, who approved. */
  readonly alsoInvolved?: readonly number[];
  /** Nobody affected is told before this moment (non-disclosure of an order). */
  readonly tellNotBeforeMs?: number;
  /** The id under which an operation has struck already. */
  readonly id?: number;
  /** What the directory said of the subject in this transaction already. */
  readonly record?: SubjectRecord | undefined;
}

/**
 * Makes one decision in the running transaction: checks, puts its slots in force, writes the record, the event and the
 * statements of reasons. Refuses `subject-unknown`, `action-not-applicable`, `field-invalid`.
 */
export async function decideIn(
  tx: SafetyTx,
  safety: SafetyContext,
  actor: ActorOrSystem,
  input: DecisionInput,
  options: DecideOptions = {},
): Promise<Decision> {
  const nowMs = await steadyNowMs(tx, safety);
  checkInput(input, nowMs);
  const named = namesOf(input);
  const slots = slotsOf(input.action, input.subject.kind);
  const key = subjectKey(checkSubject(input.subject));
  const record = found(options.record ?? (await safety.directory.get(tx, input.subject)), 'subject', key);
  const id = options.id ?? (await tx.decisions.nextId());
  const persons = [...(actor === systemActor ? [] : [actor.person]), ...(options.alsoInvolved ?? [])];
  const decision: Decision = {
    ...input,
    ...named,
    id,
    subjectKey: key,
    visibility: record.visibility,
    slots,
    madeBy: actor === systemActor ? null : actor.person,
    madeByName: actorName(actor),
    persons: [...new Set(persons)],
    madeAtMs: nowMs,
    status: 'in-force',
    endedAtMs: null,
    statementIds: [],
  };
  if (await isSpecificMeasure(tx, safety, decision))
    await preserveIn(tx, safety, { orderId: null, decisionId: id }, decision.subject);
  await holdSlots(tx, safety, decision);
  await recordEvents(tx, safety, actor, [{ type: 'decision-made', ...eventOf(decision, record) }]);
  const statementIds = await issueStatements(
    tx,
    safety,
    decision,
    record,
    'restriction',
    options.tellNotBeforeMs ?? nowMs,
  );
  const complete = { ...decision, statementIds };
  await tx.decisions.put(complete);
  if (decision.manifestlyIllegal && slots.length > 0)
    for (const account of record.affected) await noteIllegal(tx, account);
  return complete;
}

/**
 * Terrorist content that a host declared exposed removes by its own measures is kept as that of an order is (TCO Art. 5,
 * 6(1)); an order keeps its items itself. Needs a lawyer's reading.
 */
async function isSpecificMeasure(tx: SafetyTx, safety: SafetyContext, decision: Decision): Promise<boolean> {
  const removes = ['takedown', 'withhold', 'suspend'].includes(decision.action.kind);
  const terrorist = decision.keywords.includes('KEYWORD_TERRORIST_CONTENT');
  if (!removes || !terrorist || decision.visibility !== 'public' || decision.ground.kind === 'tco-order') return false;
  return (await officeOf(tx, safety)).exposed ?? false;
}

function checkInput(input: DecisionInput, nowMs: number): void {
  const { reference, explanation } = input.ground;
  const missing = [
    ...(reference.trim() === '' ? ['ground.reference'] : []),
    ...(explanation.trim() === '' ? ['ground.explanation'] : []),
    ...(input.facts.trim() === '' ? ['facts'] : []),
    ...(input.category.trim() === '' ? ['category'] : []),
  ];
  if (missing.length > 0) refuseSafety('field-missing', { fields: missing });
  if (input.facts.length > safetyLimits.textLength)
    refuseSafety('limit-reached', { what: 'facts', limit: safetyLimits.textLength });
  if (explanation.length > safetyLimits.explanationLength) {
    refuseSafety('limit-reached', { what: 'ground.explanation', limit: safetyLimits.explanationLength });
  }
  if (input.manifestlyIllegal && input.ground.kind !== 'law')
    refuseSafety('field-invalid', { field: 'manifestlyIllegal', why: 'only of what the law forbids' });
  if (input.untilMs !== null && input.untilMs <= nowMs)
    refuseSafety('field-invalid', { field: 'untilMs', why: 'lies in the past' });
}

/** Category and keywords by their whole names in the schema of statements of reasons, so that reports count each once. */
function namesOf(input: DecisionInput): Pick<DecisionInput, 'category' | 'keywords'> {
  const why = (name: string) => `not in the schema of statements of reasons: ${name}`;
  const category = wholeCategory(input.category);
  if (category === undefined) return refuseSafety('field-invalid', { field: 'category', why: why(input.category) });
  const keywords = input.keywords.map(
    (name) => wholeKeyword(name) ?? refuseSafety('field-invalid', { field: 'keywords', why: why(name) }),
  );
  return { category, keywords };
}

/** What the ledger says of a decision: numbers and kinds for the public reports, nothing personal. */
function eventOf(decision: Decision, record: SubjectRecord) {
  return {
    subjectKey: decision.subjectKey,
    ...(decision.caseId === null ? {} : { caseId: decision.caseId }),
    data: {
      decisionId: decision.id,
      action: decision.action.kind,
      slots: decision.slots,
      subjectKind: decision.subject.kind,
      visibility: decision.visibility,
      ground: decision.ground.kind,
      reference: decision.ground.reference,
      category: decision.category,
      keywords: decision.keywords,
      source: decision.source.kind,
      detectedAutomatically: decision.detectedAutomatically,
      automation: decision.automation,
      lang: record.contentLang,
      untilMs: decision.untilMs,
      ...(decision.manifestlyIllegal ? { manifestlyIllegal: true } : {}),
      ...(decision.misuseId === undefined ? {} : { misuseId: decision.misuseId }),
      ...(decision.orderId === undefined ? {} : { orderId: decision.orderId }),
      ...(decision.operationId === undefined ? {} : { operationId: decision.operationId }),
    },
  };
}
