import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import type {
  BundleEffects,
  MatchRow,
  NetworkSummary,
  NetworkView,
  Operation,
  Resurgence,
} from '../../../src/safety/index.ts';
import { avatarOf, openChannel, poem, reencoded } from '../../support/choir.ts';
import { atDesk, callDesk, operationDefaults } from '../../support/desk.ts';
import { signUp } from '../../support/mtcute-client.ts';
import { findPostgres, startPostgres } from '../../support/postgres.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { until } from '../../support/until.ts';

const postgres = findPostgres();
const quarters = ['North', 'East', 'South', 'West', 'Harbour', 'Mill', 'Tower', 'Orchard', 'Ferry', 'Market'];
const takedown = { kind: 'takedown' };
const suspend = { kind: 'suspend' };

/** Undoes what a test opened, the last first. */
function atEnd(t: TestContext): (end: () => unknown) => void {
  const ends: (() => unknown)[] = [];
  t.after(async () => {
    for (const end of ends.reverse()) await end();
  });
  return (end) => void ends.push(end);
}

interface Desk {
  server: TestServer;
  moderator: string;
  reviewer: string;
  owner: string;
}

/** `place` is the folder of the server's data, or the address of its database in PostgreSQL. */
async function openDesk(server: TestServer, place = server.dataDir): Promise<Desk> {
  const keys = await atDesk(place, async ({ addStaff }) => ({
    moderator: await addStaff('moderator', 'Mod'),
    reviewer: await addStaff('reviewer', 'Rev'),
    owner: await addStaff('owner', 'Own'),
  }));
  return { server, ...keys };
}

const call = <T>({ server, moderator }: Desk, path: string, body?: unknown, key = moderator): Promise<T> =>
  callDesk<T>(server.http, key, path, body);

/** The choir as it was: ten channels with their poems, of which siblings repeat two. */
async function openChoir(client: TelegramClient): Promise<number[]> {
  const ids: number[] = [];
  for (const [at, quarter] of quarters.entries()) {
    const title = `Cinder Choir ${quarter}`;
    const id = await openChannel(client, { title, username: `cinder_choir_${at}`, avatar: await avatarOf(at) });
    for (let number = 0; number < 5; number++) await client.sendText(id, poem(at * 10 + number));
    await client.sendText(id, `Songs are kept at https://lamps.example/choir/${at}/book`);
    ids.push(id);
  }
  return ids;
}

/** The same under other accounts: confusable letters in the names, avatars saved anew, posts partly repeated. */
async function reopenChoir(clients: readonly TelegramClient[]): Promise<number[]> {
  const ids: number[] = [];
  for (const [at, quarter] of quarters.entries()) {
    const client = clients[at % clients.length];
    if (!client) throw new Error('nobody to open the channel');
    const id = await openChannel(client, {
      title: `Сinder Chоir ${quarter}`,
      username: `lamps_again_${at}`,
      avatar: await reencoded(await avatarOf(at)),
    });
    await client.sendText(id, `We are back in the ${quarter.toLowerCase()} quarter, friends, and we sing as before!`);
    await client.sendText(id, `${poem(at * 10).toUpperCase()} 🔥`);
    await client.sendText(id, `${poem(at * 10 + 2)}\n\nJoin us: https://lamps.example/choir/${at}/book`);
    await client.sendText(id, poem(500 + at));
    await client.sendText(id, poem(at * 10 + 4).replace('the', 'a'));
    ids.push(id);
  }
  return ids;
}

/** A newspaper: the same poems inside its own words. */
async function openNews(client: TelegramClient): Promise<number> {
  const id = await openChannel(client, { title: 'Harbour Courier', username: 'harbour_courier' });
  for (let at = 0; at < 5; at++) {
    await client.sendText(
      id,
      `Our correspondents have followed the poetry collective that was removed from this service last week and ask what it wanted. Among the verses that circulated was this one, which we quote for the record: "${poem(at * 10)}" Scholars whom we asked call it a harmless exercise in repetition, and the authorities of the harbour declined to comment on issue ${at} when our paper went to print on Tuesday evening, long after the lamps of the town hall had gone out.`,
    );
  }
  return id;
}

async function removeChoir(desk: Desk, ids: readonly number[]): Promise<number> {
  const referral = await call<{ caseIds: number[] }>(desk, 'POST /referrals', {
    authority: 'Harbour Police',
    reference: 'HP-9',
    subjectKeys: [`chat:${ids[0]}`],
    explanation: 'Please look.',
  });
  const { id } = await call<Operation>(desk, 'POST /operations', {
    title: 'Cinder Choir',
    caseId: referral.caseIds[0],
    defaults: operationDefaults,
  });
  await call(desk, `POST /operations/${id}/targets`, {
    targets: ids.map((chat) => ({ subjectKey: `chat:${chat}`, action: takedown, reason: 'of the choir' })),
  });
  await runOperation(desk, id);
  return id;
}

async function runOperation(desk: Desk, id: number): Promise<void> {
  await call(desk, `POST /operations/${id}/dry-run`);
  await call(desk, `POST /operations/${id}/start`);
  await until(
    async () => (await call<{ operation: Operation }>(desk, `GET /operations/${id}`)).operation.state === 'done',
  );
}

