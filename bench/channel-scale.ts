import { rm } from 'node:fs/promises';
import type { tl } from '@mtcute/core';
import Long from 'long';
import { createTlCodec, type TlCodec } from '#wire';
import { type AccessHashes, createAccessHashes } from '../src/rpc/access-hash.ts';
import { startTestServer, type TestServer } from '../tests/support/server.ts';
import { fillWithPosts, firstDate, makeChannel } from './support/channels.ts';
import { cpuSeconds, percentile, round, untilQuiet } from './support/figures.ts';
import { type LoadClient, openLoadClient } from './support/load-client.ts';
import { makePopulation, type Person, type Population } from './support/population.ts';
import { profiled } from './support/profile.ts';

const memberSizes = [1_000, 10_000, 100_000];
const mostPosts = 1_000_000;
const page = 50;
const rounds = 3;
const joinersPerRound = 100;
const roundMs = 200;
const leastCalls = 2;
/** As many people and posts in each size are found by a search, whatever its size. */
const found = 20;
/** How much dearer the largest may be than the smallest. */
const aim = 2;
const rpcError = 0x2144ca19;

interface Place {
  size: number;
  id: number;
}

interface Operation {
  name: string;
  places: readonly Place[];
  /** What a person in the place asks for. */
  ask(peer: tl.RawInputPeerChannel, channel: tl.RawInputChannel, size: number): { readonly _: string };
}

interface Samples {
  cpuUs: number[];
  ms: number[];
}

/** What joining, listing members and opening a history cost, in chats of three sizes each: all should stay flat. */
export async function run({ posts = mostPosts }: { posts?: number } = {}): Promise<Record<string, number>> {
  const postSizes = [posts / 100, posts / 10, posts];
  const groups: Place[] = [];
  const channels: Place[] = [];
  const population = await makePopulation(2 + rounds * joinersPerRound, async (store, people) => {
    const inside = people.slice(0, 2);
    for (const size of memberSizes) {
      const strangers = size - inside.length;
      const nameOf = (index: number) => `${isFound(index, strangers) ? 'Marguerite' : 'Subscriber'} ${index}`;
      const shape = { kind: 'supergroup', username: `group${size}`, nameOf } as const;
      groups.push({ size, id: await makeChannel(store, inside, strangers, shape) });
    }
    for (const size of postSizes) {
      const id = await makeChannel(store, inside, 0);
      await fillWithPosts(store, id, size, (index) => textOf(index, size));
      channels.push({ size, id });
    }
  });
  const server = await startTestServer({ dataDir: population.dataDir, ...profiled() });
  try {
    await untilQuiet(server.pid);
    return await measure(server, population, groups, channels);
  } finally {
    await server.stop();
    await rm(population.dataDir, { recursive: true, force: true });
  }
}

/** `found` of `count`, spread evenly. */
const isFound = (index: number, count: number): boolean => index % Math.ceil(count / found) === 0;

const textOf = (index: number, count: number): string =>
  `post ${index}, of about the length that people write${isFound(index, count) ? ', with marmalade' : ''}`;

async function measure(
  server: TestServer,
  population: Population,
  groups: readonly Place[],
  channels: readonly Place[],
): Promise<Record<string, number>> {
  const codec = createTlCodec();
  const hashes = createAccessHashes(population.secret);
  const [, member, ...joiners] = population.people;
  if (!member) throw new Error('a population has people');
  const taken = new Map<string, Samples>();
  const sampleOf = (operation: string, size: number): Samples => {
    const name = `${operation} ${size}`;
    const samples = taken.get(name) ?? { cpuUs: [], ms: [] };
    taken.set(name, samples);
    return samples;
  };
  const client = await openLoadClient(codec, server.port, member.key);
  const operations = operationsIn(groups, channels);
  // The first calls of each kind pay for what is read and compiled once.
  for (const operation of operations)
    for (const place of operation.places)
      checkAnswer(operation.name, await client.callBytes(bytesOf(codec, hashes, member, operation, place)));
  for (let done = 0; done < rounds; done++) {
    await joinAll(server, codec, hashes, joiners.slice(done * joinersPerRound, (done + 1) * joinersPerRound), {
      groups: rotated(groups, done),
      samplesOf: (size) => sampleOf('join', size),
    });
    for (const operation of operations)
      for (const place of rotated(operation.places, done))
        await callOften(server, client, bytesOf(codec, hashes, member, operation, place), {
          name: operation.name,
          samples: sampleOf(operation.name, place.size),
        });
  }
  client.close();
  return tableOf(
    [{ name: 'join', places: groups }, ...operations].map(({ name, places }) => ({
      name,
      sizes: places.map(({ size }) => ({ size, ...sampleOf(name, size) })),
    })),
  );
}

/** Another size begins in each round, so that none is always measured in the wake of the same. */
const rotated = <T>(list: readonly T[], by: number): T[] =>
  list.map((_, index) => list[(index + by) % list.length] as T);

