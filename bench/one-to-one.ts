import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import Long from 'long';
import { createTlCodec } from '#wire';
import { createAccessHashes } from '../src/rpc/access-hash.ts';
import { startTestServer } from '../tests/support/server.ts';
import { cpuSeconds, percentile, round, sleep } from './support/figures.ts';
import { type LoadClient, openLoadClient } from './support/load-client.ts';
import { makePopulation } from './support/population.ts';

const pairs = 100;
const inFlight = 4;
const peakMs = 5_000;
const latencyMs = 5_000;
const latencyPerS = 1_000;
const text =
  'An ordinary message of a hundred characters or so, as people send it to each other all day long, you know.';

/**
 * Durable one-to-one messages: counted when the sender has the answer. First the
 * peak with four sends in flight per pair, then the latency of an open loop.
 */
export async function run(): Promise<Record<string, number>> {
  const population = await makePopulation(pairs * 2);
  const server = await startTestServer({ dataDir: population.dataDir });
  const codec = createTlCodec();
  const hashes = createAccessHashes(population.secret);
  try {
    const clients = await Promise.all(
      population.people.map((person) => openLoadClient(codec, server.port, person.key)),
    );
    for (const client of clients) await client.call({ _: 'updates.getState' });
    const sendFrom = (pair: number) => {
      const from = population.people[pair * 2];
      const to = population.people[pair * 2 + 1];
      const client = clients[pair * 2];
      if (!from || !to || !client) throw new Error('a pair has two people');
      const peer = { _: 'inputPeerUser', userId: to.id, accessHash: hashes.of(from.id, 'peer', to.id) };
      return () => client.call(sendRequest(peer));
    };
    const senders = Array.from({ length: pairs }, (_, pair) => sendFrom(pair));
    await peak(senders, 1_000);
    const cpuBefore = await cpuSeconds(server.pid);
    const { messages, seconds } = await peak(senders, peakMs);
    const cpu = (await cpuSeconds(server.pid)) - cpuBefore;
    const delays = await openLoop(senders, clients);
    for (const client of clients) client.close();
    return {
      messagesPerS: round(messages / seconds),
      serverCpuUsPerMessage: round((cpu / Math.max(1, messages)) * 1e6),
      p50Ms: round(percentile(delays, 0.5), 2),
      p99Ms: round(percentile(delays, 0.99), 2),
    };
  } finally {
    await server.stop();
    await rm(population.dataDir, { recursive: true, force: true });
  }
}

const sendRequest = (peer: object) => ({
  _: 'messages.sendMessage',
  peer,
  message: text,
  randomId: Long.fromBytesLE([...randomBytes(8)]),
});

/** Closed loops; a send counts once it is answered, which is after its commit. One push may carry several messages. */
async function peak(
  senders: readonly (() => Promise<Buffer>)[],
  forMs: number,
): Promise<{ messages: number; seconds: number }> {
  let answered = 0;
  const end = performance.now() + forMs;
  const loop = async (send: () => Promise<Buffer>) => {
    while (performance.now() < end) {
      await send();
      answered++;
    }
  };
  const start = performance.now();
  await Promise.all(senders.flatMap((send) => Array.from({ length: inFlight }, () => loop(send))));
  return { messages: answered, seconds: (performance.now() - start) / 1000 };
}

/** Sends at a steady rate whatever the answers do, and measures each from its due moment to its arrival. */
async function openLoop(
  senders: readonly (() => Promise<Buffer>)[],
  clients: readonly LoadClient[],
): Promise<number[]> {
  const delays: number[] = [];
  const due: number[][] = senders.map(() => []);
  for (const [index, client] of clients.entries()) {
    if (index % 2 === 0) continue;
    const queue = due[(index - 1) / 2] ?? [];
    client.onUpdate = () => {
      const sentAt = queue.shift();
      if (sentAt !== undefined) delays.push(performance.now() - sentAt);
    };
  }
  const start = performance.now();
  for (let sent = 0; performance.now() - start < latencyMs; ) {
    const wanted = ((performance.now() - start) * latencyPerS) / 1000;
    for (; sent < wanted; sent++) {
      const pair = sent % senders.length;
      due[pair]?.push(performance.now());
      void senders[pair]?.();
    }
    await sleep(1);
  }
  await sleep(500);
  return delays;
}
