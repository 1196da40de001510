import { type DomainError, isDomainError } from '#domain';
import { isSafetyError, type SafetyErrorCode } from '#safety';
import { z } from 'zod';

/** A refusal of this room itself. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(code);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
  }
}

/** The HTTP status of each refusal of the desk. */
const statusOf = {
  'not-allowed': 403,
  'subject-invalid': 422,
  'subject-unknown': 404,
  'field-missing': 422,
  'field-invalid': 422,
  'not-found': 404,
  'state-invalid': 409,
  'case-required': 403,
  'case-not-claimed': 409,
  'case-claimed-by-other': 409,
  'reason-required': 422,
  'seen-already': 409,
  'outside-case': 403,
  'same-person': 403,
  'second-person-required': 403,
  'approval-stale': 409,
  'action-not-applicable': 422,
  'protected-target': 409,
  'limit-reached': 413,
  'challenge-invalid': 422,
  'suspended-notifier': 403,
  'appeal-closed': 409,
  'appeal-exists': 409,
  'gag-too-long': 422,
  'window-closed': 409,
  'import-invalid': 422,
  'bundle-refused': 422,
} as const satisfies Record<SafetyErrorCode, number>;

export interface Answer {
  readonly status: number;
  readonly body: { readonly error: string; readonly data?: unknown };
}

/** What a caller is told; undefined for errors that nobody outside may read. */
export function explain(error: unknown): Answer | undefined {
  if (error instanceof ApiError) return { status: error.status, body: { error: error.code } };
  if (isSafetyError(error)) return { status: statusOf[error.code], body: { error: error.code, data: error.data } };
  if (error instanceof z.ZodError) {
    const data = error.issues.slice(0, 20).map(({ path, message }) => ({ field: path.join('.'), why: message }));
    return { status: 422, body: { error: 'input-invalid', data } };
  }
  if (isDomainError(error)) return ofDomain(error);
  return undefined;
}

/** Sign-in is the only place where the messenger's own refusals come through. */
function ofDomain(error: DomainError): Answer | undefined {
  if (error.code === 'internal' || error.code === 'storage-full') return undefined;
  const wait = error.code === 'flood-wait';
  return { status: wait ? 429 : 401, body: { error: error.code, ...(wait ? { data: error.data } : {}) } };
}