function operationsIn(groups: readonly Place[], channels: readonly Place[]): Operation[] {
  const participants = (
    name: string,
    filter: tl.TypeChannelParticipantsFilter,
    offsetOf: (size: number) => number,
  ) => ({
    ...{ name, places: groups },
    ask: (_: unknown, channel: tl.RawInputChannel, size: number) => ({
      ...{ _: 'channels.getParticipants', channel, filter, offset: offsetOf(size), limit: page, hash: Long.ZERO },
    }),
  });
  const slice = { offsetDate: 0, addOffset: 0, limit: page, maxId: 0, minId: 0, hash: Long.ZERO };
  const history = (name: string, offsetId: number, dateOf: (size: number) => number = () => 0) => ({
    ...{ name, places: channels },
    ask: (peer: tl.RawInputPeerChannel, _: unknown, size: number) => ({
      ...{ _: 'messages.getHistory', peer, offsetId, ...slice, offsetDate: dateOf(size) },
    }),
  });
  const search = (name: string, q: string, offsetOf: (size: number) => number = () => 0) => ({
    ...{ name, places: channels },
    ask: (peer: tl.RawInputPeerChannel, _: unknown, size: number) => ({
      ...{ _: 'messages.search', peer, q, filter: { _: 'inputMessagesFilterEmpty' }, minDate: 0, maxDate: 0 },
      ...{ offsetId: offsetOf(size), ...slice },
    }),
  });
  return [
    participants('members', { _: 'channelParticipantsRecent' }, () => 0),
    participants('membersDeep', { _: 'channelParticipantsRecent' }, (size) => size - 2 * page),
    participants('membersMiddle', { _: 'channelParticipantsRecent' }, (size) => size / 2),
    participants('membersSearch', { _: 'channelParticipantsSearch', q: 'marguerite' }, () => 0),
    history('history', 0),
    history('historyDeep', 2 * page),
    history('historyByDate', 0, (size) => firstDate + size / 2),
    search('search', 'marmalade'),
    search('searchCommon', 'people'),
    search('searchCommonDeep', 'people', (size) => size / 2),
  ];
}

function bytesOf(codec: TlCodec, hashes: AccessHashes, { id }: Person, operation: Operation, place: Place): Uint8Array {
  const named = { channelId: -place.id - 1_000_000_000_000, accessHash: hashes.of(id, 'peer', place.id) };
  const peer = { _: 'inputPeerChannel', ...named } as const;
  const channel = { _: 'inputChannel', ...named } as const;
  return codec.write(operation.ask(peer, channel, place.size) as tl.TlObject, 228);
}

function checkAnswer(name: string, answer: Buffer): void {
  if (answer.readUInt32LE(0) === rpcError) throw new Error(`${name} was refused: ${answer.subarray(8).toString()}`);
}

/** One round of one operation, one call after the other. */
async function callOften(
  server: TestServer,
  client: LoadClient,
  request: Uint8Array,
  { name, samples }: { name: string; samples: Samples },
): Promise<void> {
  const before = await cpuSeconds(server.pid);
  const end = performance.now() + roundMs;
  let calls = 0;
  for (; calls < leastCalls || performance.now() < end; calls++) {
    const at = performance.now();
    checkAnswer(name, await client.callBytes(request));
    samples.ms.push(performance.now() - at);
  }
  samples.cpuUs.push((((await cpuSeconds(server.pid)) - before) / calls) * 1e6);
}

/** Every joiner, over a connection of their own, joins each of the groups. */
async function joinAll(
  server: TestServer,
  codec: TlCodec,
  hashes: AccessHashes,
  joiners: readonly Person[],
  { groups, samplesOf }: { groups: readonly Place[]; samplesOf: (size: number) => Samples },
): Promise<void> {
  const join: Operation = {
    name: 'join',
    places: groups,
    ask: (_, channel) => ({ _: 'channels.joinChannel', channel }),
  };
  const clients: { client: LoadClient; person: Person }[] = [];
  for (const person of joiners) clients.push({ client: await openLoadClient(codec, server.port, person.key), person });
  for (const group of groups) {
    const samples = samplesOf(group.size);
    const before = await cpuSeconds(server.pid);
    for (const { client, person } of clients) {
      const request = bytesOf(codec, hashes, person, join, group);
      const at = performance.now();
      checkAnswer('join', await client.callBytes(request));
      samples.ms.push(performance.now() - at);
    }
    samples.cpuUs.push((((await cpuSeconds(server.pid)) - before) / joiners.length) * 1e6);
  }
  for (const { client } of clients) client.close();
}

/** Prints one line for each operation; returns the same as figures. */
function tableOf(
  lines: readonly { name: string; sizes: readonly ({ size: number } & Samples)[] }[],
): Record<string, number> {
  const figures: Record<string, number> = {};
  const out = [`channel-scale: median CPU of the server and median latency; aim: largest / smallest within ${aim}x`];
  for (const { name, sizes } of lines) {
    const medians = sizes.map(({ size, cpuUs, ms }) => {
      const median = { cpuUs: round(percentile(cpuUs, 0.5)), ms: round(percentile(ms, 0.5), 2) };
      figures[`${name}.${size}.cpuUs`] = median.cpuUs;
      figures[`${name}.${size}.ms`] = median.ms;
      return { size, ...median };
    });
    const ratio = round((medians.at(-1)?.cpuUs ?? 0) / (medians[0]?.cpuUs || 1), 2);
    figures[`${name}.ratio`] = ratio;
    const cells = medians.map(({ size, cpuUs, ms }) => `${size}: ${cpuUs} us ${ms} ms`.padEnd(30));
    out.push(`${name.padEnd(17)} ${cells.join('')} ${ratio}x ${ratio <= aim ? 'flat' : 'NOT FLAT'}`);
  }
  process.stderr.write(`${out.join('\n')}\n`);
  return figures;
}
