import { randomFillSync } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { tl } from '@mtcute/core';
import Long from 'long';
import { createTlCodec, type TlCodec } from '#wire';
import { createAccessHashes } from '../src/rpc/access-hash.ts';
import { startTestServer, type TestServer } from '../tests/support/server.ts';
import { sealedBytes } from '../src/wire/crypto/message.ts';
import { makeChannel } from './support/channels.ts';
import { startChatter } from './support/chatter.ts';
import { cpuSeconds, percentile, round, sleep, untilQuiet } from './support/figures.ts';
import { helloOf } from './support/hello.ts';
import { openLoadClient } from './support/load-client.ts';
import { hasCompiler, type NativeProgram, startNative } from './support/native.ts';
import { makePopulation, type Person, type Population } from './support/population.ts';
import { profiled } from './support/profile.ts';

const subscribers = 100_000;
const online = 2_000;
const offline = subscribers - online - 1;
const pairs = 10;
const othersPerS = 100;
const quietMs = 3_000;
const warmPosts = 20;
const blocks = 4;
const postsPerBlock = 15;
const inFlight = 3;
const peakMs = 8_000;
const cLoopMs = 4_000;
/** Every push of a post is longer, every other frame that the sink gets is shorter. */
const leastPostBytes = 250;
const text =
  'A post of a hundred characters or so, which two thousand people who are online get to read at the same moment.';

/**
 * One post of a channel to everybody who is online, each over an encrypted connection of its own, while other people
 * talk to each other; and beside it what a bare loop in C sends to as many connections.
 */
export async function run(): Promise<Record<string, number>> {
  if (!hasCompiler()) throw new Error('cc is missing: the sink and the loop to compare with are compiled for each run');
  let large = 0;
  let small = 0;
  const population = await makePopulation(1 + online + pairs * 2, async (store, people) => {
    const audience = people.slice(0, 1 + online);
    large = await makeChannel(store, audience, offline);
    small = await makeChannel(store, audience, 0);
  });
  const server = await startTestServer({ dataDir: population.dataDir, ...profiled() });
  try {
    const figures = await measure(server, population, { large, small });
    return { subscribers, online, ...figures };
  } finally {
    await server.stop();
    await rm(population.dataDir, { recursive: true, force: true });
  }
}

async function measure(
  server: TestServer,
  population: Population,
  channels: { large: number; small: number },
): Promise<Record<string, number>> {
  const codec = createTlCodec();
  const hashes = createAccessHashes(population.secret);
  const [owner, reading, ...others] = population.people;
  if (!owner || !reading) throw new Error('a population has people');
  const poster = await openLoadClient(codec, server.port, owner.key);
  await poster.call({ _: 'updates.getState' });
  const reader = await openReader(server, codec, reading);
  const sink = await openSink(server, codec, others.slice(0, online - 1));
  await untilOnline(server, online + 1);
  const post = (channel: number) => {
    const accessHash = hashes.of(owner.id, 'peer', channel);
    return poster.call(sendTo({ _: 'inputPeerChannel', channelId: -channel - 1_000_000_000_000, accessHash }));
  };
  await untilQuiet(server.pid);
  const rounds = watchRounds(sink);
  for (let done = 0; done < warmPosts; done++) await deliver(rounds, () => post(channels.large));
  const alone = await oneByOne(server, rounds, post, channels);
  const chatting = others.slice(online - 1);
  const chats = await startChatter(codec, server.port, chatting, hashes, (chatting.length * 1_000) / othersPerS);
  await sleep(quietMs);
  const quiet = await chats.take();
  const peak = await peakOf(server, rounds, () => post(channels.large));
  const busy = await chats.take();
  chats.stop();
  if (reader.posts() !== rounds.asked()) throw new Error(`${rounds.asked()} posts, but a reader got ${reader.posts()}`);
  for (const client of [poster, reader.client]) client.close();
  await sink.stop();
  const limit = await cLoop(reader.frameBytes());
  return {
    deliveriesPerS: round(peak.deliveriesPerS),
    cLoopPerS: limit.perS,
    shareOfCLoop: round(peak.deliveriesPerS / limit.perS, 2),
    serverCpuUsPerDelivery: round(peak.cpuUs, 1),
    cLoopCpuUsPerSend: limit.cpuUs,
    shareOfCLoopByCpu: round(limit.cpuUs / peak.cpuUs, 2),
    serverCores: round(peak.cores, 2),
    postP50Ms: round(percentile(alone.delays, 0.5), 1),
    postP99Ms: round(percentile(alone.delays, 0.99), 1),
    postCpuMs: round(alone.largeCpuMs, 2),
    postCpuMsWithoutOffline: round(alone.smallCpuMs, 2),
    cpuNsPerOfflineSubscriber: round(((alone.largeCpuMs - alone.smallCpuMs) * 1e6) / offline, 1),
    otherChatsP99MsInQuiet: quiet.p99Ms,
    otherChatsP50Ms: busy.p50Ms,
    otherChatsP99Ms: busy.p99Ms,
    otherChatsLost: busy.lost,
    frameBytes: reader.frameBytes(),
  };
}

function sendTo(peer: tl.TypeInputPeer): tl.messages.RawSendMessageRequest {
  const bytes = randomFillSync(Buffer.alloc(8));
  return {
    _: 'messages.sendMessage',
    peer,
    message: text,
    randomId: new Long(bytes.readInt32LE(0), bytes.readInt32LE(4)),
  };
}

