import {
  type Acts,
  type Background,
  createBackground,
  createMatcher,
  createMemoryStore,
  createPictureBackground,
  createRecogniser,
  type DecodeImage,
  deriveSketchKey,
  type Fingerprint,
  type FingerprintStore,
  type Lane,
  laneOf,
  type Levels,
  type NetworkRecord,
  type Pair,
  type PictureBackground,
  type Post,
  type ReadPicture,
  type Recogniser,
  rememberNetwork,
  type ScoreContext,
  type SketchKey,
  sketchPost,
  sketchProfile,
  type WeightTable,
} from '#safety';
import { Moderators } from './moderators.ts';
import { nodeCrypto } from '#lib/node-crypto.ts';
import { createRandom } from './random.ts';
import { ACTION_AT, type Channel, DAY, type World } from './world-types.ts';

export const CHECKPOINTS = [1, 3, 5, 10, 20, 30] as const;

/** A network that came in a bundle has the issuer's name before its own. */
export const isSameNetwork = (truth: string | undefined, networkId: string): boolean =>
  truth !== undefined && (networkId === truth || networkId.endsWith(`/${truth}`));

/** How a channel stood after its k-th post, against its best network. */
export interface Snapshot {
  networkId: string;
  tenths: number;
  posterior: number;
  lane: Lane;
  corroborated: boolean;
  acts: Acts;
  levels: Levels;
  context: ScoreContext;
  /** Tenths of a bit per group, for ablation. */
  parts: Readonly<Record<string, number>>;
}

export interface ChannelResult {
  channel: Channel;
  /** One per checkpoint; undefined while nothing speaks for any network. */
  snapshots: (Snapshot | undefined)[];
  /** Levels against the true network, or against one drawn by chance: what weights are learned from. */
  learning: { levels: Levels; member: boolean; posts: number }[];
  /** The first alert: after how many posts, when, for which network. */
  alert?: { posts: number; at: number; networkId: string };
  confirmedAt?: number;
}

export interface PlayResult {
  results: ChannelResult[];
  moderators: { decisions: number; refuted: number; waits: number[]; busySeconds: number };
  posts: number;
  /** Wall-clock seconds spent in sketching and matching, for the throughput line. */
  pipelineSeconds: number;
  fingerprints: number;
}

export interface PlayOptions {
  weights: WeightTable;
  decode: DecodeImage;
  /** Reads pictures for comparison; remembers those it has read. */
  read: ReadPicture;
  /** Fingerprints from elsewhere; without them the networks are remembered here. */
  imported?: { fingerprints: readonly Fingerprint[]; networks: readonly NetworkRecord[]; key: SketchKey };
  onProgress?: (done: number, all: number) => void;
}

const encoder = new TextEncoder();

/** The key of the server that watches; the same for the same seed. */
export const serverKey = (seed: number): SketchKey =>
  deriveSketchKey(nodeCrypto, encoder.encode(`replay server key ${seed}`));

/** The key under which the two servers of a run exchange; the same for the same seed. */
export const exchangeKey = (seed: number): SketchKey =>
  deriveSketchKey(nodeCrypto, encoder.encode(`replay exchange epoch ${seed}`));

/** Everything that a run needs while it plays. */
interface Stage {
  world: World;
  key: SketchKey;
  read: ReadPicture;
  background: Background;
  pictureBackground: PictureBackground;
  recogniser: Recogniser;
  results: Map<string, ChannelResult>;
  /** The id under which the running server knows a network of the world. */
  networkIdOf: (id: string) => string;
}