const keysOf = (ids: readonly number[]): string[] => ids.map((id) => `chat:${id}`).sort();

/** Waits until each of these subjects stands as a match that a person should look at first. */
async function waitForMatches(desk: Desk, ids: readonly number[]): Promise<MatchRow[]> {
  let matches: MatchRow[] = [];
  await until(async () => {
    matches = await call<MatchRow[]>(desk, 'GET /matches?state=priority&limit=100');
    const seen = new Set(matches.map(({ subjectKey }) => subjectKey));
    return keysOf(ids).every((key) => seen.has(key));
  });
  return matches;
}

async function firstNetwork(desk: Desk, members: number): Promise<NetworkSummary> {
  let found: NetworkSummary | undefined;
  await until(async () => {
    [found] = await call<NetworkSummary[]>(desk, 'GET /networks');
    return found?.members === members;
  });
  return found ?? assert.fail('no network is remembered');
}

/** The operation's case holds its decisions. */
async function appealFirst(desk: Desk, affected: TelegramClient, subjectKey: string, caseId: number): Promise<void> {
  const { decisions } = await call<{ decisions: { id: number; subjectKey: string; action: { kind: string } }[] }>(
    desk,
    `GET /cases/${caseId}`,
  );
  const decision =
    decisions.find((one) => one.subjectKey === subjectKey && one.action.kind === 'takedown') ??
    assert.fail('no decision about it');
  const links: string[] = [];
  for await (const message of affected.iterHistory(777000))
    links.push(...(message.text.match(/http\S+\/statement\/\d+\?key=\w+/g) ?? []));
  for (const link of links) {
    const address = `${desk.server.http}${new URL(link).pathname}${new URL(link).search}`;
    await fetch(address, { method: 'POST', body: new URLSearchParams({ text: 'We only sing.' }) });
  }
  const appeals = await call<{ id: number; decisionId: number }[]>(
    desk,
    'GET /appeals?limit=100',
    undefined,
    desk.reviewer,
  );
  const own = appeals.find(({ decisionId }) => decisionId === decision.id) ?? assert.fail('no appeal was taken');
  const verdict = { outcome: 'reversed', reasons: 'They sing their own songs.' };
  await call(desk, `POST /appeals/${own.id}/decide`, verdict, desk.reviewer);
}

