import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { Agent, createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createBotIn, type World, type WriteTx } from '#domain';
import { createTlCodec } from '#wire';
import { createAccessHashes } from '../src/rpc/access-hash.ts';
import { createWorld } from '../src/server/world.ts';
import { noBlobs } from '../tests/support/no-blobs.ts';
import { startTestServer } from '../tests/support/server.ts';
import { cpuSeconds, percentile, round, sleep } from './support/figures.ts';
import { type LoadClient, openLoadClient } from './support/load-client.ts';
import { numberedSender, numberOf } from './support/numbered-sender.ts';
import { makePopulation } from './support/population.ts';
import { profiled } from './support/profile.ts';

const botsEachWay = 100;
const backlogPerBot = 200;
const latencyMs = 6_000;
const latencyPerS = 300;
const lostAfterMs = 20_000;
const pageSize = 100;

interface Bot {
  id: number;
  token: string;
  /** The person who writes to it. */
  person: number;
}

/** What reached a bot, by either way. */
type Heard = (texts: readonly string[]) => void;
/** Begins to take the bots' updates; returns how to end it. */
type Way = (port: number, bots: readonly Bot[], heard: Heard) => Promise<() => void>;

/**
 * A hundred bots that fetch their updates and a hundred that are called, each with a person who writes to it. First a
 * backlog that waits is taken as fast as it goes, then the time from the moment a message was due to its arrival at its
 * bot, at a steady rate.
 */
export async function run(): Promise<Record<string, number>> {
  const bots: Bot[] = [];
  const population = await makePopulation(botsEachWay, async (store, people) => {
    const world = worldOver(store);
    for (let index = 0; index < 2 * botsEachWay; index++) {
      const person = people[index % botsEachWay]?.id ?? 0;
      const wanted = { owner: person, username: `load_${index}_bot`, name: `Load ${index}` };
      const { id, token } = await store.write((tx) => createBotIn(world, tx, wanted));
      bots.push({ id, token, person });
    }
    for (let message = 0; message < backlogPerBot; message++)
      await store.write(async (tx) => {
        for (const { id, person } of bots) await layIncoming(tx, person, id);
      });
  });
  const server = await startTestServer({
    dataDir: population.dataDir,
    flags: ['--bot-addresses', 'any'],
    ...profiled(),
  });
  const codec = createTlCodec();
  const hashes = createAccessHashes(population.secret);
  const clients = new Map<number, LoadClient>();
  try {
    for (const { id, key } of population.people) {
      const client = await openLoadClient(codec, server.port, key);
      await client.call({ _: 'updates.getState' });
      clients.set(id, client);
    }
    const senders = bots.map(({ id, person }) => {
      const client = clients.get(person);
      if (!client) throw new Error('each bot has its person');
      return numberedSender(
        codec,
        client,
        { userId: id, accessHash: hashes.of(person, 'peer', id) },
        'lamps on Quay Street are lit.',
      );
    });
    const measured = async (way: Way, from: number) => {
      const own = bots.slice(from, from + botsEachWay);
      return measure(server, own, senders.slice(from, from + botsEachWay), way);
    };
    const polled = await measured(startPolling, 0);
    const called = await measured(startWebhooks, botsEachWay);
    return { ...named('getUpdates', polled), ...named('webhook', called) };
  } finally {
    for (const client of clients.values()) client.close();
    await server.stop();
    await rm(population.dataDir, { recursive: true, force: true });
  }
}

/** A message as it lies with the bot that it was sent to. */
async function layIncoming(tx: WriteTx, sender: number, bot: number): Promise<void> {
  const date = Math.floor(Date.now() / 1000);
  const content = await tx.messages.insertContent({ sender, date, data: { text: 'a lamp that waits' } });
  if (content === undefined) throw new Error('nothing stands in the way of a fresh content');
  const { pts, lastMessageId: id } = await tx.updates.advance(bot, 1, 1);
  await tx.messages.insert({ mailbox: bot, id, peer: sender, content, date, out: false });
  await tx.dialogs.bump(bot, sender, { id, date }, 1, 0);
  await tx.updates.append(bot, pts, 1, date, { kind: 'newMessage', id });
}

