import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { grantRole, makeApiKey, type Role, roles, type SafetyContext } from '#safety';
import { consoleApi } from '../../src/console-api/index.ts';
import { assertAnswerFits } from './desk-answers.ts';
import { deskIn } from './desk-world.ts';
import { createTestWorld, type TestWorld } from './test-world.ts';

export interface DeskAnswer {
  readonly status: number;
  // What came as JSON, which each test reads as it expects it.
  readonly body: ReturnType<typeof JSON.parse>;
}

/** The desk's API over HTTP inside the test's own process, with an owner and a tool's key for each role. */
export interface DeskApi {
  readonly world: TestWorld;
  readonly safety: SafetyContext;
  readonly keys: ReadonlyMap<Role, string>;
  /** Where its pages are, without a slash at the end. */
  readonly http: string;
  /** The account behind all keys. */
  readonly owner: number;
  call(method: string, path: string, body?: unknown, bearer?: string): Promise<DeskAnswer>;
  close(): Promise<void>;
}

export async function startDeskApi(): Promise<DeskApi> {
  const cleanup: (() => unknown)[] = [];
  const messenger = await createTestWorld({ after: (work: () => unknown) => void cleanup.push(work) } as Parameters<
    typeof createTestWorld
  >[0]);
  const { world, safety } = deskIn(messenger);
  const owner = await world.addPerson('Owner', { phone: '15550108000' });
  await grantRole(safety, null, owner, 'owner');
  const actor = { person: owner, role: 'owner', pseudonym: 'M-0', via: 'cli' } as const;
  const keys = new Map<Role, string>();
  for (const role of roles)
    keys.set(role, (await makeApiKey(safety, actor, { name: role, role, expiresAtMs: null })).secret);
  let minutes = 1;
  // A minute goes by between two calls, so that the limit on calls is out of the way.
  const api = consoleApi({ safety, world, clock: { nowMs: () => (minutes += 1) * 60_000 } });
  const server = createServer((request, response) => {
    void api(request, response, new URL(request.url ?? '/', 'http://x')).then((done) => {
      if (!done) response.writeHead(404).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    world,
    safety,
    keys,
    owner,
    http: base,
    async call(method, path, body, bearer) {
      const answer = await fetch(`${base}/api/v1${path}`, {
        method,
        headers: {
          'content-type': 'application/json',
          ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const said = await answer.json();
      if (path !== '/openapi.json') assertAnswerFits(method, path, answer.status, said);
      return { status: answer.status, body: said };
    },
    async close() {
      server.close();
      server.closeAllConnections();
      for (const work of cleanup) await work();
    },
  };
}
