import { fileIntoCase } from '../cases/open.ts';
import { refuseSafety } from '../errors.ts';
import { recordEvents, steadyNowMs } from '../events/record.ts';
import { readLocator } from '../intake/locator.ts';
import { safetyLimits } from '../limits.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { type ActorOrSystem, requireMay, systemActor } from '../roles.ts';
import { parseSubjectKey, subjectKey } from '../subjects.ts';
import { isMemberState } from '../transparency/countries.ts';
import { firstContactSatisfied, gagLatestMs, tcoClocks } from './clock.ts';
import { missingFields, removalOrderFields } from './fields.ts';
import { readInstant } from './instant.ts';
import {
  type Authority,
  type OrderItem,
  type Receipt,
  type RemovalOrder,
  type RemovalOrderForm,
  tcoGrounds,
} from './types.ts';

export interface ReceivedOrder {
  readonly order: RemovalOrder;
  readonly duplicate: boolean;
  /** Fields of Annex I that are empty. The order stands; they are what Annex III may ask for. */
  readonly missing: readonly string[];
}

/** How an order came in, as it is entered. `reachedAt` (ISO 8601 with offset) only when it lay with us before. */
type NewReceipt = Pick<Receipt, 'channel' | 'signature'> & { readonly raw: string; readonly reachedAt?: string };

/**
 * Takes in a removal order. The hour runs from this call, or from the earlier moment at which it reached us: receipt is our
 * own timestamp, whatever the order says and however incomplete it is. The same order sent again keeps its first receipt.
 * Refuses only what cannot be an order at all (no authority, no reference, no items, a time without offset or to come).
 */
export async function receiveRemovalOrder(
  safety: SafetyContext,
  actor: ActorOrSystem,
  form: RemovalOrderForm,
  receipt: NewReceipt,
): Promise<ReceivedOrder> {
  if (actor !== systemActor) requireMay(actor, 'order.receive');
  checkForm(form);
  const missing = missingFields(form, removalOrderFields);
  const key = orderKey(form.issuer.memberState, form.issuer.authorityName, form.referenceNo);
  return safety.store.write(async (tx) => {
    const known = await tx.removalOrders.first({ where: { orderKey: key } });
    if (known) return { order: await foldDuplicate(tx, safety, actor, known), duplicate: true, missing };
    const enteredAtMs = await steadyNowMs(tx, safety);
    const receivedAtMs = reachedMs(receipt, enteredAtMs);
    const items = await resolveItems(tx, safety, form.items);
    const id = await tx.removalOrders.nextId();
    const dueAtMs = receivedAtMs + tcoClocks.removalMs;
    const caseId = await fileItems(tx, safety, actor, id, items, dueAtMs);
    const order = await compose(
      tx,
      safety,
      { id, key, form, items, caseId, receivedAtMs, enteredAtMs, dueAtMs },
      receipt,
    );
    await tx.removalOrders.put(order);
    await recordEvents(tx, safety, actor, [
      {
        type: 'order-received',
        ...inCase(caseId),
        data: {
          orderId: id,
          memberState: form.issuer.memberState,
          authorityType: form.issuer.type,
          items: items.length,
          resolved: items.filter((item) => item.subjectKey !== null).length,
          missing,
          grounds: form.grounds,
          crossBorder: form.crossBorder.isDifferentMemberState,
          channel: receipt.channel,
          signature: receipt.signature,
          firstContactSatisfied: order.firstContact.satisfied,
          dueAtMs,
          ...(receivedAtMs < enteredAtMs ? { reachedAtMs: receivedAtMs } : {}),
        },
      },
      ...(order.gag
        ? [{ type: 'order-gag-set' as const, ...inCase(caseId), data: { orderId: id, untilMs: order.gag.untilMs } }]
        : []),
    ]);
    return { order, duplicate: false, missing };
  });
}

/** What tells an order sent twice from two orders; case and spacing do not matter. */
export function orderKey(memberState: string, authority: string, reference: string): string {
  return [memberState, authority, reference].map((part) => part.trim().toLowerCase().replace(/\s+/g, ' ')).join('|');
}

function checkForm(form: RemovalOrderForm): void {
  const fields = [
    ...(form.issuer.authorityName.trim() === '' ? ['issuer.authorityName'] : []),
    ...(form.referenceNo.trim() === '' ? ['referenceNo'] : []),
    ...(form.items.length === 0 ? ['items'] : []),
  ];
  if (fields.length > 0) refuseSafety('field-missing', { fields });
  if (!isMemberState(form.issuer.memberState))
    refuseSafety('field-invalid', { field: 'issuer.memberState', why: 'not a Member State' });
  if (form.items.length > safetyLimits.itemsPerOrder)
    refuseSafety('limit-reached', { what: 'items', limit: safetyLimits.itemsPerOrder });
  const wrong = form.grounds.find((ground) => !tcoGrounds.includes(ground));
  if (wrong !== undefined) refuseSafety('field-invalid', { field: 'grounds', why: `not in Art. 2(7): ${wrong}` });
  if (form.issuedAt !== '') readInstant(form.issuedAt, 'issuedAt');
}

/** Orders that lay longer unread than this are entered with what they are by now: a matter for a court. */
const oldestMs = 30 * 86_400_000;

