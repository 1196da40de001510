import { officeOf } from '../office.ts';
import { decideIn } from '../enforcement/decide.ts';
import { isApplicable, withholdInUnion } from '../enforcement/slots.ts';
import type { EnforcementAction } from '../enforcement/types.ts';
import { refuseSafety } from '../errors.ts';
import { recordEvents, steadyNowMs } from '../events/record.ts';
import { readLocator } from '../intake/locator.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import { parseSubjectKey, type SubjectRef, subjectKey } from '../subjects.ts';
import { annexII } from './annexes.ts';
import { changeOrder } from './change.ts';
import { readClock } from './clock.ts';
import { inCase } from './receive.ts';
import type { OrderItem, RemovalOrder } from './types.ts';
import { preserveIn } from './vault.ts';

/** Notes that a person has seen the order. */
export async function acknowledgeOrder(safety: SafetyContext, actor: Actor, orderId: number): Promise<RemovalOrder> {
  requireMay(actor, 'order.receive');
  return changeOrder(safety, orderId, async (order, tx) => {
    if (order.acknowledgedAtMs !== null) return order;
    const acknowledgedAtMs = await recordEvents(tx, safety, actor, [
      {
        type: 'order-acknowledged',
        ...inCase(order.caseId),
        data: { orderId, receivedAtMs: order.receipt.receivedAtMs },
      },
    ]);
    return { ...order, acknowledgedAtMs, state: order.state === 'received' ? 'acknowledged' : order.state };
  });
}

export interface ExecuteOptions {
  readonly measure: 'removed' | 'disabled-all-member-states';
  /** Locations that name nothing here are then noted as gone already; without it they refuse. */
  readonly unknownAreGone?: boolean;
}

/**
 * Carries a removal order out: seals a copy of each item for the vault, removes it, stops the clock and drafts Annex II,
 * all in one transaction. Doing it again changes nothing. Refuses while the clock is stopped or items are unknown.
 */
export async function executeOrder(
  safety: SafetyContext,
  actor: Actor,
  orderId: number,
  options: ExecuteOptions,
): Promise<RemovalOrder> {
  requireMay(actor, 'order.execute');
  return changeOrder(safety, orderId, async (order, tx) => {
    if (order.executedAtMs !== null) return order;
    if (order.state === 'stopped')
      refuseSafety('state-invalid', { what: 'removal order', state: 'stopped', wanted: 'running' });
    const items: OrderItem[] = [];
    for (const item of order.items) items.push(await executeItem(tx, safety, actor, order, item, options));
    const executedAtMs = await steadyNowMs(tx, safety);
    const clock = { ...order.clock, doneAtMs: executedAtMs };
    const reading = readClock(clock, executedAtMs);
    const done: RemovalOrder = {
      ...order,
      items,
      clock,
      executedAtMs,
      acknowledgedAtMs: order.acknowledgedAtMs ?? executedAtMs,
      state: 'executed',
    };
    const paper = annexII(done, await officeOf(tx, safety), { atMs: executedAtMs, authorisedPerson: actor.pseudonym });
    await recordEvents(tx, safety, actor, [
      {
        type: 'order-executed',
        ...inCase(order.caseId),
        data: {
          orderId,
          memberState: order.form.issuer.memberState,
          receivedAtMs: order.receipt.receivedAtMs,
          acknowledgedAtMs: done.acknowledgedAtMs,
          items: items.length,
          gone: items.filter((item) => item.measure === 'already-gone').length,
          runningMs: reading.elapsedMs,
          late: reading.late,
        },
      },
      { type: 'order-paper', ...inCase(order.caseId), data: { orderId, paper: paper.kind } },
    ]);
    return { ...done, papers: [...done.papers, paper] };
  });
}

async function executeItem(
  tx: SafetyTx,
  safety: SafetyContext,
  actor: Actor,
  order: RemovalOrder,
  item: OrderItem,
  options: ExecuteOptions,
): Promise<OrderItem> {
  const subject = await subjectOf(tx, safety, item);
  const nowMs = await steadyNowMs(tx, safety);
  const record = subject && (await safety.directory.get(tx, subject));
  if (!subject || !record) {
    if (!options.unknownAreGone) refuseSafety('subject-unknown', { subject: item.exactUrl });
    await recordEvents(tx, safety, actor, [
      { type: 'order-item-done', ...inCase(order.caseId), data: { orderId: order.id, measure: 'already-gone' } },
    ]);
    return { ...item, doneAtMs: nowMs, measure: 'already-gone' };
  }
  const key = subjectKey(subject);
  await preserveIn(tx, safety, { orderId: order.id }, subject);
  const decision = await decideIn(
    tx,
    safety,
    actor,
    {
      subject,
      action: actionFor(subject, options.measure),
      ground: {
        kind: 'tco-order',
        reference: `Regulation (EU) 2021/784, Art. 3; ${order.form.issuer.memberState} ${order.form.referenceNo}`,
        explanation: 'A competent authority ordered the removal of this item as terrorist content.',
        redress: redressOf(order),
      },
      facts: 'The item is named in a removal order that we received.',
      source: { kind: 'order', id: order.id },
      detectedAutomatically: false,
      automation: 'none',
      category: 'STATEMENT_CATEGORY_RISK_FOR_PUBLIC_SECURITY',
      keywords: ['KEYWORD_TERRORIST_CONTENT'],
      untilMs: null,
      caseId: order.caseId,
      orderId: order.id,
    },
    order.gag ? { tellNotBeforeMs: order.gag.untilMs } : {},
  );
  await recordEvents(tx, safety, actor, [
    {
      type: 'order-item-done',
      subjectKey: key,
      ...inCase(order.caseId),
      data: { orderId: order.id, measure: options.measure },
    },
  ]);
  return { ...item, subjectKey: key, doneAtMs: nowMs, measure: options.measure, decisionId: decision.id };
}

/** Body, deadline and legislation that the order names, in one line; empty when it names none. */
function redressOf({ form: { redress } }: RemovalOrder): string {
  return [redress.body, redress.deadline, redress.legislationLink].filter((part) => part.trim() !== '').join(', ');
}

/** Looks again when the location was unknown at receipt. */
async function subjectOf(tx: SafetyTx, safety: SafetyContext, item: OrderItem): Promise<SubjectRef | undefined> {
  if (item.subjectKey !== null) return parseSubjectKey(item.subjectKey);
  const read = readLocator(item.exactUrl, safety.settings.linkHosts);
  return 'locator' in read ? safety.directory.find(tx, read.locator) : undefined;
}

/** Accounts, bots and files cannot be withheld in some countries only: for them both measures mean that they are gone. */
function actionFor(subject: SubjectRef, measure: ExecuteOptions['measure']): EnforcementAction {
  if (subject.kind === 'account' || subject.kind === 'bot') return { kind: 'suspend' };
  const inUnion = measure === 'disabled-all-member-states' && isApplicable('withhold', subject.kind);
  return inUnion ? withholdInUnion : { kind: 'takedown' };
}
