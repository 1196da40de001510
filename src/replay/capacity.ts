import sharp from 'sharp';
import {
  createBackground,
  createMatcher,
  createPictureReader,
  createRecogniser,
  type Fingerprint,
  type Matcher,
  type NetworkRecord,
  type PictureSketch,
  type Post,
  queryText,
  type PostSketch,
  type ReadPicture,
  type Recogniser,
  type SketchKey,
  sketchPost,
  toSketch,
  WEIGHTS,
} from '#safety';
import { ahead } from '#lib/ahead.ts';
import { nodeCrypto } from '#lib/node-crypto.ts';
import type { Corpus } from './corpora.ts';
import { familyUse } from './family.ts';
import { quantile } from './metrics.ts';
import type { PictureSource } from './pictures.ts';
import { serverKey } from './play.ts';
import { createRandom, type Random } from './random.ts';
import { ACTION_AT } from './world-types.ts';
import { createWriter, messageWords } from './writer.ts';

export interface CapacityFigures {
  texts: number;
  pictures: number;
  indexBytes: number;
  /** Of both processes. */
  rssBytes: number;
  /** Messages sketched, matched and scored in a second of the clock: one thread, and one process for pictures. */
  messagesPerSecond: number;
  /** Processor time of both for one message, and how many processors that kept busy. */
  cpuMsPerMessage: number;
  cores: number;
  /** Share of messages with a picture that was never seen before, which is decoded and sketched for it. */
  pictureShare: number;
  /** From the moment a message is taken up to its score, at full load. */
  waitP50Ms: number;
  waitP99Ms: number;
}

export interface CapacityInput {
  texts: number;
  pictures: number;
  /** Decodes and sketches a picture as the server does, in a process of its own. */
  read: ReadPicture;
  onProgress: (line: string) => void;
}

/** One message in fifty brings a picture, as in the replayed week; there half of them are known already, here none is. */
const PICTURE_EVERY = 50;
const MESSAGES = 12_000;
const SAMPLED = 10;
/** Messages that are sketched ahead of the one that is matched; three of them bring a picture. */
const AHEAD = 150;
const AUTHORS = 400;
const NETWORKS = 200;

/**
 * Fills a matcher with `texts` sketches (of written texts in all languages) and `pictures` banked pictures (22 hashes
 * each, drawn by chance around a centre), then sketches, matches and scores fresh posts as the server does.
 */
export async function measureCapacity(
  corpora: readonly Corpus[],
  source: PictureSource,
  { texts, pictures, read, onProgress }: CapacityInput,
): Promise<CapacityFigures> {
  const random = createRandom(7);
  const key = serverKey(7);
  const writers = corpora.map(createWriter);
  const write = (): string => random.pick(writers).write(random, messageWords(random));
  const matcher = createMatcher(key.id, texts + 1_000);
  fillTexts(matcher, key, texts, write, onProgress);
  for (let at = 0; at < pictures; at++) {
    matcher.add(fingerprint(`p${at}`, '', { type: 'picture', role: 'avatar', sketch: chancePicture(random) }));
    if (at % 50_000 === 0) onProgress(`capacity: ${at} pictures`);
  }
  const posts = await writePosts(random, write, source);
  const recogniser = createRecogniser({
    key,
    matcher,
    weights: WEIGHTS,
    networks: new Map(Array.from({ length: NETWORKS }, (_, at) => [`network-${at}`, networkOf(at)])),
    background: createBackground(),
  });
  // The first questions merge what lately came in, and the compiler learns: neither is measured.
  await play(recogniser, key, read, posts.slice(0, 2_000));
  const before = familyUse();
  const start = performance.now();
  const waits = await play(recogniser, key, read, posts.slice(2_000));
  const seconds = (performance.now() - start) / 1_000;
  const after = familyUse();
  const cpuSeconds = after.cpuSeconds - before.cpuSeconds;
  return {
    texts: matcher.bank.texts,
    pictures,
    indexBytes: matcher.sizeBytes,
    rssBytes: after.rssBytes,
    messagesPerSecond: MESSAGES / seconds,
    cpuMsPerMessage: (cpuSeconds * 1_000) / MESSAGES,
    cores: cpuSeconds / seconds,
    pictureShare: 1 / PICTURE_EVERY,
    waitP50Ms: quantile(waits, 0.5),
    waitP99Ms: quantile(waits, 0.99),
  };
}