test('a removed network is recognised when it comes back, here and on a server that has its bundle only', async (t) => {
  const end = atEnd(t);
  // Where there is PostgreSQL the network is remembered there and goes from there to SQLite: the same journey on both.
  const cluster = postgres === undefined ? undefined : await startPostgres(postgres);
  end(() => cluster?.stop());
  const place = await cluster?.createDatabase();
  const first = await startTestServer(place === undefined ? {} : { env: { TOCSIN_DATABASE_URL: place } });
  end(() => first.stop());
  const desk = await openDesk(first, place);
  const singer = await signUp(first, '15550109001', 'Cinder');
  const others = [await signUp(first, '15550109002', 'Wick'), await signUp(first, '15550109003', 'Taper')];
  const press = await signUp(first, '15550109004', 'Courier');
  end(() => Promise.all([singer, ...others, press].map((client) => client.destroy())));

  const old = await openChoir(singer);
  const removal = await removeChoir(desk, old);
  const network = await firstNetwork(desk, 10);
  assert.equal(network.label, 'Cinder Choir');
  assert.ok((network.fingerprints.byType.text ?? 0) >= 50, 'its poems are remembered');
  assert.equal(network.fingerprints.byType.title ?? 0, 20, 'ten titles, each under the own and the exchange key');

  const second = await startTestServer();
  end(() => second.stop());
  const elsewhere = await openDesk(second);
  await follow(desk, elsewhere, network.id);

  const back = await reopenChoir(others);
  const news = await openNews(press);
  const matches = await waitForMatches(desk, back);
  assert.deepEqual(matches.map(({ subjectKey }) => subjectKey).sort(), keysOf(back), 'and nobody else');
  for (const match of matches) {
    assert.ok(match.posts <= 5);
    assert.ok(match.lines.length >= 2 && match.lines.length <= 5);
    assert.equal(
      match.lines.reduce((sum, { tenths }) => sum + tenths, 0),
      match.tenths,
    );
    assert.ok(match.wouldChange.length > 0 && match.caseId !== null);
    assert.ok(match.friction && match.friction.untilMs - match.updatedAtMs <= 86_400_000);
  }
  const about = await call<{ events: { type: string }[] }>(desk, `GET /subjects/chat:${news}`);
  assert.deepEqual(about.events, [], 'a newspaper that quotes is left alone');

  const ids = matches.map(({ id }) => id);
  const confirmed = await call<{ decided: MatchRow[] }>(desk, 'POST /matches/verdicts', {
    ids,
    verdict: 'confirm',
    reason: 'The same choir with the same poems.',
  });
  assert.equal(confirmed.decided.length, 10);
  const planned = await call<{ operation: Operation; added: number }>(desk, `POST /networks/${network.id}/operation`, {
    title: 'Cinder Choir, again',
    defaults: operationDefaults,
    accounts: suspend,
    chats: takedown,
  });
  assert.equal(planned.added, 10);
  await runOperation(desk, planned.operation.id);
  await assert.rejects(others[0]?.sendText(back[0] ?? 0, 'hello?') ?? Promise.resolve(), /CHANNEL_PRIVATE/);
  const [curve] = await call<Resurgence[]>(desk, `GET /operations/${removal}/resurgence`);
  assert.ok(curve && curve.returned === 10 && (curve.curve.at(-1)?.gone ?? 1) === 0, 'all of it came back');

  await firstNetwork(desk, 20);
  await call(
    desk,
    `POST /networks/${network.id}/bundles`,
    { legalBasis: 'terms of service', tlp: 'amber' },
    desk.reviewer,
  );
  const view = await call<NetworkView>(desk, `GET /networks/${network.id}`);
  assert.equal(view.graph.nodes.filter(({ role }) => role === 'candidate').length, 10);
  assert.ok(view.timeline.some(({ what }) => what === 'confirmed'));

  await firstNetwork(elsewhere, 20);
  const visitor = await signUp(second, '15550109101', 'Lantern');
  end(() => visitor.destroy());
  const moved = await reopenChoir([visitor]);
  const foreign = await waitForMatches(elsewhere, moved);
  await call(elsewhere, 'POST /matches/verdicts', {
    ids: foreign.map(({ id }) => id),
    verdict: 'confirm',
    reason: 'Known from a bundle.',
  });

  await appealFirst(desk, others[0] ?? singer, `chat:${back[0]}`, planned.operation.caseId);
  await others[0]?.sendText(back[0] ?? 0, 'We sing again');
  await firstNetwork(desk, 19);
  await until(async () => {
    const [match] = (await call<MatchRow[]>(desk, 'GET /matches?state=refuted')).filter(
      ({ subjectKey }) => subjectKey === `chat:${back[0]}`,
    );
    return match?.verdict?.by[0] === 'system';
  });
  const out = await call<{ tombstones: number; acks: unknown[] }[]>(
    desk,
    'GET /bundles?direction=out',
    undefined,
    desk.owner,
  );
  assert.equal(out[0]?.tombstones, 1);
  await until(async () => {
    const [newest] = await call<typeof out>(desk, 'GET /bundles?direction=out', undefined, desk.owner);
    return newest?.tombstones === 1 && newest.acks.length === 1;
  });
  const [there] = await call<NetworkSummary[]>(elsewhere, 'GET /networks');
  assert.equal(there?.members, 19, 'the tombstone took the member away there');
  await until(async () => {
    const again = await call<MatchRow[]>(elsewhere, 'GET /matches?review=true');
    return again.length > 0 && again.every(({ caseId }) => caseId !== null);
  });
});

/** The second server accepts the first one's key and follows its bundles; the first lets it. */
async function follow(desk: Desk, elsewhere: Desk, networkId: string): Promise<void> {
  const sent = await call<{ sequence: number; id: number }>(
    desk,
    `POST /networks/${networkId}/bundles`,
    { legalBasis: 'terms of service', tlp: 'amber' },
    desk.reviewer,
  );
  assert.equal(sent.sequence, 1);
  const self = await call<{ name: string; publicKey: string; keys: { secret?: string; current: boolean }[] }>(
    desk,
    'GET /exchange',
    undefined,
    desk.owner,
  );
  const { text } = await call<{ text: string }>(desk, `GET /bundles/${sent.id}/file`, undefined, desk.reviewer);
  assert.doesNotMatch(text, /cinder|choir|lamp|wick/i, 'no word of it leaves');
  const refused = { text: text.replace('"df":0', '"df":1') };
  await call(elsewhere, 'POST /exchange/issuers', { name: self.name, publicKey: self.publicKey }, elsewhere.owner);
  await assert.rejects(call(elsewhere, 'POST /bundles/preview', { text }), /bundle_key_unknown/);
  await call(
    elsewhere,
    'POST /exchange/keys',
    { secret: self.keys.find((key) => key.current)?.secret, label: 'shared', current: false },
    elsewhere.owner,
  );
  await assert.rejects(call(elsewhere, 'POST /bundles/import', refused, elsewhere.owner), /bundle_corrupt/);
  const effects = await call<BundleEffects>(elsewhere, 'POST /bundles/preview', { text });
  assert.equal(effects.nodes, 10);
  assert.equal((await call<NetworkSummary[]>(elsewhere, 'GET /networks')).length, 0, 'a preview changes nothing');
  const peer = await call<{ token: string }>(
    desk,
    'POST /exchange/peers',
    { name: 'second', mode: 'pull' },
    desk.owner,
  );
  await call(
    elsewhere,
    'POST /subscriptions',
    { url: desk.server.http, token: peer.token, issuer: self.name, publicKey: self.publicKey, everyMs: 5_000 },
    elsewhere.owner,
  );
  await firstNetwork(elsewhere, 10);
}
