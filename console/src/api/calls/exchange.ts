import type {
  Acknowledgement,
  BundleEffects,
  BundleFormat,
  ExchangeKey,
  ExchangePeer,
  Issuer,
  StoredBundle,
  Subscription,
} from '../../../../src/safety/index.ts';
import type { Window } from './page.ts';

export type BundleRow = Omit<StoredBundle, 'text'>;

export type SubscriptionRow = Omit<Subscription, 'token'>;

export type PeerRow = Omit<ExchangePeer, 'tokenDigest'>;

export type ExchangeKeyRow = Omit<ExchangeKey, 'secret'> & { readonly secret?: string };

export interface ExchangeView {
  readonly name: string;
  readonly publicKey: string;
  readonly keys: readonly ExchangeKeyRow[];
  readonly issuers: readonly Issuer[];
  readonly peers: readonly PeerRow[];
  readonly subscriptions: readonly SubscriptionRow[];
}

/** What goes to other servers and comes from them. */
export interface ExchangeCalls {
  'GET /exchange': { answer: ExchangeView };
  'POST /exchange/keys': { body: { secret?: string; label: string; current: boolean }; answer: ExchangeKeyRow };
  'POST /exchange/peers': {
    body: { name: string; mode: ExchangePeer['mode'] };
    answer: { peer: PeerRow; token: string };
  };
  'DELETE /exchange/peers/{id}': { id: number; answer: { revoked: number } };
  'POST /subscriptions': {
    body: { url: string; token: string; issuer: string; publicKey: string; mode: 'pull' | 'ask'; keyId?: string };
    answer: SubscriptionRow;
  };
  'DELETE /subscriptions/{id}': { id: number; answer: SubscriptionRow };
  'POST /networks/{key}/bundles': {
    key: string;
    body: { legalBasis: string; tlp: 'green' | 'amber' | 'red' };
    answer: BundleRow;
  };
  'GET /bundles': { query: Window & { direction?: StoredBundle['direction'] }; answer: readonly BundleRow[] };
  'GET /bundles/{id}/file': {
    id: number;
    query: { format: BundleFormat };
    answer: { name: string; mime: string; text: string };
  };
  'POST /bundles/preview': { body: { text: string }; answer: BundleEffects };
  'POST /bundles/import': {
    body: { text: string };
    answer: BundleEffects & { readonly acknowledgement: Acknowledgement };
  };
}
