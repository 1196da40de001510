import type { Json } from '#lib/canonical-json.ts';
import type { Office } from '../office.ts';
import type { OrderPaper, RemovalOrder, StopReason } from './types.ts';

const iso = (ms: number): string => new Date(ms).toISOString();

function heading(order: RemovalOrder, office: Office): { [key: string]: Json } {
  return {
    issuer: {
      authorityName: order.form.issuer.authorityName,
      memberState: order.form.issuer.memberState,
      fileNo: order.form.issuer.fileNo,
    },
    referenceNo: order.form.referenceNo,
    hostReference: String(order.id),
    receivedAt: iso(order.receipt.receivedAtMs),
    host: office.providerName,
    legalRepresentative: office.legalRepresentative,
    contactPoint: office.contactPoint,
  };
}

/** Annex II: what was done, and when. Drafted by the desk, sent by a person of legal. Needs a lawyer's reading. */
export function annexII(
  order: RemovalOrder,
  office: Office,
  facts: { atMs: number; authorisedPerson: string },
): OrderPaper {
  const disabled = order.items.some((item) => item.measure === 'disabled-all-member-states');
  const body = {
    form: 'Annex II',
    ...heading(order, office),
    measure: disabled ? 'disabled_all_MS' : 'removed',
    measureAt: iso(order.executedAtMs ?? facts.atMs),
    items: order.items.map((item) => ({
      url: item.exactUrl,
      measure: item.measure,
      at: item.doneAtMs === null ? null : iso(item.doneAtMs),
    })),
    authorisedPerson: facts.authorisedPerson,
    date: iso(facts.atMs),
  };
  return { kind: 'annex-ii', atMs: facts.atMs, body: JSON.stringify(body, null, 2) };
}

/** Annex III: why the order cannot be carried out yet, and what is needed. Needs a lawyer's reading. */
export function annexIII(
  order: RemovalOrder,
  office: Office,
  facts: {
    atMs: number;
    authorisedPerson: string;
    reason: StopReason;
    explanation: string;
    /** Each error of the order by itself, as section B(2) of the form lists them. */
    errors: readonly string[];
    clarificationNeeded: string;
  },
): OrderPaper {
  const names: Record<StopReason, string> = {
    'force-majeure-or-impossibility': 'force_majeure_or_impossibility',
    'manifest-error': 'manifest_error',
    'insufficient-information': 'insufficient_information',
  };
  const body = {
    form: 'Annex III',
    ...heading(order, office),
    reason: names[facts.reason],
    explanation: facts.explanation,
    errors: [...facts.errors],
    clarificationNeeded: facts.clarificationNeeded,
    authorisedPerson: facts.authorisedPerson,
    date: iso(facts.atMs),
  };
  return { kind: 'annex-iii', atMs: facts.atMs, body: JSON.stringify(body, null, 2) };
}
