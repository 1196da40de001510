import type { AppealVerdict, Appeal, Dispute, SorEntry, Statement } from '../../../../src/safety/index.ts';
import type { Window } from './page.ts';

export type StatementRow = Omit<Statement, 'account'>;

/** What affected persons were told, and what they say to it. */
export interface StatementsCalls {
  'GET /decisions/{id}/statements': { id: number; answer: readonly StatementRow[] };
  'POST /decisions/{id}/disputes': { id: number; body: { body: string }; answer: Dispute };
  'GET /disputes': { query: Window; answer: readonly Dispute[] };
  'POST /disputes/{id}/close': {
    id: number;
    body: { outcome: NonNullable<Dispute['outcome']>; implemented: boolean };
    answer: Dispute;
  };
  'GET /appeals': { query: Window & { status?: 'open' | 'decided' }; answer: readonly Appeal[] };
  'POST /appeals/{id}/decide': { id: number; body: AppealVerdict; answer: Appeal };
  'GET /statements-of-reasons': { query: Window & { status?: SorEntry['status'] }; answer: readonly SorEntry[] };
  'POST /statements-of-reasons/{id}/retry': { id: number; answer: SorEntry };
}
