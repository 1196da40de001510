import type {
  Case,
  CasePart,
  ContentView,
  Decision,
  DecisionInput,
  DeskLoad,
  Look,
  MediaFacts,
  ModerationEvent,
  QueueName,
  QueueRow,
  QueueState,
  Referral,
  Report,
  SubjectLabel,
  SubjectRecord,
  SubjectStatus,
  SuggestedCase,
} from '../../../../src/safety/index.ts';
import type { NoticeRow } from './intake.ts';
import type { Page, Window } from './page.ts';

export interface CaseView {
  readonly case: Case;
  readonly reports: readonly (Omit<Report, 'reporter'> & { readonly reporter: number | null })[];
  readonly notices: readonly NoticeRow[];
  readonly referrals: readonly Referral[];
  readonly decisions: readonly Decision[];
  readonly joined: readonly CasePart[];
  readonly events: readonly ModerationEvent[];
}

export interface SubjectView {
  readonly record: SubjectRecord | null;
  readonly status: SubjectStatus;
  /** Public, or private during a look of the caller. */
  readonly readable: boolean;
  readonly events: readonly ModerationEvent[];
}

export type DecisionBody = Omit<DecisionInput, 'subject' | 'caseId' | 'orderId' | 'operationId'> & {
  readonly subjectKey: string;
};

/** Queues, cases, what is looked at and decided in them. */
export interface CasesCalls {
  'POST /cases/{id}/pictures': {
    id: number;
    body: { subjectKey: string; mediaId: number; again?: boolean };
    answer: { widthPx: number; heightPx: number; jpeg: string };
  };
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
  'GET /cases/{id}/suggestions': { id: number; answer: readonly SuggestedCase[] };
  'POST /cases/{id}/join': { id: number; body: { caseIds: readonly number[] }; answer: Case };
  'POST /cases/{id}/split': { id: number; answer: Case };
  'POST /cases/{id}/close': { id: number; body: { unfounded?: boolean }; answer: Case };
  'POST /cases/{id}/looks': {
    id: number;
    body: { subjectKey: string; reason: string };
    answer: Look | { public: true };
  };
  'POST /cases/{id}/decisions': { id: number; body: DecisionBody; answer: Decision };
  'GET /decisions/{id}': { id: number; answer: Decision };
  'POST /decisions/{id}/reverse': { id: number; answer: Decision };
  'GET /looks': { query: { caseId?: number }; answer: readonly Look[] };
}
