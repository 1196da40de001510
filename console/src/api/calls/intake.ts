import type {
  ComplaintReason,
  Flagger,
  MisuseKind,
  MisuseRow,
  MisuseStep,
  Notice,
  Referral,
  Threat,
  ThreatBasis,
  ThreatView,
} from '../../../../src/safety/index.ts';
import type { Page, Window } from './page.ts';

export type NoticeRow = Omit<Notice, 'receiptCode' | 'name' | 'email' | 'notifierKey'>;

export type FlaggerRow = Omit<Flagger, 'secretDigest'> & {
  readonly notices: number;
  readonly upheld: number;
  readonly rejected: number;
  readonly unfounded: number;
  readonly warnedAtMs: number | null;
  readonly suspendedUntilMs: number | null;
};

export type MisuseBody = Pick<MisuseStep, 'gravity' | 'intent' | 'reasons' | 'key' | 'misuse'>;

/** Notices, referrals, flaggers, misuse and threats. */
export interface IntakeCalls {
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
  'POST /flaggers/{id}/report': { id: number; body: { explanation: string }; answer: Flagger };
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
}