/** One subscriber who opens and reads every post, to know that what the sink counts is what people get. */
async function openReader(server: TestServer, codec: TlCodec, { key }: Person) {
  const client = await openLoadClient(codec, server.port, key);
  await client.call({ _: 'updates.getState' });
  let posts = 0;
  let frameBytes = 0;
  client.onUpdate = (body) => {
    const push = codec.read(body);
    if (push._ !== 'updates') return;
    for (const update of push.updates) {
      if (update._ !== 'updateNewChannelMessage' || update.message._ !== 'message') continue;
      if (update.message.message !== text) throw new Error('a post came out as another text');
      posts++;
      frameBytes = 4 + 24 + sealedBytes(body.length);
    }
  };
  return { client, posts: () => posts, frameBytes: () => frameBytes };
}

const wordOf = (value: number): Buffer => {
  const word = Buffer.alloc(4);
  word.writeUInt32LE(value, 0);
  return word;
};

async function openSink(server: TestServer, codec: TlCodec, people: readonly Person[]): Promise<NativeProgram> {
  const sink = startNative('sink', [server.port, leastPostBytes]);
  sink.stdin.write(wordOf(people.length));
  for (const { key } of people) {
    const hello = await helloOf(codec, server.port, key);
    sink.stdin.write(Buffer.concat([wordOf(hello.length), hello]));
  }
  await sink.line('open');
  return sink;
}

/** Waits until all of them count as sessions that get updates. */
async function untilOnline(server: TestServer, sessions: number): Promise<void> {
  for (const end = performance.now() + 120_000; performance.now() < end; await sleep(100)) {
    const metrics = await (await fetch(`${server.http}/metrics`)).text();
    if (Number(/^tocsin_push_sessions (\d+)$/m.exec(metrics)?.[1]) >= sessions) return;
  }
  throw new Error('not everybody came online');
}

interface Rounds {
  /** Says that one more post was sent; returns its round. */
  ask(): number;
  asked(): number;
  /** When everybody had the posts up to this round, in ms of this process's clock. */
  reached(round: number): Promise<number>;
}

/** The sink tells each round by the kernel's clock, which is this process's too. */
function watchRounds(sink: NativeProgram): Rounds {
  let asked = 0;
  const times = new Map<number, number>();
  const waiting = new Map<number, (atMs: number) => void>();
  sink.onLine = (line) => {
    const [name, atNs] = line.split(' ').map(Number);
    if (name === undefined || atNs === undefined) return;
    times.set(name, atNs / 1e6);
    waiting.get(name)?.(atNs / 1e6);
    waiting.delete(name);
  };
  return {
    ask: () => ++asked,
    asked: () => asked,
    reached: (name) => {
      const known = times.get(name);
      return known === undefined ? new Promise((resolve) => waiting.set(name, resolve)) : Promise.resolve(known);
    },
  };
}

const kernelMs = (): number => Number(process.hrtime.bigint()) / 1e6;

/** One post; resolves once everybody has it, with the milliseconds from its sending. */
async function deliver(rounds: Rounds, post: () => Promise<unknown>): Promise<number> {
  const sentAt = kernelMs();
  const name = rounds.ask();
  const [at] = await Promise.all([rounds.reached(name), post()]);
  return at - sentAt;
}

/** Posts one at a time, by turns in the channel with all its subscribers and in one with those alone who are online. */
async function oneByOne(
  server: TestServer,
  rounds: Rounds,
  post: (channel: number) => Promise<unknown>,
  { large, small }: { large: number; small: number },
): Promise<{ delays: number[]; largeCpuMs: number; smallCpuMs: number }> {
  const delays: number[] = [];
  const cpu = { large: 0, small: 0 };
  for (let block = 0; block < blocks; block++) {
    for (const [name, channel] of [['large', large] as const, ['small', small] as const]) {
      const before = await cpuSeconds(server.pid);
      for (let done = 0; done < postsPerBlock; done++) {
        const delay = await deliver(rounds, () => post(channel));
        if (name === 'large') delays.push(delay);
      }
      cpu[name] += ((await cpuSeconds(server.pid)) - before) * 1000;
    }
  }
  const posts = blocks * postsPerBlock;
  return { delays, largeCpuMs: cpu.large / posts, smallCpuMs: cpu.small / posts };
}

/**
 * As many posts as get through. Each is sent when the one before is answered, so that no two share a commit and with it
 * a frame, and a few of them are on their way to the readers at any moment.
 */
async function peakOf(server: TestServer, rounds: Rounds, post: () => Promise<unknown>) {
  const cpuBefore = await cpuSeconds(server.pid);
  const start = kernelMs();
  const onTheWay: Promise<number>[] = [];
  let posts = 0;
  let last = start;
  while (onTheWay.length > 0 || posts === 0) {
    if (kernelMs() - start < peakMs && onTheWay.length < inFlight) {
      const name = rounds.ask();
      await post();
      onTheWay.push(rounds.reached(name));
      posts++;
    } else last = (await onTheWay.shift()) ?? last;
  }
  const seconds = (last - start) / 1000;
  const cpu = (await cpuSeconds(server.pid)) - cpuBefore;
  const deliveries = posts * online;
  return { deliveriesPerS: deliveries / seconds, cpuUs: (cpu / deliveries) * 1e6, cores: cpu / seconds };
}

/** What the kernel and a loop in C do at the same moment on the same machine, with the same sink. */
async function cLoop(frameBytes: number): Promise<{ perS: number; cpuUs: number }> {
  const sender = startNative('send-loop', [online, frameBytes, cLoopMs]);
  const [, port] = (await sender.line('port')).split(' ');
  const sink = startNative('sink', [port ?? '', leastPostBytes]);
  sink.stdin.write(Buffer.concat([wordOf(online), Buffer.alloc(4 * online)]));
  const [, perS, cpuUs] = (await sender.line('perS')).split(' ').map(Number);
  await sink.stop();
  return { perS: perS ?? 0, cpuUs: cpuUs ?? 0 };
}
