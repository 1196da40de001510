import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import type { MatchRow, NetworkSummary, Operation, StoredBundle, Subscription } from '../../../src/safety/index.ts';
import { avatarOf, openChannel, poem, reencoded } from '../../support/choir.ts';
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

/**
 * A small server keeps no fingerprints: it shows the first what is new in public, as sketches, and hears who is back. A
 * channel that only quotes is not brought before anybody.
 */
async function askOnly(first: Desk, small: Desk, { issuer, publicKey }: { issuer: string; publicKey: string }) {
  const client = await signUp(small.server, '15550109302', 'Taper');
  try {
    const back = await openChannel(client, {
      title: 'Сinder Chоir 1',
      username: 'choir_again',
      avatar: await reencoded(await avatarOf(1)),
    });
    const press = await openChannel(client, { title: 'Harbour Courier', username: 'harbour_courier' });
    for (let number = 0; number < 3; number++) {
      await client.sendText(back, `${poem(10 + number)} 🔥`);
      await client.sendText(
        press,
        `Our correspondents have followed the poetry collective that was removed elsewhere last week and ask what it wanted. Among the verses that circulated was this one, quoted for the record: "${poem(10 + number)}" Scholars call it a harmless exercise in repetition, and the authorities of the harbour declined to comment on issue ${number} when our paper went to print on Tuesday evening.`,
      );
    }
    const { token } = await call<{ token: string }>(first, 'POST /exchange/peers', { name: 'small', mode: 'query' });
    const pulled = await fetch(`${first.server.http}/api/v1/exchange/feed`, {
      headers: { authorization: `Bearer ${token}` },
    });
    assert.equal(pulled.status, 403, 'who may only ask gets no bundles');
    const asking = { url: first.server.http, token, issuer, publicKey, mode: 'ask' };
    const { id } = await call<Subscription>(small, 'POST /subscriptions', asking);
    let matches: MatchRow[] = [];
    await until(async () => {
      matches = await call<MatchRow[]>(small, 'GET /matches?state=priority');
      return matches.length > 0;
    });
    const [match] = matches;
    assert.deepEqual([matches.length, match?.subjectKey], [1, `chat:${back}`], 'it is back, and nobody else');
    assert.ok(match && match.lines.length <= 5 && match.wouldChange.length > 0 && match.caseId !== null);
    assert.equal(
      match.lines.reduce((sum, { tenths }) => sum + tenths, 0),
      match.tenths,
    );
    const [network] = await call<NetworkSummary[]>(small, 'GET /networks');
    assert.deepEqual([network?.source.kind, network?.members, network?.fingerprints.total], ['asked', 0, 0]);
    await call(small, `POST /matches/${match.id}/refute`, { reason: 'Another choir that sings the same songs.' });
    await call(small, `DELETE /subscriptions/${id}`);
    const { subscriptions } = await call<Self>(small, 'GET /exchange');
    assert.equal(subscriptions[0]?.lastError, null);
    assert.ok((subscriptions[0]?.imported ?? 0) >= 2, 'both channels were asked about');
  } finally {
    await client.destroy();
  }
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
  const { name: issuer, publicKey } = self;
  await askOnly(first, second, { issuer, publicKey });
  const { token } = await call<{ token: string }>(first, 'POST /exchange/peers', { name: 'second', mode: 'pull' });
  const plain = { url: 'http://chat.example', token, issuer, publicKey };
  await assert.rejects(call(second, 'POST /subscriptions', plain), /field-invalid/, 'never in the clear');
  await call(second, 'POST /subscriptions', { ...plain, url: front.https, everyMs: 5_000 });
  let refused: Omit<Subscription, 'token'> | undefined;
  await until(async () => {
    refused = (await call<Self>(second, 'GET /exchange')).subscriptions.at(-1);
    return refused?.lastError !== null;
  });
  assert.match(refused?.lastError ?? '', /certificate/i, 'the desk reads why nothing comes');
  const unbelieved = await call<NetworkSummary[]>(second, 'GET /networks');
  assert.equal(unbelieved[0]?.fingerprints.total, 0, 'an authority that nobody named is not believed');

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
