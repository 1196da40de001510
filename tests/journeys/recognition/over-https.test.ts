import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import type { NetworkSummary, Operation, StoredBundle, Subscription } from '../../../src/safety/index.ts';
import { avatarOf, openChannel, poem } from '../../support/choir.ts';
import { atDesk, callDesk, operationDefaults } from '../../support/desk.ts';
import { signUp } from '../../support/mtcute-client.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { hasOpenssl, startTlsFront } from '../../support/tls-front.ts';
import { until } from '../../support/until.ts';

const isMissing = (await hasOpenssl()) ? false : 'skipped: openssl';
/** What a server promises its partners: a withdrawal is applied and acknowledged within this time. */
const withdrawalMs = 15 * 60_000;

interface Desk {
  server: TestServer;
  owner: string;
}

const openDesk = async (server: TestServer): Promise<Desk> => ({
  server,
  owner: await atDesk(server.dataDir, ({ addStaff }) => addStaff('owner', 'Own')),
});

const call = <T>({ server, owner }: Desk, path: string, body?: unknown): Promise<T> =>
  callDesk<T>(server.http, owner, path, body);

/** Two channels that sing the same poems are removed together. Returns the network that is remembered of them. */
async function removePair(
  desk: Desk,
  singer: TelegramClient,
): Promise<{ network: NetworkSummary; decisions: number[] }> {
  const ids: number[] = [];
  for (const at of [0, 1]) {
    const username = `cinder_choir_${at}`;
    const id = await openChannel(singer, { title: `Cinder Choir ${at}`, username, avatar: await avatarOf(at) });
    for (let number = 0; number < 4; number++) await singer.sendText(id, poem(at * 10 + number));
    ids.push(id);
  }
  const { caseIds } = await call<{ caseIds: number[] }>(desk, 'POST /referrals', {
    authority: 'Harbour Police',
    reference: 'HP-10',
    subjectKeys: [`chat:${ids[0]}`],
    explanation: 'Please look.',
  });
  const { id } = await call<Operation>(desk, 'POST /operations', {
    caseId: caseIds[0],
    title: 'Cinder Choir',
    defaults: operationDefaults,
  });
  await call(desk, `POST /operations/${id}/targets`, {
    targets: ids.map((chat) => ({ subjectKey: `chat:${chat}`, action: { kind: 'takedown' }, reason: 'of the choir' })),
  });
  await call(desk, `POST /operations/${id}/dry-run`);
  await call(desk, `POST /operations/${id}/start`);
  const network = await networkOf(desk, 2);
  const targets = await call<{ decisionId: number | null }[]>(desk, `GET /operations/${id}/targets`);
  return { network, decisions: targets.flatMap(({ decisionId }) => decisionId ?? []) };
}

async function networkOf(desk: Desk, members: number): Promise<NetworkSummary> {
  let found: NetworkSummary | undefined;
  await until(async () => {
    [found] = await call<NetworkSummary[]>(desk, 'GET /networks');
    return found?.members === members;
  });
  return found ?? assert.fail('no network is remembered');
}

interface Self {
  name: string;
  publicKey: string;
  keys: { secret?: string; current: boolean }[];
  subscriptions: Omit<Subscription, 'token'>[];
}

test('bundles and withdrawals travel over HTTPS, and only from whom a known authority vouches for', {
  skip: isMissing,
}, async (t: TestContext) => {
  const ends: (() => Promise<unknown>)[] = [];
  t.after(async () => {
    for (const end of ends.reverse()) await end();
  });
  const first = await openDesk(await startTestServer());
  ends.push(() => first.server.stop());
  const singer = await signUp(first.server, '15550109301', 'Cinder');
  ends.push(() => singer.destroy());
  const { network, decisions } = await removePair(first, singer);
  const statement = { legalBasis: 'terms of service', tlp: 'amber' };
  await call(first, `POST /networks/${network.id}/bundles`, statement);
  const self = await call<Self>(first, 'GET /exchange');
  const front = await startTlsFront(first.server.http);
  ends.push(() => front.close());

  const careless = await startTestServer();
  let second = await openDesk(careless);
  ends.push(() => second.server.stop());
  await call(second, 'POST /exchange/keys', {
    secret: self.keys.find(({ current }) => current)?.secret,
    label: 'shared',
    current: false,
  });
  const { token } = await call<{ token: string }>(first, 'POST /exchange/peers', { name: 'second', mode: 'pull' });
  const { name: issuer, publicKey } = self;
  const plain = { url: 'http://chat.example', token, issuer, publicKey };
  await assert.rejects(call(second, 'POST /subscriptions', plain), /field-invalid/, 'never in the clear');
  await call(second, 'POST /subscriptions', { ...plain, url: front.https, everyMs: 5_000 });
  let refused: Omit<Subscription, 'token'> | undefined;
  await until(async () => {
    [refused] = (await call<Self>(second, 'GET /exchange')).subscriptions;
    return refused?.lastError !== null;
  });
  assert.match(refused?.lastError ?? '', /certificate/i, 'the desk reads why nothing comes');
  assert.deepEqual(await call(second, 'GET /networks'), [], 'an authority that nobody named is not believed');

  const { dataDir, port } = careless;
  await careless.kill();
  second = { ...second, server: await startTestServer({ dataDir, port, flags: ['--ca-file', front.caFile] }) };
  assert.equal((await networkOf(second, 2)).source.kind, 'bundle');

  await call(first, `POST /decisions/${decisions[0]}/reverse`);
  await networkOf(second, 1);
  let withdrawn: Omit<StoredBundle, 'text'> | undefined;
  await until(async () => {
    [withdrawn] = await call<Omit<StoredBundle, 'text'>[]>(first, 'GET /bundles?direction=out');
    return withdrawn?.tombstones === 1 && withdrawn.acks.length === 1;
  });
  const took = (withdrawn?.acks[0]?.atMs ?? Number.POSITIVE_INFINITY) - (withdrawn?.createdAtMs ?? 0);
  assert.ok(took >= 0 && took <= withdrawalMs, `applied and acknowledged after ${took} ms`);
  t.diagnostic(`the withdrawal was applied and acknowledged after ${took} ms`);
});
