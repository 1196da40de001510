import { InputMedia, type TelegramClient } from '@mtcute/node';
import sharp from 'sharp';
import {
  type Actor,
  appointFlagger,
  fileFlaggerNotice,
  fileReport,
  type NetworkMatch,
  receiveReferral,
  receiveRemovalOrder,
  type SafetyContext,
  setProtectedRoles,
} from '#safety';
import { orderForm, signed } from '../../src/safety/testing/orders.ts';
import { atDesk } from './desk.ts';
import { fillExchange } from './exchange-data.ts';
import { signUp } from './mtcute-client.ts';
import type { TestServer } from './server.ts';

/** An invented owner in whose name the desk is filled; nobody signs in as them. */
const founder: Actor = { person: 1, role: 'owner', pseudonym: 'M-000000', via: 'cli' };

export interface BusyDesk {
  /** Marked id of the public channel "Cinder Choir". */
  readonly channel: number;
  /** Accounts of the choir's singers. */
  readonly singers: readonly number[];
  close(): Promise<void>;
}

/** A night at the desk: reports, a trusted flagger's notice, a referral, a running order, a network that may be back. */
export async function makeBusyDesk(server: TestServer): Promise<BusyDesk> {
  const wick = await signUp(server, '15550140001', 'Wick');
  const channel = await makeChannel(wick);
  const { id: creator } = await wick.getMe();
  const singers = await atDesk(server.dataDir, async ({ safety, write }) => {
    const made: number[] = [];
    await write(async (tx) => {
      for (let n = 1; n <= 60; n += 1) {
        const firstName = `${['Ember', 'Taper', 'Lantern', 'Tallow', 'Beacon'][n % 5]} ${n}`;
        const id = await tx.accounts.insert({ kind: 'person', firstName, lastName: '', createdAt: 1_760_000_000 + n });
        await tx.updates.createMailbox(id);
        made.push(id);
      }
    });
    await fill(safety, channel, creator, made);
    return made;
  });
  return { channel, singers, close: () => wick.destroy() };
}

async function makeChannel(wick: TelegramClient): Promise<number> {
  const { id } = await wick.createChannel({ title: 'Cinder Choir', description: 'Poems for those who light lamps' });
  await wick.call({ _: 'channels.updateUsername', channel: await wick.resolveChannel(id), username: 'cinder_choir' });
  for (const text of [
    'One lamp, and then another lamp, until the street is read.',
    'Bring the long ladder to Quay Street at six.',
    'The choir sings again on Friday. Tell the others.',
  ])
    await wick.sendText(id, text);
  const lamp = await sharp({ create: { width: 640, height: 420, channels: 3, background: '#b58a3c' } })
    .composite([{ input: { create: { width: 120, height: 260, channels: 3, background: '#2d2a26' } } }])
    .jpeg()
    .toBuffer();
  await wick.sendMedia(id, InputMedia.photo(lamp, { caption: 'The lamp of Quay Street' }));
  return id;
}

async function fill(safety: SafetyContext, channel: number, creator: number, singers: number[]): Promise<void> {
  const choir = { kind: 'chat', id: channel } as const;
  const reasons = ['spam', 'scam', 'fake-account', 'hate', 'copyright'] as const;
  for (const [index, id] of singers.slice(0, 24).entries()) {
    const subject = { kind: 'account', id } as const;
    const reporter = singers[59 - (index % 7)] ?? creator;
    const comment = index % 4 === 0 ? 'Sells poems that somebody else wrote.' : '';
    await fileReport(safety, { reporter, subject, reason: reasons[index % 5] ?? 'spam', comment });
  }
  for (const reporter of singers.slice(30, 36))
    await fileReport(safety, { reporter, subject: choir, reason: 'copyright', comment: 'These are my lines.' });
  const { flagger } = await appointFlagger(safety, founder, {
    name: 'Guild of Lamplighters',
    memberState: 'NL',
    areas: ['copyright', 'scam'],
  });
  await fileFlaggerNotice(safety, flagger, {
    explanation: 'The channel sells poems of the guild as its own.',
    locations: [String(singers[25])],
    reason: 'copyright',
    name: null,
    email: null,
    goodFaith: true,
    lang: 'en',
  });
  await receiveReferral(safety, founder, {
    authority: 'Harbour Police',
    reference: 'HP-7',
    subjectKeys: [`account:${singers[26]}`],
    explanation: 'Please look at this singer.',
  });
  await setProtectedRoles(safety, founder, singers[3] ?? 0, ['press']);
  const items = [{ exactUrl: String(channel) }];
  await receiveRemovalOrder(safety, 'system', orderForm({ referenceNo: 'R-2026-14', items }), signed);
  await rememberNetwork(safety, singers);
  await fillExchange(safety, networkId);
}

