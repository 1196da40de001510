import type { TelegramClient } from '@mtcute/node';
import { openPictureReader } from '#server';
import { loadCorpora, measureCapacity, openPictures } from '#replay';
import type { MatchRow, NetworkSummary, Operation } from '#safety';
import { avatarOf, openChannel, poem } from '../tests/support/choir.ts';
import { atDesk, callDesk, operationDefaults } from '../tests/support/desk.ts';
import { signUp } from '../tests/support/mtcute-client.ts';
import { startTestServer, type TestServer } from '../tests/support/server.ts';
import { percentile, round, sleep } from './support/figures.ts';

const texts = Number(process.env.BENCH_TEXTS ?? 1_000_000);
const removed = 5;
/** One account may own ten public channels, and one more is posted to. */
const returned = 9;
const sends = 300;
const lookEveryMs = 20;
const patienceMs = 20_000;

type Figures = Record<string, number>;

/**
 * Recognition against a million banked texts and 200,000 banked pictures; then, on a server with a small removed network,
 * how long after the telling post a returned channel stands before a person, and what the watching costs those who send.
 */
export async function run(): Promise<Figures> {
  return { ...(await ofServer()), ...(await ofBank()) };
}

async function ofBank(): Promise<Figures> {
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  const reader = await openPictureReader();
  const size = { texts, pictures: Math.round(texts / 5), read: reader.read, onProgress: tell };
  const found = await measureCapacity(loadCorpora(), openPictures(), size).finally(reader.close);
  return {
    bankedTexts: found.texts,
    bankedPictures: found.pictures,
    messagesPerS: round(found.messagesPerSecond),
    cores: round(found.cores, 2),
    cpuUsPerMessage: round(found.cpuMsPerMessage * 1_000),
    pictureShare: found.pictureShare,
    waitP99Ms: round(found.waitP99Ms),
    residentMib: round(found.rssBytes / 2 ** 20),
    indexMib: round(found.indexBytes / 2 ** 20),
  };
}

async function ofServer(): Promise<Figures> {
  const server = await startTestServer();
  const singer = await signUp(server, '15550143001', 'Cinder');
  const other = await signUp(server, '15550143002', 'Wick');
  try {
    const moderator = await atDesk(server.dataDir, ({ addStaff }) => addStaff('moderator', 'Mod'));
    await removeNetwork(server, moderator, singer);
    const waits: number[] = [];
    for (let at = 0; at < returned; at++) waits.push(await untilAlert(server, moderator, other, at));
    const quiet = await sendTimes(other, 'me', 0);
    const id = await openChannel(other, { title: 'Harbour Weather', username: 'harbour_weather' });
    const watched = await sendTimes(other, id, 5_000);
    return {
      alertP50Ms: round(percentile(waits, 0.5)),
      alertP99Ms: round(percentile(waits, 0.99)),
      unwatchedSendP50Ms: round(percentile(quiet, 0.5), 1),
      unwatchedSendP99Ms: round(percentile(quiet, 0.99), 1),
      watchedSendP50Ms: round(percentile(watched, 0.5), 1),
      watchedSendP99Ms: round(percentile(watched, 0.99), 1),
    };
  } finally {
    await Promise.all([singer.destroy(), other.destroy()]);
    await server.stop();
  }
}

async function removeNetwork(server: TestServer, moderator: string, singer: TelegramClient): Promise<void> {
  const call = <T>(path: string, body?: unknown): Promise<T> => callDesk<T>(server.http, moderator, path, body);
  const ids: number[] = [];
  for (let at = 0; at < removed; at++) {
    const id = await openChannel(singer, {
      title: `Cinder Choir ${at}`,
      username: `cinder_bench_${at}`,
      avatar: await avatarOf(at),
    });
    for (let number = 0; number < 5; number++) await singer.sendText(id, poem(at * 10 + number));
    ids.push(id);
  }
  const referral = await call<{ caseIds: number[] }>('POST /referrals', {
    authority: 'Harbour Police',
    reference: 'HP-9',
    subjectKeys: [`chat:${ids[0]}`],
    explanation: 'Please look.',
  });
  const { id } = await call<Operation>('POST /operations', {
    title: 'Cinder Choir',
    caseId: referral.caseIds[0],
    defaults: operationDefaults,
  });
  const targets = ids.map((chat) => ({ subjectKey: `chat:${chat}`, action: { kind: 'takedown' }, reason: 'choir' }));
  await call(`POST /operations/${id}/targets`, { targets });
  await call(`POST /operations/${id}/dry-run`);
  await call(`POST /operations/${id}/start`);
  await until(async () => (await call<NetworkSummary[]>('GET /networks'))[0]?.members === removed);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + patienceMs; performance.now() < end; await sleep(lookEveryMs))
    if (await holds()) return;
  throw new Error('what the bench waits for does not come');
}

/** From the post that tells to the alert at the desk: a channel has a removed one's name, and then repeats its poems. */
async function untilAlert(server: TestServer, moderator: string, client: TelegramClient, at: number): Promise<number> {
  const was = at % removed;
  const id = await openChannel(client, { title: `Сinder Chоir ${was}`, username: `wick_bench_${at}` });
  await client.sendText(id, poem(700 + at));
  await client.sendText(id, poem(was * 10));
  const startMs = performance.now();
  await client.sendText(id, `${poem(was * 10 + 1)} 🔥`);
  await until(async () => {
    const rows = await callDesk<MatchRow[]>(server.http, moderator, 'GET /matches?state=priority&limit=100');
    return rows.some(({ subjectKey }) => subjectKey === `chat:${id}`);
  });
  return performance.now() - startMs;
}

async function sendTimes(client: TelegramClient, to: number | 'me', first: number): Promise<number[]> {
  const took: number[] = [];
  for (let at = 0; at < sends; at++) {
    const startMs = performance.now();
    await client.sendText(to, poem(first + at));
    took.push(performance.now() - startMs);
  }
  return took;
}
