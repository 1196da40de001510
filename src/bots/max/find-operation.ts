import { missing, notAllowed } from './api-error.ts';
import type { ApiDialect } from './context.ts';
import type { Operation } from './operation.ts';

export interface FoundOperation {
  operation: Operation;
  path: Record<string, string>;
}

/** The operation that a request names. @throws ApiError 404 for a path that is none, 405 for a verb that it does not know */
export function findOperation(
  operations: readonly Operation[],
  request: { dialect: ApiDialect; verb: string; path: string },
): FoundOperation {
  const parts = request.path.split('/').filter((part) => part !== '');
  const fitting = operations
    .filter(({ dialects }) => dialects.includes(request.dialect))
    .flatMap((operation) => {
      const path = match(operation.path.split('/'), parts);
      return path ? [{ operation, path }] : [];
    })
    // A part that is named beats one that stands for any.
    .sort((a, b) => Object.keys(a.path).length - Object.keys(b.path).length);
  const found = fitting.find(({ operation }) => operation.verb === request.verb);
  if (found) return found;
  if (fitting.length > 0) throw notAllowed(`Method ${request.verb} is not allowed for /${parts.join('/')}`);
  throw missing(`Path /${parts.join('/').slice(0, 200)} is not recognized`);
}

/** Numbers stand only where numbers are meant. */
const forms: Readonly<Record<string, RegExp>> = { chatId: /^-?\d{1,16}$/, userId: /^\d{1,16}$/, chatLink: /[^\d-]/ };

function match(pattern: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined;
  const path: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const part = parts[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(expected)?.[1];
    if (name === undefined) {
      if (expected !== part) return undefined;
    } else if (forms[name]?.test(part) === false) return undefined;
    else path[name] = part;
  }
  return path;
}
