import { randomFillSync } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { tl } from '@mtcute/core';
import Long from 'long';
import { createTlCodec, type TlCodec } from '#wire';
import { createAccessHashes } from '../src/rpc/access-hash.ts';
import { findPostgres, startPostgres } from '../tests/support/postgres.ts';
import { startTestServer } from '../tests/support/server.ts';
import { newMessages } from './support/chatter.ts';
import { cpuSeconds, ownCpuSeconds, percentile, round, sleep } from './support/figures.ts';
import { type LoadClient, openLoadClient } from './support/load-client.ts';
import { rawCommits } from './support/peers.ts';
import { makePopulation } from './support/population.ts';
import { profiled } from './support/profile.ts';
import { bareRelay } from './support/relay.ts';

const pairs = 100;
const inFlight = 4;
const warmMs = 2_000;
const peakMs = 6_000;
const latencyMs = 6_000;
const latencyPerS = 1_000;
const text =
  'An ordinary message of a hundred characters or so, as people send it to each other all day long, you know.';

interface Pair {
  sender: LoadClient;
  receiver: LoadClient;
  /** Sends one message; resolves with its answer. */
  send(): Promise<Buffer>;
}

/**
 * Durable one-to-one messages: counted when the sender has the answer, which is after the commit; every frame is opened
 * on both sides. First the peak with four sends in flight per pair, then the latency of an open loop. With `postgres`
 * on a PostgreSQL server of its own that syncs its disk. Before it, the latency of a relay that does nothing.
 */
export async function run(options: { postgres?: boolean } = {}): Promise<Record<string, number>> {
  const peer = rawCommits();
  const cluster = options.postgres ? await startPostgres(findPostgres() ?? '', { durable: true }) : undefined;
  try {
    const relay = await bareRelay(latencyPerS);
    const figures = await measure(await cluster?.createDatabase());
    return { ...figures, relayP50Ms: relay.p50Ms, relayP99Ms: relay.p99Ms, rawCommitsPerS: peer.commitsPerS };
  } finally {
    await cluster?.stop();
  }
}

async function measure(database: string | undefined): Promise<Record<string, number>> {
  const population = await makePopulation(pairs * 2, undefined, database);
  const server = await startTestServer({
    dataDir: population.dataDir,
    flags: database === undefined ? [] : ['--database-url', database],
    ...profiled(),
  });
  const codec = createTlCodec();
  const hashes = createAccessHashes(population.secret);
  try {
    const lines: Pair[] = [];
    for (let index = 0; index < pairs; index++) {
      const [from, to] = population.people.slice(index * 2, index * 2 + 2);
      if (!from || !to) throw new Error('a pair has two people');
      const sender = await openLoadClient(codec, server.port, from.key);
      const receiver = await openLoadClient(codec, server.port, to.key);
      for (const client of [sender, receiver]) await client.call({ _: 'updates.getState' });
      const request = requestTo(codec, to.id, hashes.of(from.id, 'peer', to.id));
      lines.push({ sender, receiver, send: () => sender.callBytes(request()) });
    }
    await peak(lines, warmMs);
    const serverBefore = await cpuSeconds(server.pid);
    const clientBefore = ownCpuSeconds();
    const { messages, seconds } = await peak(lines, peakMs);
    const serverCpu = (await cpuSeconds(server.pid)) - serverBefore;
    const clientCpu = ownCpuSeconds() - clientBefore;
    const delays = await openLoop(lines, codec);
    for (const { sender, receiver } of lines) for (const client of [sender, receiver]) client.close();
    return {
      messagesPerS: round(messages / seconds),
      serverCpuUsPerMessage: round((serverCpu / Math.max(1, messages)) * 1e6),
      clientCpuUsPerMessage: round((clientCpu / Math.max(1, messages)) * 1e6),
      serverCores: round(serverCpu / seconds, 2),
      clientCores: round(clientCpu / seconds, 2),
      p50Ms: round(percentile(delays, 0.5), 2),
      p99Ms: round(percentile(delays, 0.99), 2),
      arrivedShare: round(delays.length / ((latencyMs / 1000) * latencyPerS), 3),
    };
  } finally {
    await server.stop();
    await rm(population.dataDir, { recursive: true, force: true });
  }
}

/** The request as it is written once; only its random id, which stands behind the text, is new each time. */
function requestTo(codec: TlCodec, userId: number, accessHash: Long): () => Buffer {
  const request: tl.messages.RawSendMessageRequest = {
    _: 'messages.sendMessage',
    peer: { _: 'inputPeerUser', userId, accessHash },
    message: text,
    randomId: Long.ONE,
  };
  const bytes = Buffer.from(codec.write(request, 228));
  return () => randomFillSync(bytes, bytes.length - 8);
}

/** Closed loops. */
async function peak(lines: readonly Pair[], forMs: number): Promise<{ messages: number; seconds: number }> {
  let answered = 0;
  const end = performance.now() + forMs;
  const loop = async ({ send }: Pair) => {
    while (performance.now() < end) {
      await send();
      answered++;
    }
  };
  const start = performance.now();
  await Promise.all(lines.flatMap((line) => Array.from({ length: inFlight }, () => loop(line))));
  return { messages: answered, seconds: (performance.now() - start) / 1000 };
}

/** Sends at a steady rate whatever the answers do, and measures each from its due moment to its arrival. */
async function openLoop(lines: readonly Pair[], codec: TlCodec): Promise<number[]> {
  const delays: number[] = [];
  const due = lines.map(({ receiver }) => {
    const queue: number[] = [];
    receiver.onUpdate = (body) => {
      // One push may carry several messages.
      for (let count = newMessages(codec, body).length; count > 0; count--) {
        const sentAt = queue.shift();
        if (sentAt !== undefined) delays.push(performance.now() - sentAt);
      }
    };
    return queue;
  });
  // What the peak left on its way must not count.
  await sleep(1_000);
  for (const queue of due) queue.length = 0;
  const start = performance.now();
  for (let sent = 0; performance.now() - start < latencyMs; ) {
    const wanted = ((performance.now() - start) * latencyPerS) / 1000;
    for (; sent < wanted; sent++) {
      const index = sent % lines.length;
      due[index]?.push(start + (sent * 1000) / latencyPerS);
      void lines[index]?.send();
    }
    await sleep(1);
  }
  await sleep(1_000);
  return delays;
}
