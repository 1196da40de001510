import type { Answer, CallName, Given } from './calls.ts';

/** A refusal of the API, with the code and data of its closed list. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly data: unknown;

  constructor(status: number, code: string, data: unknown) {
    super(code);
    this.name = 'Refused';
    this.status = status;
    this.code = code;
    this.data = data;
  }
}

const TOKEN = 'tocsin.desk.token';
const ROOT = '../api/v1';
const WAIT_MS = 120_000;

// A login lives in its tab only: closing the tab on a shared machine ends it there.
let token = sessionStorage.getItem(TOKEN) ?? undefined;
let skewMs = 0;
const ended = new Set<() => void>();

export const hasToken = (): boolean => token !== undefined;

/** Calls carry this token from now on; a reload forgets it until `keepToken`. */
export function setToken(next: string | undefined): void {
  token = next;
  if (next === undefined) sessionStorage.removeItem(TOKEN);
}

/** The login is complete: a reload keeps it. Before, its token signs nobody in, and a reload starts anew. */
export function keepToken(): void {
  if (token !== undefined) sessionStorage.setItem(TOKEN, token);
}

/** Calls back when the server no longer knows the login. */
export function onSessionEnd(listener: () => void): () => void {
  ended.add(listener);
  return () => ended.delete(listener);
}

/** The server's time: legal clocks run by it, whatever this machine's clock says. */
export const serverNowMs = (): number => Date.now() + skewMs;

interface Loose {
  id?: number;
  key?: string;
  body?: unknown;
  query?: object;
}

/** One call of `/api/v1`. Throws `Refused` with the server's code, or with `offline` when no answer came. */
export async function call<N extends CallName>(
  name: N,
  ...[given]: object extends Given<N> ? [Given<N>?] : [Given<N>]
): Promise<Answer<N>> {
  const { id, key, body, query }: Loose = given ?? {};
  const [method = 'GET', path = ''] = name.split(' ');
  const place = path.replace('{id}', String(id)).replace('{key}', encodeURIComponent(key ?? ''));
  const hadToken = token;
  const response = await fetch(`${ROOT}${place}${queryText(query)}`, {
    method,
    headers: {
      ...(hadToken === undefined ? {} : { authorization: `Bearer ${hadToken}` }),
      ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
    },
    ...(method === 'GET' || method === 'DELETE' ? {} : { body: JSON.stringify(body ?? {}) }),
    signal: AbortSignal.timeout(WAIT_MS),
  }).catch((cause: unknown) => {
    throw new Refused(0, 'offline', String(cause));
  });
  readSkew(response);
  const said: unknown = await response.json().catch(() => null);
  if (response.ok) return said as Answer<N>;
  const { error = 'internal', data } = (said ?? {}) as { error?: string; data?: unknown };
  if (response.status === 401 && error === 'not-signed-in' && hadToken !== undefined && hadToken === token) {
    setToken(undefined);
    for (const listener of ended) listener();
  }
  throw new Refused(response.status, error, data);
}

function queryText(query: object | undefined): string {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}

/** The Date header has whole seconds; only a difference that matters moves our clock. */
function readSkew(response: Response): void {
  const said = Date.parse(response.headers.get('date') ?? '');
  if (Number.isNaN(said)) return;
  const differenceMs = said + 500 - Date.now();
  if (Math.abs(differenceMs - skewMs) > 1500) skewMs = differenceMs;
}