const day = 86_400;
const networkId = 'wick-and-tallow';

/** A network that was removed six days ago, and four subjects of today that resemble it. */
async function rememberNetwork(safety: SafetyContext, singers: readonly number[]): Promise<void> {
  const nowMs = safety.clock.nowMs();
  const actionAt = Math.floor(nowMs / 1000) - 6 * day;
  const nodes = Array.from({ length: 14 }, (_, n) => `node-${n}`);
  await safety.store.write(async (tx) => {
    await tx.memory.putNetworks([
      {
        id: networkId,
        label: 'Wick and Tallow',
        policyCategory: 'scams',
        actionAt,
        decisionId: 'operation:12',
        source: { kind: 'own' },
      },
    ]);
    await tx.memory.putNodes(
      nodes.map((id, n) => ({
        id,
        networkId,
        kind: n % 4 === 3 ? ('bot' as const) : ('channel' as const),
        lang: ['en', 'de', 'ru'][n % 3] ?? 'en',
        createdWeek: 2900,
        sizeBucket: 4 + (n % 7),
      })),
    );
    const ties = nodes.slice(1).map((to, n) => ({ from: nodes[Math.floor(n / 3)] ?? to, to }));
    await tx.memory.putEdges(ties.map((tie) => ({ ...tie, networkId, type: 'forward' as const, weightBucket: 2 })));
    const ids: number[] = [];
    for (let n = 0; n < 4; n += 1) ids.push(await tx.matches.nextId());
    for (const [n, id] of ids.entries())
      await tx.matches.put(matchOf(id, networkId, `account:${singers[40 + n]}`, nodes[n * 3] ?? null, nowMs, n));
  });
}

function matchOf(
  id: number,
  networkId: string,
  subjectKey: string,
  nodeId: string | null,
  nowMs: number,
  weaker: number,
): NetworkMatch {
  const lines = [
    {
      group: 'prior' as const,
      words: 'Starting point: how often a newcomer belongs to this network at this time',
      tenths: -66,
    },
    { group: 'text' as const, words: 'Three or more posts repeat different removed texts', tenths: 160 - weaker * 40 },
    { group: 'name' as const, words: 'Its name resembles a removed name', tenths: 50 },
    { group: 'age' as const, words: 'It was created within two weeks after the action', tenths: 30 },
    { group: 'stance' as const, words: 'Its stance is unremarkable', tenths: -4 },
  ];
  const tenths = lines.reduce((sum, line) => sum + line.tenths, 0);
  const posterior = 1 / (1 + 2 ** (-tenths / 10));
  return {
    id,
    subjectKey,
    networkId,
    kind: 'account',
    state: weaker === 0 ? 'priority' : 'suspected',
    lane: 'normal',
    tenths,
    posterior,
    lines,
    wouldChange: [{ without: 'text', words: '', posterior: 0.12 }],
    posts: 5 - weaker,
    nodeId,
    createdAtMs: nowMs - 3 * day * 1000,
    raisedAtMs: nowMs - (4 - weaker) * 3_600_000,
    updatedAtMs: nowMs,
    caseId: null,
    friction: null,
    confirmations: [],
    verdict: null,
    reviewBecause: null,
    history: [],
  };
}
