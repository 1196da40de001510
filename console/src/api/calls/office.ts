import type {
  Actor,
  ApiKey,
  ChainReport,
  ComplaintReason,
  EnforcementAction,
  LegalFieldList,
  LooksOfToday,
  MisuseKind,
  MisuseStep,
  ModerationEvent,
  OfficeChange,
  OfficeView,
  QueueName,
  RemovalOrderForm,
  Role,
  StaffAction,
  ThreatBasis,
  TransparencyReport,
  Undelivered,
} from '../../../../src/safety/index.ts';
import type { Challenge, Proof } from '../srp.ts';
import type { Window } from './page.ts';

export type Me = Actor & { readonly may: readonly StaffAction[] };

export type KeyRow = Omit<ApiKey, 'secretDigest'>;

export interface StaffRow {
  readonly account?: number;
  readonly pseudonym: string;
  readonly role: Role;
  readonly grantedAtMs: number;
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

/** The desk itself: signing in, who works here, keys, the provider, the ledger and the reports. */
export interface OfficeCalls {
  'POST /sign-in/code': { body: { phone: string }; answer: { codeHash: string } };
  'POST /sign-in': {
    body: { phone: string; codeHash: string; code: string };
    answer: { token: string; challenge: Challenge };
  };
  'POST /sign-in/password': { body: Proof; answer: Actor };
  'DELETE /sign-in': { answer: { signedOut: true } };
  'GET /me': { answer: Me };
  'GET /me/looks': { answer: LooksOfToday };
  'GET /office': { answer: OfficeView };
  'PUT /office': { body: OfficeChange; answer: OfficeView };
  'GET /undelivered': { query: Window; answer: readonly Undelivered[] };
  'POST /undelivered/retry': { body: { ids: readonly number[] }; answer: { count: number } };
  'POST /undelivered/dismiss': { body: { ids: readonly number[] }; answer: { count: number } };
  'GET /vocabulary': { answer: Vocabulary };
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