/** Remembers the removed networks under the server's key and the exchange key. */
export async function remember(
  world: World,
  decode: DecodeImage,
  background: Background,
  pictures: PictureBackground,
  store: FingerprintStore,
): Promise<void> {
  const random = createRandom(world.seed).fork('ids');
  const newId = (): string =>
    `f${random
      .int(2 ** 32)
      .toString(16)
      .padStart(8, '0')}${random
      .int(2 ** 32)
      .toString(16)
      .padStart(8, '0')}`;
  for (const network of world.networks) {
    const decisionId = `decision-${network.id}`;
    await store.putNetworks([
      {
        id: network.id,
        label: network.id,
        policyCategory: 'replay',
        actionAt: network.actionAt,
        decisionId,
        source: { kind: 'own' },
      },
    ]);
    const remembered = await rememberNetwork(
      network.members.map(({ subject }) => subject),
      {
        networkId: network.id,
        decisionId,
        atS: network.actionAt,
        keys: [serverKey(world.seed), exchangeKey(world.seed)],
        decode,
        background,
        pictureFrequency: (sketch) => pictures.frequency(sketch, new Set()),
        newId,
      },
    );
    await store.putNodes(remembered.map(({ node }) => node));
    await store.putFingerprints(remembered.flatMap(({ fingerprints }) => fingerprints));
  }
}