function fillTexts(
  matcher: Matcher,
  key: SketchKey,
  texts: number,
  write: () => string,
  onProgress: (line: string) => void,
): void {
  for (let at = 0; at < texts; at++) {
    if (at % 100_000 === 0) onProgress(`capacity: ${at} texts`);
    const query = queryText(key, write());
    if (query) matcher.add(fingerprint(`t${at}`, key.id, { type: 'text', sketch: toSketch(query) }));
  }
}

/** Pictures come as JPEG files of 640 pixels, each another one. */
async function writePosts(random: Random, write: () => string, source: PictureSource): Promise<Post[]> {
  const posts: Post[] = [];
  for (let at = 0; at < MESSAGES + 2_000; at++) {
    const post: Post = { subject: `author-${at % AUTHORS}`, atS: ACTION_AT + at, text: write() };
    if (at % PICTURE_EVERY === 0) {
      const drawn = await source.stock(random);
      post.pictures = [await sharp(drawn).resize(640, 640).jpeg({ quality: 82 }).toBuffer()];
    }
    posts.push(post);
  }
  return posts;
}

/**
 * Plays posts in their order, pictures read by others meanwhile as on the server; answers how long each tenth took from
 * the moment when it was taken up to its score.
 */
async function play(
  recogniser: Recogniser,
  key: SketchKey,
  readPicture: ReadPicture,
  posts: readonly Post[],
): Promise<number[]> {
  const read = createPictureReader(readPicture, nodeCrypto);
  const taken = new Map<Post, number>();
  const sketch = (post: Post): Promise<PostSketch> => {
    taken.set(post, performance.now());
    return sketchPost(key, read, post);
  };
  const times: number[] = [];
  let at = 0;
  for await (const sketched of ahead(posts, AHEAD, sketch)) {
    recogniser.observePost(sketched);
    const post = posts[at++];
    if (post && at % SAMPLED === 0) times.push(performance.now() - (taken.get(post) ?? 0));
  }
  return times;
}

const networkOf = (at: number): NetworkRecord => ({
  id: `network-${at}`,
  label: `network-${at}`,
  policyCategory: 'capacity',
  actionAt: ACTION_AT,
  decisionId: 'd',
  source: { kind: 'own' },
});

let made = 0;

const fingerprint = (id: string, keyId: string, signal: Fingerprint['signal']): Fingerprint => ({
  id,
  nodeId: `n${made >> 8}`,
  networkId: `network-${made++ % NETWORKS}`,
  decisionId: 'd',
  keyId,
  createdAt: 0,
  expiresAt: 1,
  df: 0,
  signal,
});

const word = (random: Random): number => random.int(2 ** 32);

/** 22 views around one hash, as crops of one picture lie: each 20 bits or so from the centre. */
function chancePicture(random: Random): PictureSketch {
  const centre = Uint32Array.from({ length: 8 }, () => word(random));
  const pdq = new Uint32Array(22 * 8);
  for (let view = 0; view < 22; view++) {
    pdq.set(centre, view * 8);
    for (let flip = 0; flip < (view === 0 ? 0 : 20); flip++) {
      const at = view * 8 + random.int(8);
      pdq[at] = ((pdq[at] ?? 0) ^ (1 << random.int(32))) >>> 0;
    }
  }
  return {
    pdq,
    stable: new Uint32Array(16).fill(0xffffffff),
    shape: pdq.slice(0, 16),
    shapeSigns: [60, 60],
    quality: 100,
  };
}
