import assert from 'node:assert/strict';
import { type MaxDialect, type MaxTypes, readMaxTypes } from '../../support/max-types.ts';
import type { TestServer } from '../../support/server.ts';

export interface HttpAnswer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

let types: MaxTypes | undefined;
const fitting = new Set<string>();

/** Holds an answer against the types of its operation; those that only the Go client knows have none. */
export function requireFit(dialect: MaxDialect, verb: string, path: string, answer: unknown): void {
  types ??= readMaxTypes();
  const operation = types.operationOf(dialect, verb, path);
  if (operation === undefined) return;
  assert.deepEqual(types.misfits(dialect, operation, answer), [], `${dialect} ${operation}`);
  fitting.add(`${dialect} ${operation}`);
}

/**
 * Holds every answer that a library gets over `fetch` against its type as well. What does not fit is kept for the end:
 * thrown at a library it would only be a failed request.
 */
export function watchFetch(): { misfits: string[]; stop(): void } {
  const misfits: string[] = [];
  const real = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const response = await real(input, init);
    const url = input instanceof Request ? input.url : String(input);
    const [, dialect, path] = /^\/(max|tamtam)\/(.+)$/.exec(new URL(url).pathname) ?? [];
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    if (!response.ok || path === undefined || !isJson) return response;
    const verb = init?.method ?? (input instanceof Request ? input.method : 'GET');
    try {
      requireFit(dialect === 'tamtam' ? 'tamtam' : 'max', verb, path, await response.clone().json());
    } catch (error) {
      misfits.push(error instanceof Error ? error.message : String(error));
    }
    return response;
  };
  return { misfits, stop: () => void (globalThis.fetch = real) };
}

/** Operations that no call of this process answered so far. */
export function untried(dialect: MaxDialect): string[] {
  types ??= readMaxTypes();
  return types.operations(dialect).filter((operation) => !fitting.has(`${dialect} ${operation}`));
}

/** Calls an operation without any library, to see exactly what is answered. */
export async function callMax(
  server: TestServer,
  as: { dialect: MaxDialect; token: string },
  verb: string,
  path: string,
  body?: object,
): Promise<HttpAnswer> {
  const url = new URL(`${server.http}/${as.dialect}/${path}`);
  if (as.dialect === 'tamtam') url.searchParams.set('access_token', as.token);
  const response = await fetch(url, {
    method: verb,
    headers: {
      ...(as.dialect === 'max' ? { authorization: as.token } : {}),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const answer: Record<string, unknown> = JSON.parse(await response.text());
  if (response.ok) requireFit(as.dialect, verb, path, answer);
  return { status: response.status, headers: response.headers, body: answer };
}