/** Everything that a store remembers. */
export async function allFingerprints(store: FingerprintStore): Promise<Fingerprint[]> {
  const all: Fingerprint[] = [];
  let after: string | undefined;
  do {
    const page = await store.fingerprints({ limit: 1_000_000, ...(after === undefined ? {} : { after }) });
    all.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return all;
}

/** Plays a world through sketching, matching, scoring and moderation, in the order of time. */
export async function playWorld(world: World, options: PlayOptions): Promise<PlayResult & { store: FingerprintStore }> {
  const key = options.imported?.key ?? serverKey(world.seed);
  const store = createMemoryStore();
  const matcher = createMatcher(key.id, 8_192);
  const networks = new Map<string, NetworkRecord>();
  const background = createBackground();
  const recogniser = createRecogniser({ key, matcher, weights: options.weights, networks, background });
  const stage: Stage = {
    world,
    key,
    read: options.read,
    background,
    pictureBackground: createPictureBackground(),
    recogniser,
    results: new Map(
      world.channels.map((channel) => [channel.profile.subject, { channel, snapshots: [], learning: [] }]),
    ),
    networkIdOf: (id) => [...networks.keys()].find((known) => isSameNetwork(id, known)) ?? id,
  };
  await playBefore(stage, options.imported !== undefined);
  if (options.imported) {
    await store.putNetworks(options.imported.networks);
    await store.putFingerprints(options.imported.fingerprints);
  } else {
    await remember(world, options.decode, background, stage.pictureBackground, store);
  }
  for (const network of await store.networks()) networks.set(network.id, network);
  const fingerprints = await allFingerprints(store);
  for (const fingerprint of fingerprints) matcher.add(fingerprint);
  const played = await playWeek(stage, options);
  return { ...played, results: [...stage.results.values()], fingerprints: fingerprints.length, store };
}

/** What the server saw before the action: older channels, and the networks themselves. */
async function playBefore(stage: Stage, elsewhere: boolean): Promise<void> {
  const { world, key, read, recogniser, pictureBackground } = stage;
  for (const [number, { profile, posts }] of world.channels.entries()) {
    if (profile.createdAt > ACTION_AT - 3 * DAY) continue;
    const sketch = await sketchProfile(key, read, { ...profile, atS: profile.createdAt });
    if (sketch.avatar) pictureBackground.note(sketch.avatar, number);
    recogniser.observeProfile(sketch);
    for (const post of posts.slice(0, 2))
      recogniser.observePost(await sketchPost(key, read, { ...post, atS: ACTION_AT - DAY }));
  }
  if (elsewhere) return;
  for (const { members } of world.networks) {
    for (const [at, { subject }] of members.entries()) {
      for (const { text } of subject.posts) {
        recogniser.observePost(
          await sketchPost(key, read, {
            subject: `removed ${members.length} ${at} ${subject.title}`,
            atS: subject.createdAt,
            text,
          }),
        );
      }
    }
  }
}

type Event = { at: number; channel: Channel; post: Post | undefined };

function eventsOf(world: World): Event[] {
  const events: Event[] = [];
  for (const channel of world.channels) {
    events.push({ at: channel.profile.atS, channel, post: undefined });
    for (const post of channel.posts) events.push({ at: post.atS, channel, post });
  }
  return events.sort((a, b) => a.at - b.at);
}

async function playWeek(stage: Stage, options: PlayOptions): Promise<Omit<PlayResult, 'results' | 'fingerprints'>> {
  const { world, key, read, recogniser, results } = stage;
  const random = createRandom(world.seed).fork('play');
  const moderators = new Moderators(random);
  const counts = new Map<string, number>();
  const events = eventsOf(world);
  let pipelineMs = 0;
  let posts = 0;
  for (const [done, { at, channel, post }] of events.entries()) {
    if (done % 10_000 === 0) options.onProgress?.(done, events.length);
    for (const due of moderators.due(at)) {
      const truth = isSameNetwork(results.get(due.subject)?.channel.truth?.networkId, due.networkId);
      const verdict = truth ? 'confirm' : 'refute';
      moderators.count(truth);
      noteChanges(
        stage,
        moderators,
        recogniser.verdict(due.subject, due.networkId, verdict, due.by, due.at),
        due.at,
        counts,
      );
      const result = results.get(due.subject);
      if (truth && result) result.confirmedAt ??= due.at;
    }
    const before = performance.now();
    const changed = post
      ? recogniser.observePost(await sketchPost(key, read, post))
      : recogniser.observeProfile(await sketchProfile(key, read, channel.profile));
    pipelineMs += performance.now() - before;
    if (post) {
      posts++;
      counts.set(channel.profile.subject, (counts.get(channel.profile.subject) ?? 0) + 1);
    }
    noteChanges(stage, moderators, changed, at, counts);
    if (post) takeSnapshot(stage, channel, counts.get(channel.profile.subject) ?? 0, at, random);
  }
  return { moderators: moderators.load(), posts, pipelineSeconds: pipelineMs / 1_000 };
}

function noteChanges(
  stage: Stage,
  moderators: Moderators,
  changed: readonly Pair[],
  at: number,
  counts: ReadonlyMap<string, number>,
): void {
  for (const { suspicion } of changed) {
    if (suspicion.state !== 'priority' || suspicion.lane !== 'normal') continue;
    moderators.enqueue(suspicion.subject, suspicion.networkId, at);
    const result = stage.results.get(suspicion.subject);
    const posts = counts.get(suspicion.subject) ?? 0;
    if (result) result.alert ??= { posts, at, networkId: suspicion.networkId };
  }
}

function takeSnapshot(
  stage: Stage,
  channel: Channel,
  posts: number,
  at: number,
  random: ReturnType<typeof createRandom>,
): void {
  const checkpoint = CHECKPOINTS.findIndex((k) => k === posts);
  const result = stage.results.get(channel.profile.subject);
  const last = posts === channel.posts.length;
  if (!result || (checkpoint < 0 && !last)) return;
  const [best] = stage.recogniser.pairsOf(channel.profile.subject, at);
  const watch = stage.recogniser.watchOf(channel.profile.subject);
  const snapshot = best && watch ? toSnapshot(best, laneOf(watch, best.levels)) : undefined;
  // A channel that stops early keeps its last state at the later checkpoints.
  const from = checkpoint >= 0 ? checkpoint : CHECKPOINTS.findIndex((k) => k > posts);
  if (from >= 0)
    for (let index = from; index < (last ? CHECKPOINTS.length : from + 1); index++) result.snapshots[index] = snapshot;
  const networkId = channel.truth
    ? stage.networkIdOf(channel.truth.networkId)
    : (best?.suspicion.networkId ?? stage.networkIdOf(random.pick(stage.world.networks).id));
  const pair = stage.recogniser.pairWith(channel.profile.subject, networkId, at);
  if (pair) result.learning.push({ levels: pair.levels, member: channel.truth !== undefined, posts });
}

const toSnapshot = (pair: Pair, lane: Lane): Snapshot => ({
  networkId: pair.suspicion.networkId,
  tenths: pair.score.tenths,
  posterior: pair.score.posterior,
  lane,
  corroborated: pair.corroborated,
  acts: pair.acts,
  levels: pair.levels,
  context: pair.context,
  parts: Object.fromEntries(pair.score.parts.map(({ group, tenths }) => [group, tenths])),
});
