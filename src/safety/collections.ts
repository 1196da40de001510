import { caseChat } from './cases/chat.ts';
import type { Case, Look } from './cases/types.ts';
import type { View } from './cases/views.ts';
import type { Decision, EnforcedSlot } from './enforcement/types.ts';
import type { Flagger, Notice, Notifier, Referral, Report, SpentChallenge } from './intake/types.ts';
import type { MisuseStep } from './misuse/types.ts';
import type { Operation, OperationTarget } from './operations/types.ts';
import type { Authority, DsaOrder, Preservation, RemovalOrder } from './orders/types.ts';
import type { Office } from './office.ts';
import { laneOf } from './outgoing/lanes.ts';
import type { Outgoing } from './outgoing/types.ts';
import type { ApiKey, StaffMember } from './staff-types.ts';
import type {
  ExchangeKey,
  ExchangePeer,
  Issuer,
  JournalEntry,
  NetworkMatch,
  PeerQuestion,
  StoredBundle,
  Subscription,
} from './recognition/types.ts';
import type { Threat } from './threats/types.ts';
import type { Appeal, Dispute, SorEntry, Statement } from './statements/types.ts';

export type ColumnValue = string | number | null;
export interface Column<T> {
  readonly type: 'int' | 'text';
  of(record: T): ColumnValue;
}

/**
 * How one kind of record is stored: the record itself as JSON, and beside it the columns by which it is found.
 * The storage room makes a table of it; the column names here are the names in `Query`.
 */
export interface CollectionSpec<T, C extends string = string> {
  readonly name: string;
  readonly columns: { readonly [K in C]: Column<T> };
  readonly indexes: readonly (readonly C[])[];
}

const int = <T>(of: (record: T) => number | null): Column<T> => ({ type: 'int', of });
const word = <T>(of: (record: T) => string | null): Column<T> => ({ type: 'text', of });

function spec<T extends { readonly id: number }>() {
  return <C extends string>(
    name: string,
    columns: { readonly [K in C]: Column<T> },
    indexes: readonly (readonly NoInfer<C>[])[],
  ): CollectionSpec<T, C> => ({ name, columns, indexes });
}

