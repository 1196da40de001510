import type {
  Authority,
  DsaOrder,
  DsaOrderForm,
  EnforcementAction,
  OneOrderView,
  OrderView,
  OpenedPreservation,
  Preservation,
  Receipt,
  ReceivedOrder,
  RemovalOrder,
  RemovalOrderForm,
  StopReason,
} from '../../../../src/safety/index.ts';
import type { Window } from './page.ts';

export type PreservationRow = Omit<Preservation, 'sealedRef'>;

/** Removal orders, orders of the DSA, and what is kept of them. */
export interface OrdersCalls {
  'GET /orders': { query: Window; answer: readonly OrderView[] };
  'POST /orders': {
    body: { form: RemovalOrderForm; raw: string } & Pick<Receipt, 'channel' | 'signature'>;
    answer: ReceivedOrder;
  };
  'GET /orders/{id}': { id: number; answer: OneOrderView };
  'POST /orders/{id}/acknowledge': { id: number; answer: RemovalOrder };
  'POST /orders/{id}/execute': {
    id: number;
    body: { measure: 'removed' | 'disabled-all-member-states'; unknownAreGone?: boolean };
    answer: RemovalOrder;
  };
  'POST /orders/{id}/stop-clock': {
    id: number;
    body: { reason: StopReason; explanation: string; errors?: readonly string[]; clarificationNeeded?: string };
    answer: RemovalOrder;
  };
  'POST /orders/{id}/resume-clock': {
    id: number;
    body: { items?: readonly { exactUrl: string; additionalIdentification?: string }[] };
    answer: RemovalOrder;
  };
  'POST /orders/{id}/scrutiny': {
    id: number;
    body: { askedBy: 'host' | 'content-provider' | 'own-authority' };
    answer: RemovalOrder;
  };
  'POST /orders/{id}/scrutiny/decide': { id: number; body: { infringement: boolean }; answer: RemovalOrder };
  'POST /orders/{id}/proceedings': {
    id: number;
    body: { kind: 'administrative' | 'judicial'; annulled: boolean };
    answer: RemovalOrder;
  };
  'POST /orders/{id}/final': { id: number; answer: RemovalOrder };
  'POST /orders/{id}/gag': { id: number; body: { untilMs: number }; answer: RemovalOrder };
  'GET /exposure': { answer: { finalOrders: number; exposed: boolean } };
  'GET /authorities': { query: Window; answer: readonly Authority[] };
  'POST /authorities': {
    body: { memberState: string; name: string; contact: string; informedAt: string };
    answer: Authority;
  };
  'GET /preservations': { query: Window & { orderId?: number; destroyed?: '1' }; answer: readonly PreservationRow[] };
  'POST /preservations/{id}/open': { id: number; body: { reason: string }; answer: OpenedPreservation };
  'POST /preservations/{id}/extend': { id: number; body: { untilMs: number; because: string }; answer: Preservation };
  'GET /dsa-orders': { query: Window; answer: readonly DsaOrder[] };
  'POST /dsa-orders': { body: DsaOrderForm; answer: { order: DsaOrder; missing: readonly string[] } };
  'POST /dsa-orders/{id}/acknowledge': { id: number; answer: DsaOrder };
  'POST /dsa-orders/{id}/effect': { id: number; body: { action: EnforcementAction }; answer: DsaOrder };
  'POST /dsa-orders/{id}/answer': {
    id: number;
    body: { effect: 'information-provided' | 'not-held' };
    answer: DsaOrder;
  };
}
