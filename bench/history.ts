import { rm } from 'node:fs/promises';
import Long from 'long';
import { createTlCodec } from '#wire';
import { createAccessHashes } from '../src/rpc/access-hash.ts';
import { startTestServer } from '../tests/support/server.ts';
import { cpuSeconds, percentile, round, untilQuiet } from './support/figures.ts';
import { openLoadClient } from './support/load-client.ts';
import { makePopulation } from './support/population.ts';
import { profiled } from './support/profile.ts';

const chats = 500;
const messagesPerChat = 2_000;
const perCommit = 5_000;
const readers = 16;
const forMs = 4_000;
const page = 50;

/** Pages of 50 out of the middle of random chats, with a million messages stored. */
export async function run(): Promise<Record<string, number>> {
  const population = await makePopulation(chats + 1, async (store, people) => {
    const owner = people[0]?.id ?? 0;
    const total = chats * messagesPerChat;
    for (let done = 0; done < total; done += perCommit) {
      await store.write(async (tx) => {
        for (let index = done; index < Math.min(total, done + perCommit); index++) {
          const peer = people[1 + (index % chats)]?.id ?? 0;
          const data = { text: `message ${index}, of about the length that people write to each other` };
          const content = await tx.messages.insertContent({ sender: peer, date: 1_000_000 + index, data });
          if (content === undefined) throw new Error('contents without a random id are always new');
          const { lastMessageId: id } = await tx.updates.advance(owner, 1, 1);
          await tx.messages.insert({ mailbox: owner, id, peer, content, date: 1_000_000 + index, out: false });
        }
      });
    }
  });
  const server = await startTestServer({ dataDir: population.dataDir, ...profiled() });
  // A million messages that nobody sent are a million messages that the search does not know yet.
  await untilQuiet(server.pid);
  const codec = createTlCodec();
  const hashes = createAccessHashes(population.secret);
  const [owner, ...others] = population.people;
  if (!owner) throw new Error('a population has people');
  const client = await openLoadClient(codec, server.port, owner.key);
  const delays: number[] = [];
  const end = performance.now() + forMs;
  const loop = async () => {
    while (performance.now() < end) {
      const peer = others[Math.floor(Math.random() * others.length)];
      if (!peer) continue;
      const at = performance.now();
      await client.call({
        _: 'messages.getHistory',
        ...{ peer: { _: 'inputPeerUser', userId: peer.id, accessHash: hashes.of(owner.id, 'peer', peer.id) } },
        ...{
          offsetId: Math.floor((chats * messagesPerChat) / 2),
          offsetDate: 0,
          addOffset: 0,
          limit: page,
          maxId: 0,
          minId: 0,
          hash: Long.ZERO,
        },
      });
      delays.push(performance.now() - at);
    }
  };
  const cpuBefore = await cpuSeconds(server.pid);
  const start = performance.now();
  await Promise.all(Array.from({ length: readers }, loop));
  const seconds = (performance.now() - start) / 1000;
  const cpu = (await cpuSeconds(server.pid)) - cpuBefore;
  client.close();
  await server.stop();
  await rm(population.dataDir, { recursive: true, force: true });
  return {
    messagesStored: chats * messagesPerChat,
    pagesPerS: round(delays.length / seconds),
    serverCpuUsPerPage: round((cpu / delays.length) * 1e6),
    p50Ms: round(percentile(delays, 0.5), 2),
    p99Ms: round(percentile(delays, 0.99), 2),
  };
}