/** Every kind of record of the safety desk except the ledger. */
export const collections = {
  cases: spec<Case>()(
    'cases',
    {
      queue: word((c) => c.queue),
      status: word((c) => c.status),
      subject: word((c) => c.subjectKey),
      priority: int((c) => c.priority),
      due: int((c) => c.dueAtMs),
      claimedBy: int((c) => c.claimedBy),
      claimedUntil: int((c) => c.claimedUntilMs),
      network: int((c) => c.networkId),
      chat: int((c) => caseChat(c)),
      owner: int((c) => c.owner ?? null),
    },
    [
      ['status', 'queue', 'priority', 'due'],
      ['subject', 'status'],
      ['claimedBy'],
      ['status', 'claimedUntil'],
      ['network'],
      ['chat', 'status'],
      ['owner', 'status'],
    ],
  ),
  looks: spec<Look>()(
    'looks',
    {
      caseId: int((l) => l.caseId),
      person: int((l) => l.person),
      subject: word((l) => l.subjectKey),
      until: int((l) => l.untilMs),
    },
    [['caseId'], ['person', 'subject', 'until']],
  ),
  views: spec<View>()(
    'views',
    {
      person: int((v) => v.person),
      at: int((v) => v.atMs),
      digest: word((v) => v.digest),
      subject: word((v) => v.subjectKey),
    },
    [
      ['person', 'at'],
      ['digest', 'at'],
    ],
  ),
  reports: spec<Report>()(
    'reports',
    {
      reporter: int((r) => r.reporter),
      subject: word((r) => r.subjectKey),
      caseId: int((r) => r.caseId),
      outcome: word((r) => r.outcome),
      tell: int((r) => r.tellAtMs ?? null),
    },
    [['reporter', 'subject', 'outcome'], ['caseId'], ['tell']],
  ),
  notices: spec<Notice>()(
    'notices',
    {
      lane: word((n) => n.lane),
      notifier: word((n) => n.notifierKey),
      receipt: word((n) => n.receiptCode),
      received: int((n) => n.receivedAtMs),
      open: int((n) => (n.decision === null ? 1 : 0)),
    },
    [['receipt'], ['notifier', 'received'], ['received'], ['open', 'lane']],
  ),
  flaggers: spec<Flagger>()(
    'flaggers',
    {
      notifier: word((f) => f.notifierKey),
      secret: word((f) => f.secretDigest),
      revoked: int((f) => (f.revokedAtMs === null ? 0 : 1)),
    },
    [['notifier'], ['secret']],
  ),
  referrals: spec<Referral>()('referrals', { open: int((r) => (r.answer === null ? 1 : 0)) }, [['open']]),
  notifiers: spec<Notifier>()(
    'notifiers',
    {
      key: word((n) => n.key),
      unfounded: int((n) => n.unfounded),
      illegal: int((n) => n.illegal ?? 0),
      complaints: int((n) => n.complaints ?? 0),
    },
    [['key'], ['unfounded'], ['illegal'], ['complaints']],
  ),
  misuse: spec<MisuseStep>()(
    'misuse',
    {
      key: word((m) => m.key),
      misuse: word((m) => m.misuse),
      step: word((m) => m.step),
      objected: int((m) => (m.objection !== null && m.objection.outcome === null ? 1 : 0)),
    },
    [['key', 'misuse', 'step'], ['objected']],
  ),
  challenges: spec<SpentChallenge>()(
    'challenges',
    { nonce: word((c) => c.nonce), expires: int((c) => c.expiresAtMs) },
    [['nonce'], ['expires']],
  ),
  decisions: spec<Decision>()(
    'decisions',
    {
      subject: word((d) => d.subjectKey),
      status: word((d) => d.status),
      until: int((d) => d.untilMs),
      caseId: int((d) => d.caseId),
      orderId: int((d) => d.orderId ?? null),
      operationId: int((d) => d.operationId ?? null),
    },
    [['subject', 'status'], ['status', 'until'], ['caseId'], ['orderId'], ['operationId']],
  ),
  slots: spec<EnforcedSlot>()('slots', { slotKey: word((s) => s.slotKey), subject: word((s) => s.subjectKey) }, [
    ['slotKey'],
    ['subject'],
  ]),
  operations: spec<Operation>()('operations', { state: word((o) => o.state), startAt: int((o) => o.startAtMs) }, [
    ['state', 'startAt'],
  ]),
  targets: spec<OperationTarget>()(
    'targets',
    {
      operation: int((t) => t.operationId),
      status: word((t) => t.status),
      place: int((t) => t.place),
      subject: word((t) => t.subjectKey),
    },
    [['operation', 'status', 'place'], ['operation', 'subject'], ['operation']],
  ),
  statements: spec<Statement>()(
    'statements',
    {
      account: int((s) => s.account),
      decision: int((s) => s.decisionId),
      notBefore: int((s) => s.notBeforeMs),
      waiting: int((s) => (s.toldAtMs === null && !s.waitsForSignIn ? 1 : 0)),
      seen: int((s) => (s.seenAtMs === null ? 0 : 1)),
    },
    [['account', 'seen', 'notBefore'], ['decision'], ['waiting', 'notBefore']],
  ),
  appeals: spec<Appeal>()(
    'appeals',
    {
      decision: int((a) => a.decisionId),
      status: word((a) => a.status),
      due: int((a) => a.dueAtMs),
      complainant: int((a) => a.complainant),
      key: word((a) => a.key ?? null),
    },
    [['decision', 'status'], ['status', 'due'], ['complainant'], ['key']],
  ),
  disputes: spec<Dispute>()('disputes', { decision: int((d) => d.decisionId) }, [['decision']]),
  sorEntries: spec<SorEntry>()(
    'sor_entries',
    {
      puid: word((s) => s.puid),
      decision: int((s) => s.decisionId),
      status: word((s) => s.status),
      nextAttempt: int((s) => s.nextAttemptMs),
    },
    [['puid'], ['decision'], ['status', 'nextAttempt']],
  ),
  removalOrders: spec<RemovalOrder>()(
    'removal_orders',
    {
      orderKey: word((o) => o.orderKey),
      state: word((o) => o.state),
      due: int((o) => o.dueAtMs),
      caseId: int((o) => o.caseId),
    },
    [['orderKey'], ['state', 'due'], ['caseId']],
  ),
  dsaOrders: spec<DsaOrder>()(
    'dsa_orders',
    { orderKey: word((o) => o.orderKey), state: word((o) => o.state), answerBy: int((o) => o.answerByMs) },
    [['orderKey'], ['state', 'answerBy']],
  ),
  authorities: spec<Authority>()('authorities', { key: word((a) => a.key) }, [['key']]),
  preservations: spec<Preservation>()(
    'preservations',
    {
      orderId: int((p) => p.orderId),
      subject: word((p) => p.subjectKey),
      until: int((p) => p.untilMs),
      destroyed: int((p) => (p.destroyedAtMs === null ? 0 : 1)),
    },
    [['orderId'], ['destroyed', 'until']],
  ),
  threats: spec<Threat>()(
    'threats',
    { state: word((t) => t.state), due: int((t) => t.dueAtMs), caseId: int((t) => t.caseId) },
    [['state', 'due'], ['caseId']],
  ),
  matches: spec<NetworkMatch>()(
    'matches',
    {
      subject: word((m) => m.subjectKey),
      network: word((m) => m.networkId),
      state: word((m) => m.state),
      lane: word((m) => m.lane),
      tenths: int((m) => m.tenths),
      review: int((m) => (m.reviewBecause === null ? 0 : 1)),
    },
    [
      ['network', 'state'],
      ['subject', 'network'],
      ['state', 'tenths'],
    ],
  ),
  journal: spec<JournalEntry>()('journal', { at: int((j) => j.atMs) }, [['at']]),
  issuers: spec<Issuer>()('issuers', { name: word((i) => i.name) }, [['name']]),
  exchangeKeys: spec<ExchangeKey>()('exchange_keys', { key: word((k) => k.keyId) }, [['key']]),
  bundles: spec<StoredBundle>()(
    'bundles',
    {
      direction: word((b) => b.direction),
      issuer: word((b) => b.issuer),
      sequence: int((b) => b.sequence),
      network: word((b) => b.networkId),
    },
    [['direction', 'issuer', 'sequence'], ['network']],
  ),
  subscriptions: spec<Subscription>()(
    'subscriptions',
    { issuer: word((s) => s.issuer), next: int((s) => (s.endedAtMs === null && s.mode !== 'ask' ? s.nextAtMs : null)) },
    [['issuer'], ['next']],
  ),
  peers: spec<ExchangePeer>()(
    'peers',
    { token: word((p) => p.tokenDigest), revoked: int((p) => (p.revokedAtMs === null ? 0 : 1)) },
    [['token'], ['revoked']],
  ),
  questions: spec<PeerQuestion>()(
    'questions',
    { open: int((q) => (q.answer === null ? 1 : 0)), asked: int((q) => q.askedAtMs) },
    [['open'], ['asked']],
  ),
  staff: spec<StaffMember>()(
    'staff',
    { role: word((s) => s.role), revoked: int((s) => (s.revokedAtMs === null ? 0 : 1)) },
    [['revoked']],
  ),
  office: spec<Office>()('office', {}, []),
  outgoing: spec<Outgoing>()(
    'outgoing',
    {
      lane: word((o) => laneOf(o)),
      next: int((o) => (o.failedAtMs === undefined ? o.nextAttemptMs : null)),
      failed: int((o) => o.failedAtMs ?? null),
    },
    [['lane', 'next'], ['failed']],
  ),
  apiKeys: spec<ApiKey>()('api_keys', { secret: word((k) => k.secretDigest), person: int((k) => k.person) }, [
    ['secret'],
    ['person'],
  ]),
} as const;

