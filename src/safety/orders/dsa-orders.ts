import { fileIntoCase } from '../cases/open.ts';
import { decideIn } from '../enforcement/decide.ts';
import type { DecisionInput, EnforcementAction } from '../enforcement/types.ts';
import { found, refuseSafety } from '../errors.ts';
import { recordEvents, steadyNowMs } from '../events/record.ts';
import { readLocator } from '../intake/locator.ts';
import { queueTargetsMs, safetyLimits } from '../limits.ts';
import type { SafetyContext } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import { parseSubjectKey, type SubjectKey, subjectKey } from '../subjects.ts';
import { isMemberState } from '../transparency/countries.ts';
import { actOrderFields, informOrderFields, missingFields } from './fields.ts';
import { orderKey } from './receive.ts';
import { isSilentAt, tellOfInformation } from './tell-information.ts';
import type { DsaOrder } from './types.ts';

export type DsaOrderForm = Pick<
  DsaOrder,
  | 'kind'
  | 'memberState'
  | 'authorityName'
  | 'referenceNo'
  | 'legalBasis'
  | 'statementOfReasons'
  | 'locations'
  | 'territorialScope'
  | 'language'
  | 'redress'
  | 'effectReportTo'
  | 'category'
  | 'informationAsked'
  | 'purpose'
  | 'answerByMs'
  | 'tellAtMs'
>;

/** Takes in an order to act (Art. 9) or to provide information (Art. 10). Returns the fields that it leaves empty. */
export async function receiveDsaOrder(
  safety: SafetyContext,
  actor: Actor,
  form: DsaOrderForm,
): Promise<{ readonly order: DsaOrder; readonly missing: readonly string[] }> {
  requireMay(actor, 'order.receive');
  const missing = missingFields(form, form.kind === 'act' ? actOrderFields : informOrderFields);
  if (!isMemberState(form.memberState))
    refuseSafety('field-invalid', { field: 'memberState', why: 'not a Member State' });
  if (form.locations.length === 0) refuseSafety('field-missing', { fields: ['locations'] });
  if (form.locations.length > safetyLimits.itemsPerOrder)
    refuseSafety('limit-reached', { what: 'locations', limit: safetyLimits.itemsPerOrder });
  return safety.store.write(async (tx) => {
    const key = `${form.kind}|${orderKey(form.memberState, form.authorityName, form.referenceNo)}`;
    const known = await tx.dsaOrders.first({ where: { orderKey: key } });
    if (known) return { order: known, missing };
    const keys = new Set<SubjectKey>();
    for (const location of form.locations) {
      const read = readLocator(location, safety.settings.linkHosts);
      const subject = 'locator' in read ? await safety.directory.find(tx, read.locator) : undefined;
      if (subject) keys.add(subjectKey(subject));
    }
    const id = await tx.dsaOrders.nextId();
    const receivedAtMs = await steadyNowMs(tx, safety);
    let caseId: number | null = null;
    for (const subject of keys) {
      const filed = await fileIntoCase(tx, safety, actor, {
        subject: parseSubjectKey(subject),
        source: { kind: form.kind === 'act' ? 'act-order' : 'info-order', id },
        queue: 'order',
        reason: null,
        weight: 1,
        dueAtMs: form.answerByMs ?? receivedAtMs + queueTargetsMs.notice,
      });
      caseId ??= filed.id;
    }
    const order: DsaOrder = {
      ...form,
      id,
      orderKey: key,
      subjectKeys: [...keys],
      receivedAtMs,
      state: 'received',
      acknowledgedAtMs: null,
      answeredAtMs: null,
      effect: null,
      personToldAtMs: null,
      caseId,
    };
    await tx.dsaOrders.put(order);
    await recordEvents(tx, safety, actor, [
      {
        type: form.kind === 'act' ? 'act-order-received' : 'info-order-received',
        data: {
          orderId: id,
          memberState: form.memberState,
          category: form.category,
          items: form.locations.length,
          missing,
        },
      },
    ]);
    return { order, missing };
  });
}

