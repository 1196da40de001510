import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { validateSor } from '../statements/sor-validate.ts';
import type { HttpClient } from '../ports.ts';

export interface SorEndpoint {
  readonly url: string;
  /** Stored statements by puid. */
  readonly stored: Map<string, Record<string, unknown>>;
  readonly calls: { path: string; status: number; statements: number }[];
  /**
   * What the next calls do instead: fail with a status, store and break the connection, refuse without names, or call
   * the first record known because another call holds its lock.
   */
  readonly trouble: (number | 'break-after-storing' | 'nameless' | 'locked')[];
  /** Refuses statements that our own validator lets pass. */
  alsoRefuse: ((statement: Record<string, unknown>) => string | undefined) | undefined;
  close(): Promise<void>;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The Commission's endpoint as its published sources have it, over real HTTP: bearer token, 1 to 100 statements, all or
 * nothing, faults keyed `statement_N`, duplicates with `existing_puids`, and the look-up of a puid.
 */
export async function startSorEndpoint(token: string): Promise<SorEndpoint> {
  const stored: SorEndpoint['stored'] = new Map();
  const endpoint = { stored, calls: [], trouble: [], alsoRefuse: undefined } as Pick<
    SorEndpoint,
    'stored' | 'calls' | 'trouble' | 'alsoRefuse'
  >;

  function store(body: string): { status: number; answer: unknown; statements: number } {
    const parsed: unknown = JSON.parse(body);
    const list = isRecord(parsed) ? parsed.statements : undefined;
    if (!Array.isArray(list) || list.length < 1 || list.length > 100) {
      return {
        status: 422,
        answer: {
          message: 'The statements field must have between 1 and 100 items.',
          errors: { statements: ['between'] },
        },
        statements: 0,
      };
    }
    const errors: Record<string, unknown> = {};
    for (const [index, statement] of list.entries()) {
      const faults = isRecord(statement) ? validateSor(statement) : { statement: ['not an object'] };
      const own = isRecord(statement) ? endpoint.alsoRefuse?.(statement) : undefined;
      if (own !== undefined) faults.decision_facts = [own];
      if (Object.keys(faults).length > 0) errors[`statement_${index}`] = faults;
    }
    if (Object.keys(errors).length > 0) return { status: 422, answer: { errors }, statements: list.length };
    const puids = list.map((statement: Record<string, unknown>) => String(statement.puid));
    const message = 'The platform identifier(s) are not all unique within this call.';
    const twice = puids.filter((puid, index) => puids.indexOf(puid) !== index || stored.has(puid));
    if (twice.length > 0)
      return {
        status: 422,
        answer: { message, errors: { puid: [message], existing_puids: twice } },
        statements: list.length,
      };
    for (const statement of list) stored.set(String(statement.puid), statement);
    return { status: 201, answer: { statements: list }, statements: list.length };
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url ?? '';
      const answer = (status: number, body: unknown, statements = 0) => {
        endpoint.calls.push({ path, status, statements });
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      };
      if (request.headers.authorization !== `Bearer ${token}`) return answer(401, { message: 'Unauthenticated.' });
      const puid = /^\/api\/v1\/statement\/existing-puid\/([\w-]+)$/.exec(path)?.[1];
      if (puid !== undefined) return answer(stored.has(puid) ? 302 : 404, { puid });
      if (request.method !== 'POST' || path !== '/api/v1/statements') return answer(404, { message: 'Not found' });
      const trouble = endpoint.trouble.shift();
      if (typeof trouble === 'number') return answer(trouble, { message: 'Server Error' });
      if (trouble === 'nameless') return answer(422, { message: 'The given data was invalid.' });
      if (trouble === 'locked') {
        const first = /"puid":"([^"]+)"/.exec(Buffer.concat(chunks).toString('utf8'))?.[1];
        const errors = { puid: ['not unique'], existing_puids: [first] };
        return answer(422, { message: 'The platform identifier(s) are not all unique within this call.', errors });
      }
      const result = store(Buffer.concat(chunks).toString('utf8'));
      if (trouble === 'break-after-storing') return request.socket.destroy();
      return answer(result.status, result.answer, result.statements);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(endpoint, {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}

/** The HTTP client of tests: fetch, without following redirects. */
export const fetchClient: HttpClient = {
  async request({ method, url, headers, body, timeoutMs }) {
    const response = await fetch(url, {
      method,
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: response.status, body: await response.text() };
  },
};
