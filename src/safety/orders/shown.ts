import type { SafetyContext } from '../ports.ts';
import type { Statement } from '../statements/types.ts';
import type { TcoGround } from './types.ts';

/**
 * What a content provider may read of the order that struck them (TCO Art. 11(2), DSA Art. 9(5)): who issued it, why, and
 * how to challenge it; no official by name. Needs a lawyer's reading.
 */
export interface ShownOrder {
  readonly authorityName: string;
  readonly memberState: string;
  readonly referenceNo: string;
  readonly issuedAt: string;
  /** Letters of Art. 2(7); none of an order to act. */
  readonly grounds: readonly TcoGround[];
  readonly statementOfReasons: string;
  readonly redress: string;
}

/** The order behind a statement; undefined for our own decisions. Whether the reader may be told is the caller's to ask. */
export async function orderShown(
  safety: SafetyContext,
  { decisionId, dsaOrderId, kind }: Pick<Statement, 'decisionId' | 'dsaOrderId' | 'kind'>,
): Promise<ShownOrder | undefined> {
  if (kind !== 'order-information') return undefined;
  return safety.store.read(async (tx) => {
    if (dsaOrderId !== undefined) {
      const order = await tx.dsaOrders.get(dsaOrderId);
      return order && { ...picked(order), issuedAt: '', grounds: [], redress: order.redress };
    }
    const decision = decisionId === null ? undefined : await tx.decisions.get(decisionId);
    if (decision?.source.kind !== 'order') return undefined;
    const redress = decision.ground.redress ?? '';
    if (decision.ground.kind === 'act-order') {
      const order = await tx.dsaOrders.get(decision.source.id);
      return order && { ...picked(order), issuedAt: '', grounds: [], redress: redress || order.redress };
    }
    const order = await tx.removalOrders.get(decision.source.id);
    if (!order) return undefined;
    const { form } = order;
    return {
      ...picked({ ...form, ...form.issuer }),
      issuedAt: form.issuedAt,
      grounds: form.grounds,
      redress,
    };
  });
}

const picked = (order: Pick<ShownOrder, 'authorityName' | 'memberState' | 'referenceNo' | 'statementOfReasons'>) => ({
  authorityName: order.authorityName,
  memberState: order.memberState,
  referenceNo: order.referenceNo,
  statementOfReasons: order.statementOfReasons,
});
