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
  type Recogniser,
  type SketchKey,
  sketchPost,
  toSketch,
  WEIGHTS,
} from '#safety';
import { nodeCrypto } from '#lib/node-crypto.ts';
import type { Corpus } from './corpora.ts';
import { createSharpDecoder } from './decode-with-sharp.ts';
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
  rssBytes: number;
  /** Messages sketched, matched and scored in a second of the clock: one thread, and libvips' own for pictures. */
  messagesPerSecond: number;
  /** Processor time of the whole process for one message, and how many processors that kept busy. */
  cpuMsPerMessage: number;
  cores: number;
  /** Share of messages with a picture that was never seen before, which is decoded and sketched for it. */
  pictureShare: number;
  /** From the moment a page of messages is taken up to its last score: what one message waits at full load. */
  pageP50Ms: number;
  pageP99Ms: number;
}

/** One message in fifty brings a picture, as in the replayed week; there half of them are known already, here none is. */
const PICTURE_EVERY = 50;
const MESSAGES = 12_000;
/** As many as the server takes up of one chat between two commits. */
const PAGE = 100;
const AUTHORS = 400;
const NETWORKS = 200;

/**
 * Fills a matcher with `texts` sketches (of written texts in all languages) and `pictures` banked pictures (22 hashes
 * each, drawn by chance around a centre), then sketches, matches and scores fresh posts as the server does.
 */
export async function measureCapacity(
  corpora: readonly Corpus[],
  source: PictureSource,
  texts: number,
  pictures: number,
  onProgress: (line: string) => void,
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
  await play(recogniser, key, posts.slice(0, 2_000));
  const cpuBefore = process.cpuUsage();
  const start = performance.now();
  const pages = await play(recogniser, key, posts.slice(2_000));
  const seconds = (performance.now() - start) / 1_000;
  const { user, system } = process.cpuUsage(cpuBefore);
  return {
    texts: matcher.bank.texts,
    pictures,
    indexBytes: matcher.sizeBytes,
    rssBytes: process.memoryUsage().rss,
    messagesPerSecond: MESSAGES / seconds,
    cpuMsPerMessage: (user + system) / 1_000 / MESSAGES,
    cores: (user + system) / 1e6 / seconds,
    pictureShare: 1 / PICTURE_EVERY,
    pageP50Ms: quantile(pages, 0.5),
    pageP99Ms: quantile(pages, 0.99),
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
    const post: Post = { subject: `author-${at % AUTHORS}`, at: ACTION_AT + at, text: write() };
    if (at % PICTURE_EVERY === 0) {
      const drawn = await source.stock(random);
      post.pictures = [await sharp(drawn).resize(640, 640).jpeg({ quality: 82 }).toBuffer()];
    }
    posts.push(post);
  }
  return posts;
}

/** Plays posts page by page, a page's pictures side by side as the server does; answers how long each page took. */
async function play(recogniser: Recogniser, key: SketchKey, posts: readonly Post[]): Promise<number[]> {
  const read = createPictureReader(createSharpDecoder(), nodeCrypto);
  const times: number[] = [];
  let next = sketchPage(0);
  async function sketchPage(from: number) {
    return Promise.all(posts.slice(from, from + PAGE).map((post) => sketchPost(key, read, post)));
  }
  for (let from = 0; from < posts.length; from += PAGE) {
    const start = performance.now();
    const sketches = await next;
    next = sketchPage(from + PAGE);
    for (const sketch of sketches) recogniser.observePost(sketch);
    times.push(performance.now() - start);
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
