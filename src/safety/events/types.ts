import type { Json } from '#lib/canonical-json.ts';
import type { SubjectKey } from '../subjects.ts';

/**
 * One step of moderation. Events carry ids, kinds, times and numbers but never content, names, addresses or phone
 * numbers: the ledger is kept for ever and is the source of public reports.
 */
export const eventTypes = [
  'report-received',
  'report-folded',
  'notice-received',
  'notice-decided',
  'referral-received',
  'referral-answered',
  'notifier-warned',
  'notifier-suspended',
  'misuse-warned',
  'misuse-suspended',
  'misuse-lifted',
  'misuse-objected',
  'misuse-answered',
  'flagger-appointed',
  'flagger-revoked',
  'flagger-reported',
  'case-opened',
  'case-claimed',
  'case-released',
  'case-escalated',
  'case-linked',
  'case-joined',
  'case-split',
  'case-closed',
  'case-reopened',
  'content-looked',
  'picture-seen',
  'match-received',
  'match-decided',
  'match-reopened',
  'network-remembered',
  'network-forgotten',
  'network-renewed',
  'bundle-exported',
  'bundle-imported',
  'bundle-acknowledged',
  'exchange-changed',
  'decision-made',
  'decision-reversed',
  'decision-expired',
  'authority-informed',
  'order-received',
  'order-duplicate',
  'order-acknowledged',
  'order-clock-stopped',
  'order-clock-resumed',
  'order-item-done',
  'order-executed',
  'order-paper',
  'order-gag-set',
  'order-gag-extended',
  'order-scrutiny-asked',
  'order-scrutiny-decided',
  'order-reinstated',
  'order-final',
  'review-proceedings',
  'act-order-received',
  'act-order-acknowledged',
  'act-order-effect',
  'info-order-received',
  'info-order-acknowledged',
  'info-order-answered',
  'threat-recorded',
  'threat-informed',
  'threat-dismissed',
  'preserved',
  'preservation-extended',
  'preservation-looked',
  'preservation-destroyed',
  'operation-planned',
  'operation-changed',
  'operation-dry-run',
  'operation-protected-named',
  'operation-approved',
  'operation-scheduled',
  'operation-started',
  'operation-struck',
  'operation-paused',
  'operation-resumed',
  'operation-target-done',
  'operation-target-failed',
  'operation-target-undone',
  'operation-done',
  'operation-rollback-started',
  'operation-rolled-back',
  'operation-cancelled',
  'statement-issued',
  'statement-told',
  'statement-seen',
  'sor-queued',
  'sor-accepted',
  'sor-refused',
  'sor-withdrawn',
  'appeal-opened',
  'appeal-decided',
  'dispute-opened',
  'dispute-closed',
  'subject-protected',
  'role-granted',
  'role-revoked',
  'key-made',
  'key-revoked',
  'delivery-failed',
  'delivery-retried',
  'delivery-dismissed',
  'office-changed',
  'average-recipients',
  'report-texts',
  'subjects-imported',
] as const;

export type EventType = (typeof eventTypes)[number];
export type EventData = { readonly [key: string]: Json | undefined };

export interface NewEvent {
  readonly type: EventType;
  readonly caseId?: number;
  readonly subjectKey?: SubjectKey;
  readonly data?: EventData;
}

/** A row of the ledger. `seq` has no gaps; `atMs` never goes back; `hash` covers all other fields and the hash before. */
export interface ModerationEvent {
  readonly seq: number;
  readonly atMs: number;
  readonly type: EventType;
  readonly actor: string;
  readonly caseId: number | null;
  readonly subjectKey: SubjectKey | null;
  readonly data: EventData;
  readonly prevHash: string;
  readonly hash: string;
}

export interface LedgerHead {
  readonly seq: number;
  readonly atMs: number;
  readonly hash: string;
}

/** The head before the first event. */
export const emptyHead: LedgerHead = { seq: 0, atMs: 0, hash: '0'.repeat(64) };

/** Append-only: there is no way to change or delete a row. */
export interface EventLedger {
  /** The newest event's position; locks the ledger for the rest of the transaction. */
  lockHead(): Promise<LedgerHead>;
  head(): Promise<LedgerHead>;
  /** Stores rows that continue the chain, in order, and moves the head. */
  append(rows: readonly ModerationEvent[]): Promise<void>;
  /** Rows with `seq` above `afterSeq`, oldest first. */
  page(afterSeq: number, limit: number): Promise<ModerationEvent[]>;
  /** Rows of these types with `afterSeq` < `seq` <= `throughSeq`, oldest first. */
  between(afterSeq: number, throughSeq: number, types: readonly EventType[]): Promise<ModerationEvent[]>;
  bySubject(key: SubjectKey, limit: number): Promise<ModerationEvent[]>;
  byCase(caseId: number, limit: number): Promise<ModerationEvent[]>;
  /** The newest row of a type below `beforeSeq`. */
  lastOfType(type: EventType, beforeSeq: number): Promise<ModerationEvent | undefined>;
  /** The first seq at or after the moment, or undefined when there is none. */
  firstSeqFrom(atMs: number): Promise<number | undefined>;
}