function reachedMs({ reachedAt }: NewReceipt, enteredAtMs: number): number {
  if (reachedAt === undefined) return enteredAtMs;
  const reachedAtMs = readInstant(reachedAt, 'reachedAt');
  if (reachedAtMs > enteredAtMs) refuseSafety('field-invalid', { field: 'reachedAt', why: 'lies in the future' });
  if (reachedAtMs < enteredAtMs - oldestMs)
    refuseSafety('field-invalid', { field: 'reachedAt', why: 'lies more than thirty days back' });
  return reachedAtMs;
}

async function foldDuplicate(
  tx: SafetyTx,
  safety: SafetyContext,
  actor: ActorOrSystem,
  known: RemovalOrder,
): Promise<RemovalOrder> {
  const folded = { ...known, duplicates: known.duplicates + 1 };
  await tx.removalOrders.put(folded);
  await recordEvents(tx, safety, actor, [
    { type: 'order-duplicate', ...inCase(known.caseId), data: { orderId: known.id } },
  ]);
  return folded;
}

/** Locations with the subjects that they name here, as far as they name any. */
export async function resolveItems(
  tx: SafetyTx,
  safety: SafetyContext,
  located: RemovalOrderForm['items'],
): Promise<OrderItem[]> {
  const items: OrderItem[] = [];
  for (const { exactUrl, additionalIdentification = '' } of located) {
    const read = readLocator(exactUrl, safety.settings.linkHosts);
    const subject = 'locator' in read ? await safety.directory.find(tx, read.locator) : undefined;
    items.push({
      exactUrl,
      additionalIdentification,
      subjectKey: subject ? subjectKey(subject) : null,
      doneAtMs: null,
      measure: null,
      decisionId: null,
    });
  }
  return items;
}

/** Files the order into the case of each known item; the first is the order's own. Null when none is known. */
export async function fileItems(
  tx: SafetyTx,
  safety: SafetyContext,
  actor: ActorOrSystem,
  id: number,
  items: readonly OrderItem[],
  dueAtMs: number,
): Promise<number | null> {
  let first: number | null = null;
  for (const item of items) {
    if (item.subjectKey === null) continue;
    const filed = await fileIntoCase(tx, safety, actor, {
      subject: parseSubjectKey(item.subjectKey),
      source: { kind: 'order', id },
      queue: 'order',
      reason: 'terrorism',
      weight: 1,
      dueAtMs,
    });
    first ??= filed.id;
  }
  return first;
}

async function compose(
  tx: SafetyTx,
  safety: SafetyContext,
  made: {
    id: number;
    key: string;
    form: RemovalOrderForm;
    items: OrderItem[];
    caseId: number | null;
    receivedAtMs: number;
    enteredAtMs: number;
    dueAtMs: number;
  },
  receipt: NewReceipt,
): Promise<RemovalOrder> {
  const { form, receivedAtMs, enteredAtMs } = made;
  const firstContact = await noteAuthority(tx, form, receivedAtMs);
  const fromMs = form.issuedAt === '' ? receivedAtMs : Math.min(readInstant(form.issuedAt, 'issuedAt'), receivedAtMs);
  const gag = form.nonDisclosure
    ? { fromMs, untilMs: gagLatestMs({ fromMs, untilMs: 0, extended: false }), extended: false }
    : null;
  return {
    id: made.id,
    orderKey: made.key,
    form,
    receipt: {
      channel: receipt.channel,
      signature: receipt.signature,
      digest: safety.digest(receipt.raw),
      receivedAtMs,
      ...(receivedAtMs < enteredAtMs ? { enteredAtMs } : {}),
    },
    state: 'received',
    clock: { receivedAtMs, stops: [], doneAtMs: null },
    dueAtMs: made.dueAtMs,
    items: made.items,
    caseId: made.caseId,
    acknowledgedAtMs: null,
    executedAtMs: null,
    firstContact,
    gag,
    scrutinies: [],
    papers: [],
    duplicates: 0,
  };
}

/**
 * Art. 3(2) wants the first order of an authority announced at least twelve hours before; later orders need nothing.
 * A missing announcement is shown and reported, but it does not stop the hour.
 */
async function noteAuthority(
  tx: SafetyTx,
  form: RemovalOrderForm,
  receivedAtMs: number,
): Promise<RemovalOrder['firstContact']> {
  const key = authorityKey(form.issuer.memberState, form.issuer.authorityName);
  const known = await tx.authorities.first({ where: { key } });
  if (known && known.firstOrderAtMs !== null) return { informedAtMs: known.informedAtMs, satisfied: true };
  const authority: Authority = known ?? {
    id: await tx.authorities.nextId(),
    key,
    memberState: form.issuer.memberState,
    name: form.issuer.authorityName,
    informedAtMs: null,
    firstOrderAtMs: null,
    contact: form.issuer.email,
  };
  await tx.authorities.put({ ...authority, firstOrderAtMs: receivedAtMs });
  return {
    informedAtMs: authority.informedAtMs,
    satisfied: firstContactSatisfied(authority.informedAtMs, receivedAtMs),
  };
}

/** What tells one authority from another; case and spacing of its name do not matter. */
export function authorityKey(memberState: string, name: string): string {
  return `${memberState}|${name.trim().toLowerCase().replace(/\s+/g, ' ')}`;
}

/** The event member for an order's case. */
export function inCase(caseId: number | null): { caseId?: number } {
  return caseId === null ? {} : { caseId };
}
