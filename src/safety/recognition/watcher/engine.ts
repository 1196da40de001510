import { createBackground, type Background } from '../../fingerprints/background.ts';
import { deriveSketchKey, type SketchKey } from '../../fingerprints/keyed-hash.ts';
import { createPictureBackground, type PictureBackground } from '../../fingerprints/picture-background.ts';
import type { DecodeImage } from '../../fingerprints/ports.ts';
import { createPictureReader, type ReadPicture } from '../../fingerprints/read-picture.ts';
import { fromHex } from '../../exchange/bytes.ts';
import { combineMatchers } from '../../networks/combined-matcher.ts';
import { unpackWeights, weightsState } from '../../networks/kept-weights.ts';
import { createMatcher, type Matcher } from '../../networks/matcher.ts';
import { createRecogniser, type Recogniser } from '../../networks/recogniser.ts';
import type { Fingerprint, NetworkRecord } from '../../networks/types.ts';
import type { WeightTable } from '../../networks/weight-table.ts';
import type { PictureRef } from '../../messenger/observe.ts';
import type { HttpClient, SafetyContext, SafetyTx } from '../../ports.ts';

/** What the watcher needs beside the desk. */
export interface WatcherContext {
  readonly safety: SafetyContext;
  /** The server's own sketch key. */
  readonly key: SketchKey;
  /** The released table, for a server that keeps none of its own. */
  readonly weights: WeightTable;
  /** Decodes pictures of what was removed, for the bank. */
  readonly decode: DecodeImage;
  /** Sketches pictures under watch. */
  readonly readPicture: ReadPicture;
  /** Other servers, where this one asks them. */
  readonly http: HttpClient;
  readBytes(picture: PictureRef): Promise<Uint8Array | undefined>;
  /** Names this process in the lease: one of several nodes watches. */
  readonly holder: string;
}

/** The indexes in memory, built from the store at start and kept current by the watcher alone. */
export interface Engine {
  readonly key: SketchKey;
  /** The table in force, the server's own if it learned one. */
  readonly weights: WeightTable;
  /** Keys of other servers whose bundles are held; every post is sketched under each. */
  readonly others: ReadonlyMap<string, SketchKey>;
  readonly matcher: Matcher;
  readonly networks: Map<string, NetworkRecord>;
  readonly recogniser: Recogniser;
  readonly background: Background;
  readonly pictures: PictureBackground;
  readonly read: ReadPicture;
}

const pageSize = 1_000;
export const backgroundState = 'background';

/** Builds the engine from what the store holds. */
export async function loadEngine(context: WatcherContext): Promise<Engine> {
  const { safety, key, readPicture } = context;
  return safety.store.read(async (tx) => {
    const others = await otherKeys(tx, context);
    const matchers = new Map([...others.keys()].map((id) => [id, createMatcher(id)]));
    const matcher = combineMatchers(createMatcher(key.id), matchers);
    const networks = new Map<string, NetworkRecord>();
    const background = createBackground();
    const weights = unpackWeights(await tx.memory.state(weightsState)) ?? context.weights;
    const kept = await tx.memory.state(backgroundState);
    if (kept) background.load(kept);
    const engine: Engine = {
      key,
      weights,
      others,
      matcher,
      networks,
      recogniser: createRecogniser({ key, matcher, weights, networks, background }),
      background,
      pictures: createPictureBackground(),
      read: createPictureReader(readPicture, safety.crypto),
    };
    for (const network of await tx.memory.networks()) await loadNetwork(tx, engine, network.id);
    await restoreWatches(tx, engine);
    return engine;
  });
}

/** Keys under which bundles of other servers are held. The own networks' copies under them are for export only. */
async function otherKeys(tx: SafetyTx, { safety, key }: WatcherContext): Promise<Map<string, SketchKey>> {
  const keys = new Map<string, SketchKey>();
  for (const { secret } of await tx.exchangeKeys.find({ limit: pageSize })) {
    const bytes = fromHex(secret);
    const derived = bytes && deriveSketchKey(safety.crypto, bytes);
    if (derived && derived.id !== key.id) keys.set(derived.id, derived);
  }
  return keys;
}

/** Whether the matcher holds a fingerprint: a foreign one under its key, an own one under the own key only. */
const isHeld = (engine: Engine, fingerprint: Fingerprint, network: NetworkRecord): boolean =>
  network.source.kind === 'bundle' || fingerprint.keyId === '' || fingerprint.keyId === engine.key.id;

/** Puts a network's fingerprints into the indexes; those that are there already stay. False when it is unknown. */
export async function loadNetwork(tx: SafetyTx, engine: Engine, networkId: string): Promise<boolean> {
  const network = await tx.memory.network(networkId);
  if (!network) return false;
  engine.networks.set(networkId, network);
  for (let after: string | undefined; ; ) {
    const page = await tx.memory.fingerprints({
      networkId,
      limit: pageSize,
      ...(after === undefined ? {} : { after }),
    });
    for (const fingerprint of page.items) if (isHeld(engine, fingerprint, network)) engine.matcher.add(fingerprint);
    after = page.next;
    if (after === undefined) return true;
  }
}

async function restoreWatches(tx: SafetyTx, engine: Engine): Promise<void> {
  const { recogniser, networks } = engine;
  for (let after: string | undefined; ; ) {
    const page = await tx.memory.watches({ limit: pageSize, ...(after === undefined ? {} : { after }) });
    recogniser.restore(page, []);
    if (page.length < pageSize) break;
    after = page.at(-1)?.subject;
  }
  for (const networkId of networks.keys()) recogniser.restore([], await tx.memory.suspicions(networkId));
}
