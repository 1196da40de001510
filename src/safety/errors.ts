/** Every way in which the safety desk refuses, with the data that the caller may be told. Codes are never reused. */
export interface SafetyErrors {
  'not-allowed': { role: string; action: string };
  'subject-invalid': { subject: string };
  'subject-unknown': { subject: string };
  'field-missing': { fields: readonly string[] };
  'field-invalid': { field: string; why: string };
  'not-found': { what: string; id: number | string };
  'state-invalid': { what: string; state: string; wanted: string };
  'case-required': { subject: string };
  'case-not-claimed': { caseId: number };
  'case-claimed-by-other': { caseId: number };
  'reason-required': { minLength: number };
  'seen-already': { by: string; atMs: number };
  'outside-case': { caseId: number; subject: string };
  'same-person': { what: string };
  'second-person-required': { targets: number };
  'approval-stale': { operationId: number };
  'action-not-applicable': { action: string; subjectKind: string };
  'protected-target': { targetId: number; roles: readonly string[] };
  'limit-reached': { what: string; limit: number };
  'challenge-invalid': { why: 'format' | 'forged' | 'expired' | 'spent' | 'unsolved' | 'early' };
  'suspended-notifier': { untilMs: number; misuse: string };
  'appeal-closed': { openUntilMs: number };
  'appeal-exists': { appealId: number };
  'gag-too-long': { latestMs: number };
  'window-closed': { closedAtMs: number };
  'import-invalid': { why: string };
  /** `refusal` is one of the names in exchange/bundle-types.ts. */
  'bundle-refused': { refusal: string; detail: string };
}

export type SafetyErrorCode = keyof SafetyErrors;

/** Thrown by verbs of the safety desk. */
export class SafetyError<C extends SafetyErrorCode = SafetyErrorCode> extends Error {
  readonly code: C;
  readonly data: SafetyErrors[C];

  constructor(code: C, data: SafetyErrors[C]) {
    super(`${code} ${JSON.stringify(data)}`);
    this.name = 'SafetyError';
    this.code = code;
    this.data = data;
  }
}

/** Refuses with a code of the closed list and its data. */
export function refuseSafety<C extends SafetyErrorCode>(code: C, data: SafetyErrors[C]): never {
  throw new SafetyError(code, data);
}

/** Whether this is a refusal of the desk, and not a fault. */
export function isSafetyError(error: unknown): error is SafetyError {
  return error instanceof SafetyError;
}

/** Refuses `not-found` for a missing record. */
export function found<T>(record: T | undefined, what: string, id: number | string): T {
  return record === undefined ? refuseSafety('not-found', { what, id }) : record;
}
