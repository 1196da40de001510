import type { DsaOrder } from '../../../src/safety/index.ts';

const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

/**
 * The letter to the authority after an order under the Digital Services Act: whether effect was given and when. A draft;
 * what was asked for goes its own way. Needs a lawyer's reading.
 */
export function effectReport(order: DsaOrder) {
  return {
    form: order.kind === 'act' ? 'Effect given, Art. 9(1)' : 'Effect given, Art. 10(1)',
    to: order.effectReportTo,
    issuer: { authorityName: order.authorityName, memberState: order.memberState },
    referenceNo: order.referenceNo,
    receivedAt: iso(order.receivedAtMs),
    acknowledgedAt: iso(order.acknowledgedAtMs),
    effect: order.effect,
    effectAt: iso(order.answeredAtMs),
    locations: order.locations,
    itemsFound: order.subjectKeys.length,
    territorialScope: order.territorialScope,
    recipientInformedAt: iso(order.personToldAtMs ?? order.tellAtMs ?? null),
  };
}