export type Collections = typeof collections;
export type CollectionName = keyof Collections;

/** Which records, in which order. All conditions must hold; ties are broken by id. */
export interface Query<C extends string> {
  readonly where?: { readonly [K in C]?: ColumnValue };
  readonly oneOf?: { readonly [K in C]?: readonly (string | number)[] };
  readonly atLeast?: { readonly [K in C]?: number };
  readonly below?: { readonly [K in C]?: number };
  readonly order?: readonly { readonly by: C | 'id'; readonly descending?: boolean }[];
  readonly afterId?: number;
  readonly offset?: number;
  readonly limit: number;
}

export type Filter<C extends string> = Pick<Query<C>, 'where' | 'oneOf' | 'atLeast' | 'below'>;

/** Records of one kind. `put` inserts or replaces; only short-lived records may be removed. */
export interface Collection<T, C extends string> {
  /** The next free id; ids are never used again. */
  nextId(): Promise<number>;
  /** Writes a new record or the whole of one that is there, which `before` is, if this write has read it already. */
  put(record: T, before?: T): Promise<void>;
  get(id: number): Promise<T | undefined>;
  find(query: Query<C>): Promise<T[]>;
  first(query: Omit<Query<C>, 'limit'>): Promise<T | undefined>;
  count(filter: Filter<C>): Promise<number>;
  /** How many records there are for each value of a column. */
  countBy(column: C, filter: Filter<C>): Promise<Map<ColumnValue, number>>;
  remove(ids: readonly number[]): Promise<void>;
}

export type CollectionOf<S> = S extends CollectionSpec<infer T, infer C> ? Collection<T, C> : never;
export type SafetyCollections = { readonly [K in CollectionName]: CollectionOf<Collections[K]> };
