import type {
  Actor,
  Acknowledgement,
  AppealVerdict,
  ApiKey,
  Appeal,
  Authority,
  BundleEffects,
  BundleFormat,
  Case,
  ChainReport,
  ComplaintReason,
  ContentView,
  Decision,
  DecisionInput,
  DeskLoad,
  Dispute,
  DsaOrder,
  DsaOrderForm,
  EnforcementAction,
  ExchangeKey,
  ExchangePeer,
  Flagger,
  ImportFormat,
  ImportMiss,
  ImportResult,
  Issuer,
  LegalFieldList,
  Look,
  LooksOfToday,
  MatchRow,
  MatchVerdict,
  MediaFacts,
  MisuseKind,
  MisuseRow,
  MisuseStep,
  ModerationEvent,
  NetworkMatch,
  NetworkSummary,
  NetworkView,
  NewTarget,
  Notice,
  Operation,
  OfficeChange,
  OfficeView,
  OneOrderView,
  OperationTarget,
  OrderView,
  OpenedPreservation,
  Preservation,
  Progress,
  QueueName,
  QueueRow,
  QueueState,
  Receipt,
  ReceivedOrder,
  Referral,
  RemovalOrder,
  RemovalOrderForm,
  Report,
  Resurgence,
  Role,
  SorEntry,
  StoredBundle,
  Subscription,
  StaffAction,
  Statement,
  StopReason,
  SubjectLabel,
  SubjectRecord,
  SubjectStatus,
  Threat,
  ThreatBasis,
  ThreatView,
  TransparencyReport,
  VerdictResult,
} from '../../../src/safety/index.ts';
import type { Challenge, Proof } from './srp.ts';

export type Me = Actor & { readonly may: readonly StaffAction[] };
export interface Page<T> {
  readonly total: number;
  readonly rows: readonly T[];
}
interface Window {
  offset?: number;
  limit?: number;
}

export type NoticeRow = Omit<Notice, 'receiptCode' | 'name' | 'email' | 'notifierKey'>;
export type FlaggerRow = Omit<Flagger, 'secretDigest'> & {
  readonly notices: number;
  readonly upheld: number;
  readonly rejected: number;
  readonly unfounded: number;
  readonly warnedAtMs: number | null;
  readonly suspendedUntilMs: number | null;
};
export type KeyRow = Omit<ApiKey, 'secretDigest'>;
export type PreservationRow = Omit<Preservation, 'sealedRef'>;
export type StatementRow = Omit<Statement, 'account'>;
export interface StaffRow {
  readonly account?: number;
  readonly pseudonym: string;
  readonly role: Role;
  readonly grantedAtMs: number;
}
export interface CaseView {
  readonly case: Case;
  readonly reports: readonly (Omit<Report, 'reporter'> & { readonly reporter: number | null })[];
  readonly notices: readonly NoticeRow[];
  readonly decisions: readonly Decision[];
  readonly events: readonly ModerationEvent[];
}
export interface SubjectView {
  readonly record: SubjectRecord | null;
  readonly status: SubjectStatus;
  /** Public, or private during a look of the caller. */
  readonly readable: boolean;
  readonly events: readonly ModerationEvent[];
}
export interface Vocabulary {
  readonly queues: readonly QueueName[];
  readonly reasons: readonly ComplaintReason[];
  readonly roles: readonly Role[];
  readonly actions: Readonly<Record<string, readonly EnforcementAction['kind'][]>>;
  readonly restrictions: readonly string[];
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
  readonly tcoGrounds: readonly RemovalOrderForm['grounds'][number][];
  readonly authorityTypes: readonly RemovalOrderForm['issuer']['type'][];
  readonly memberStates: readonly string[];
  readonly misuseGravities: readonly MisuseStep['gravity'][];
  readonly misuseIntents: readonly MisuseStep['intent'][];
  readonly misuseKinds: readonly MisuseKind[];
  readonly misuseLeast: number;
  readonly threatBases: readonly ThreatBasis[];
  readonly protectedRoles: readonly string[];
  readonly approvalAbove: number;
  readonly reasonMinLength: number;
  readonly legalFields: readonly LegalFieldList[];
}

export type DecisionBody = Omit<DecisionInput, 'subject' | 'caseId' | 'orderId' | 'operationId'> & {
  readonly subjectKey: string;
};

export type MisuseBody = Pick<MisuseStep, 'gravity' | 'intent' | 'reasons' | 'key' | 'misuse'>;

export interface MatchView {
  readonly match: MatchRow;
  readonly network: NetworkSummary | null;
  readonly otherNetworks: readonly Pick<NetworkMatch, 'networkId' | 'state' | 'tenths'>[];
}

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

/**
 * Every call that the desk makes, by its name in the API's table, with what it takes and answers. A test holds the
 * names against the server's own table.
 */
