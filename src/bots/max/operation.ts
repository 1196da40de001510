import type { ApiDialect, Call } from './context.ts';

export type Verb = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Operation<Result extends object = object> {
  name: string;
  verb: Verb;
  /** Without a slash at the ends; `{name}` stands for one part. */
  path: string;
  dialects: readonly ApiDialect[];
  run(call: Call): Promise<Result>;
}

const both: readonly ApiDialect[] = ['max', 'tamtam'];

/**
 * Declares one operation. Its file is named after it, as the API's own description does, and exports one constant with
 * its name; `load-operations.ts` finds it there. Throw `ApiError`, or `DomainError` by way of a verb.
 */
export function operation<Result extends object>(
  name: string,
  verb: Verb,
  path: string,
  run: (call: Call) => Promise<Result>,
  dialects: readonly ApiDialect[] = both,
): Operation<Result> {
  return { name, verb, path, dialects, run };
}

/** What operations answer that have nothing to tell. */
export const done: { success: true } = { success: true };