/** Tells the ledger that the authority was told of receipt. */
export async function acknowledgeDsaOrder(safety: SafetyContext, actor: Actor, orderId: number): Promise<DsaOrder> {
  requireMay(actor, 'order.receive');
  return safety.store.write(async (tx) => {
    const order = found(await tx.dsaOrders.get(orderId), 'order', orderId);
    if (order.acknowledgedAtMs !== null) return order;
    const acknowledgedAtMs = await recordEvents(tx, safety, actor, [
      {
        type: order.kind === 'act' ? 'act-order-acknowledged' : 'info-order-acknowledged',
        data: { orderId, memberState: order.memberState, category: order.category, receivedAtMs: order.receivedAtMs },
      },
    ]);
    const acknowledged: DsaOrder = { ...order, state: 'acknowledged', acknowledgedAtMs };
    await tx.dsaOrders.put(acknowledged);
    return acknowledged;
  });
}

/**
 * Gives effect to an order to act on all its subjects and reports the effect. The affected are told by then at the
 * latest, with the reasons and the redress that the order names (Art. 9(5)).
 */
export async function giveEffect(
  safety: SafetyContext,
  actor: Actor,
  orderId: number,
  action: EnforcementAction,
): Promise<DsaOrder> {
  requireMay(actor, 'order.execute');
  return safety.store.write(async (tx) => {
    const order = found(await tx.dsaOrders.get(orderId), 'order', orderId);
    if (order.kind !== 'act')
      refuseSafety('state-invalid', { what: 'order', state: 'order to provide information', wanted: 'order to act' });
    if (order.state === 'answered') return order;
    const nowMs = await steadyNowMs(tx, safety);
    const silent = isSilentAt(order, nowMs);
    for (const key of order.subjectKeys) {
      const input: DecisionInput = {
        subject: parseSubjectKey(key),
        action,
        ground: {
          kind: 'act-order',
          reference: `${order.legalBasis}; ${order.memberState} ${order.referenceNo}`,
          explanation:
            order.statementOfReasons.slice(0, safetyLimits.explanationLength) ||
            'The order names this item as illegal content.',
          redress: order.redress,
        },
        facts: 'The item is named in an order to act that we received.',
        source: { kind: 'order', id: orderId },
        detectedAutomatically: false,
        automation: 'none',
        category: order.category,
        keywords: [],
        untilMs: null,
        caseId: order.caseId,
      };
      await decideIn(tx, safety, actor, input, silent ? { tellNotBeforeMs: order.tellAtMs ?? nowMs } : {});
    }
    const effect = order.subjectKeys.length > 0 ? 'given' : 'not-possible';
    const { memberState, category, receivedAtMs } = order;
    const answeredAtMs = await recordEvents(tx, safety, actor, [
      { type: 'act-order-effect', data: { orderId, memberState, category, effect, receivedAtMs } },
    ]);
    const answered: DsaOrder = {
      ...order,
      state: 'answered',
      answeredAtMs,
      effect,
      personToldAtMs: silent ? null : answeredAtMs,
    };
    await tx.dsaOrders.put(answered);
    return answered;
  });
}

/**
 * Answers an order to provide information: only what is held already, or that nothing is held. The recipients are told of
 * the order and of its effect now, or when the order lets them be told (Art. 10(5)).
 */
export async function answerInformation(
  safety: SafetyContext,
  actor: Actor,
  orderId: number,
  effect: 'information-provided' | 'not-held',
): Promise<DsaOrder> {
  requireMay(actor, 'order.execute');
  return safety.store.write(async (tx) => {
    const order = found(await tx.dsaOrders.get(orderId), 'order', orderId);
    if (order.kind !== 'inform')
      refuseSafety('state-invalid', { what: 'order', state: 'order to act', wanted: 'order to provide information' });
    if (order.state === 'answered') return order;
    const answeredAtMs = await recordEvents(tx, safety, actor, [
      {
        type: 'info-order-answered',
        data: {
          orderId,
          memberState: order.memberState,
          category: order.category,
          effect,
          receivedAtMs: order.receivedAtMs,
        },
      },
    ]);
    const silent = isSilentAt(order, answeredAtMs);
    const answered: DsaOrder = {
      ...order,
      state: 'answered',
      answeredAtMs,
      effect,
      personToldAtMs: silent ? null : answeredAtMs,
    };
    await tx.dsaOrders.put(answered);
    await tellOfInformation(tx, safety, answered, silent ? (order.tellAtMs ?? answeredAtMs) : answeredAtMs);
    return answered;
  });
}