/** Enough of a world to make bots in. */
function worldOver(store: World['store']): World {
  const nobody = () => undefined;
  return createWorld({
    store,
    bus: { publish: nobody, publishTransient: nobody, publishKeysDropped: nobody, subscribe: () => nobody },
    codes: { send: async () => undefined },
    blobs: noBlobs,
    images: { render: async () => ({ trouble: 'busy' }), toWebp: async () => undefined, unpack: async () => undefined },
    settings: { signUp: 'open', flood: false, dcId: 2, httpBase: 'http://127.0.0.1:1' },
  });
}

interface Measured {
  updatesPerS: number;
  serverCpuUsPerUpdate: number;
  p50Ms: number;
  p99Ms: number;
  arrivedShare: number;
}

const named = (way: string, measured: Measured): Record<string, number> =>
  Object.fromEntries(
    Object.entries(measured).map(([figure, value]) => [`${way}${figure[0]?.toUpperCase()}${figure.slice(1)}`, value]),
  );

async function measure(
  server: { port: number; pid: number },
  bots: readonly Bot[],
  senders: readonly ((number: number) => void)[],
  way: Way,
): Promise<Measured> {
  const delays: number[] = [];
  const due = new Map<number, number>();
  let taken = 0;
  const cpuBefore = await cpuSeconds(server.pid);
  const beganMs = performance.now();
  const end = await way(server.port, bots, (texts) => {
    taken += texts.length;
    for (const text of texts) {
      const number = numberOf(text);
      const dueMs = due.get(number);
      if (dueMs === undefined || !due.delete(number)) continue;
      delays.push(performance.now() - dueMs);
    }
  });
  const backlog = bots.length * backlogPerBot;
  while (taken < backlog) await sleep(1);
  const seconds = (performance.now() - beganMs) / 1000;
  const cpu = (await cpuSeconds(server.pid)) - cpuBefore;
  await sleep(500);
  const startMs = performance.now();
  for (let sent = 0; performance.now() - startMs < latencyMs; ) {
    const wanted = ((performance.now() - startMs) * latencyPerS) / 1000;
    for (; sent < wanted; sent++) {
      due.set(sent, startMs + (sent * 1000) / latencyPerS);
      senders[sent % senders.length]?.(sent);
    }
    await sleep(1);
  }
  for (const lostMs = performance.now() + lostAfterMs; due.size > 0 && performance.now() < lostMs; ) await sleep(5);
  end();
  return {
    updatesPerS: round(backlog / seconds),
    serverCpuUsPerUpdate: round((cpu / backlog) * 1e6),
    p50Ms: round(percentile(delays, 0.5), 1),
    p99Ms: round(percentile(delays, 0.99), 1),
    arrivedShare: round(delays.length / (delays.length + due.size), 3),
  };
}

interface ApiUpdate {
  update_id: number;
  message?: { text?: string };
}

const textsOf = (updates: readonly ApiUpdate[]): string[] => updates.map(({ message }) => message?.text ?? '');

/** Each bot asks, takes what there is, and asks again, as every library does. */
const startPolling: Way = async (port, bots, heard) => {
  const agent = new Agent({ keepAlive: true, maxSockets: bots.length });
  let stopped = false;
  const poll = async ({ token }: Bot) => {
    for (let offset = 0; !stopped; ) {
      const path = `/bot${token}/getUpdates?offset=${offset}&limit=${pageSize}&timeout=30`;
      const body = await get(agent, port, path).catch(() => undefined);
      if (body === undefined) return;
      const { result }: { result: ApiUpdate[] } = JSON.parse(body);
      offset = (result.at(-1)?.update_id ?? offset - 1) + 1;
      heard(textsOf(result));
    }
  };
  for (const bot of bots) void poll(bot);
  return () => {
    stopped = true;
    agent.destroy();
  };
};

function get(agent: Agent, port: number, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = ask({ agent, host: '127.0.0.1', port, path }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => void parts.push(part));
      response.on('end', () => resolve(Buffer.concat(parts).toString()));
      response.on('error', reject);
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** Each bot is called at an address of this process. */
const startWebhooks: Way = async (port, bots, heard) => {
  const receiver = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => void parts.push(part));
    request.on('end', () => {
      heard(textsOf([JSON.parse(Buffer.concat(parts).toString())]));
      response.end();
    });
  });
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const { port: own } = receiver.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  const set = ({ token, id }: Bot) =>
    get(agent, port, `/bot${token}/setWebhook?url=${encodeURIComponent(`http://127.0.0.1:${own}/${id}`)}`);
  await Promise.all(bots.map(set));
  agent.destroy();
  return () => {
    receiver.closeAllConnections();
    receiver.close();
  };
};