export interface Calls {
  'POST /sign-in/code': { body: { phone: string }; answer: { codeHash: string } };
  'POST /sign-in': {
    body: { phone: string; codeHash: string; code: string };
    answer: { token: string; challenge: Challenge };
  };
  'POST /sign-in/password': { body: Proof; answer: Actor };
  'DELETE /sign-in': { answer: { signedOut: true } };
  'GET /me': { answer: Me };
  'GET /me/looks': { answer: LooksOfToday };
  'POST /cases/{id}/pictures': {
    id: number;
    body: { subjectKey: string; mediaId: number; again?: boolean };
    answer: { widthPx: number; heightPx: number; jpeg: string };
  };
  'GET /office': { answer: OfficeView };
  'PUT /office': { body: OfficeChange; answer: OfficeView };
  'GET /vocabulary': { answer: Vocabulary };

  'GET /queues': { answer: readonly QueueState[] };
  'GET /queue': {
    query: Window & { queue?: QueueName; show?: 'open' | 'claimed' | 'mine' | 'closed'; overdue?: '1'; sort?: 'due' };
    answer: Page<QueueRow>;
  };
  'GET /load': { query: { days?: number }; answer: DeskLoad };
  'GET /labels': { query: { keys: string }; answer: Readonly<Record<string, SubjectLabel>> };
  'GET /subjects': {
    query: { text: string };
    answer: { subjectKey: string | null; miss: string | null; record: SubjectRecord | null };
  };
  'GET /subjects/{key}': { key: string; answer: SubjectView };
  'GET /subjects/{key}/cases': { key: string; answer: readonly Case[] };
  'GET /subjects/{key}/content': { key: string; answer: ContentView & { files: Readonly<Record<number, MediaFacts>> } };
  'POST /cases': { body: { subjectKey: string; queue: QueueName; reason: string }; answer: Case };
  'POST /cases/claim-next': { body: { queues: readonly QueueName[] }; answer: Case | null };
  'GET /cases/{id}': { id: number; answer: CaseView };
  'POST /cases/{id}/claim': { id: number; answer: Case };
  'POST /cases/{id}/release': { id: number; answer: Case };
  'POST /cases/{id}/escalate': {
    id: number;
    body: { to: 'reviewer' | 'legal' | 'owner'; reason: string };
    answer: Case;
  };
  'POST /cases/{id}/subjects': { id: number; body: { subjectKeys: readonly string[]; reason: string }; answer: Case };
  'POST /cases/{id}/close': { id: number; body: { unfounded?: boolean }; answer: Case };
  'POST /cases/{id}/looks': {
    id: number;
    body: { subjectKey: string; reason: string };
    answer: Look | { public: true };
  };
  'POST /cases/{id}/decisions': { id: number; body: DecisionBody; answer: Decision };
  'GET /decisions/{id}': { id: number; answer: Decision };
  'GET /decisions/{id}/statements': { id: number; answer: readonly StatementRow[] };
  'POST /decisions/{id}/reverse': { id: number; answer: Decision };
  'POST /decisions/{id}/disputes': { id: number; body: { body: string }; answer: Dispute };
  'GET /disputes': { query: Window; answer: readonly Dispute[] };
  'POST /disputes/{id}/close': {
    id: number;
    body: { outcome: NonNullable<Dispute['outcome']>; implemented: boolean };
    answer: Dispute;
  };
  'GET /looks': { query: { caseId?: number }; answer: readonly Look[] };

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

  'GET /notices': {
    query: Window & { open?: '0' | '1'; lane?: Notice['lane'] };
    answer: Page<NoticeRow>;
  };
  'GET /referrals': { query: Window & { open?: '0' | '1' }; answer: Page<Referral> };
  'POST /referrals': {
    body: { authority: string; reference: string; subjectKeys: readonly string[]; explanation: string };
    answer: Referral;
  };
  'POST /referrals/{id}/answer': {
    id: number;
    body: { outcome: 'actioned' | 'rejected' | 'partly'; text: string };
    answer: Referral;
  };
  'GET /flaggers': { answer: readonly FlaggerRow[] };
  'POST /flaggers': {
    body: { name: string; memberState: string; areas: readonly ComplaintReason[] };
    answer: { flagger: Flagger; secret: string };
  };
  'DELETE /flaggers/{id}': { id: number; answer: Flagger };
  'GET /misuse': { query: Window & { misuse: MisuseKind }; answer: Page<MisuseRow> };
  'GET /misuse/objections': { answer: readonly MisuseRow[] };
  'GET /misuse/{key}': { key: string; answer: readonly MisuseRow[] };
  'POST /misuse/warn': { body: MisuseBody; answer: MisuseStep & { text: string } };
  'POST /misuse/suspend': { body: MisuseBody & { days: number }; answer: MisuseStep & { text: string } };
  'POST /misuse/{id}/lift': { id: number; body: { reason: string }; answer: MisuseStep };
  'POST /misuse/{id}/answer': {
    id: number;
    body: { outcome: 'stands' | 'lifted'; reasons: string };
    answer: MisuseStep;
  };
  'GET /threats': { query: Window & { state?: Threat['state'] }; answer: readonly ThreatView[] };
  'POST /threats': {
    body: {
      caseId: number;
      basis: ThreatBasis;
      subjectKeys: readonly string[];
      suspicion: string;
      memberStates: readonly string[];
    };
    answer: Threat;
  };
  'POST /threats/{id}/inform': {
    id: number;
    body: { authority: string; memberState: string; channel: string; told: string };
    answer: Threat;
  };
  'POST /threats/{id}/dismiss': { id: number; body: { because: string }; answer: Threat };

