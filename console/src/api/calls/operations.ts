import type {
  EnforcementAction,
  ImportFormat,
  ImportMiss,
  ImportResult,
  NewTarget,
  Operation,
  OperationTarget,
  Progress,
  Resurgence,
} from '../../../../src/safety/index.ts';
import type { Window } from './page.ts';

/** Operations on many targets. */
export interface OperationsCalls {
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
}