  'POST /imports': { body: { format: ImportFormat; text: string }; answer: ImportResult };
  'GET /operations': { query: Window; answer: readonly Operation[] };
  'POST /operations': {
    body: { title: string; caseId: number; defaults: Operation['defaults'] };
    answer: Operation;
  };
  'GET /operations/{id}': { id: number; answer: Progress };
  'GET /operations/{id}/targets': {
    id: number;
    query: Window & { status?: OperationTarget['status'] };
    answer: readonly OperationTarget[];
  };
  'POST /operations/{id}/targets': { id: number; body: { targets: readonly NewTarget[] }; answer: { added: number } };
  'POST /operations/{id}/import': {
    id: number;
    body: { format: ImportFormat; text: string; accounts: EnforcementAction; chats: EnforcementAction };
    answer: { added: number; misses: readonly ImportMiss[] };
  };
  'POST /targets/{id}/exclude': { id: number; body: { out: boolean }; answer: OperationTarget };
  'POST /targets/{id}/name': { id: number; body: { reason: string }; answer: OperationTarget };
  'POST /operations/{id}/dry-run': { id: number; answer: Operation };
  'POST /operations/{id}/approve': { id: number; body: { planDigest: string }; answer: Operation };
  'POST /operations/{id}/start': { id: number; body: { startAtMs?: number }; answer: Operation };
  'POST /operations/{id}/pause': { id: number; body: { because: string }; answer: Operation };
  'POST /operations/{id}/resume': { id: number; answer: Operation };
  'POST /operations/{id}/cancel': { id: number; answer: Operation };
  'POST /operations/{id}/rollback': { id: number; answer: Operation };

  'GET /operations/{id}/resurgence': { id: number; answer: readonly Resurgence[] };

  'GET /networks': { answer: readonly NetworkSummary[] };
  'GET /networks/{key}': { key: string; answer: NetworkView };
  'POST /networks/{key}/renew': { key: string; body: { reason: string }; answer: { renewed: number } };
  'POST /networks/{key}/withdraw': { key: string; body: { reason: string }; answer: { withdrawn: number } };
  'POST /networks/{key}/operation': {
    key: string;
    body: {
      title: string;
      defaults: Operation['defaults'];
      accounts: EnforcementAction;
      chats: EnforcementAction;
    };
    answer: { operation: Operation; added: number };
  };
  'GET /matches': { query: Window & { network?: string; state?: NetworkMatch['state'] }; answer: readonly MatchRow[] };
  'GET /matches/{id}': { id: number; answer: MatchView };
  'POST /matches/verdicts': {
    body: { ids: readonly number[]; verdict: MatchVerdict; reason: string };
    answer: VerdictResult;
  };

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

  'GET /appeals': { query: Window & { status?: 'open' | 'decided' }; answer: readonly Appeal[] };
  'POST /appeals/{id}/decide': { id: number; body: AppealVerdict; answer: Appeal };
  'GET /statements-of-reasons': { query: Window & { status?: SorEntry['status'] }; answer: readonly SorEntry[] };
  'POST /statements-of-reasons/{id}/retry': { id: number; answer: SorEntry };

  'GET /transparency/{key}': { key: string; query: { fromMs: number; toMs: number }; answer: TransparencyReport };
  'GET /transparency/{key}/file': {
    key: string;
    query: { fromMs: number; toMs: number; format: 'html' | 'csv' | 'json' };
    answer: { name: string; type: string; text: string };
  };
  'GET /ledger': { query: { afterSeq?: number; limit?: number }; answer: readonly ModerationEvent[] };
  'GET /ledger/head': { answer: { seq: number; atMs: number; hash: string } };
  'POST /ledger/verify': { body: { anchor?: { seq: number; hash: string } }; answer: ChainReport };
  'GET /staff': { answer: readonly StaffRow[] };
  'PUT /staff/{id}': { id: number; body: { role: Role }; answer: StaffRow };
  'DELETE /staff/{id}': { id: number; answer: { revoked: number } };
  'PUT /accounts/{id}/protected-roles': { id: number; body: { roles: readonly string[] }; answer: readonly string[] };
  'GET /keys': { answer: readonly KeyRow[] };
  'POST /keys': {
    body: { name: string; role: Role; expiresAtMs: number | null };
    answer: { id: number; name: string; role: Role; expiresAtMs: number | null; secret: string };
  };
  'DELETE /keys/{id}': { id: number; answer: { revoked: number } };
}

export type CallName = keyof Calls;
export type Given<N extends CallName> = Omit<Calls[N], 'answer'>;
export type Answer<N extends CallName> = Calls[N]['answer'];
