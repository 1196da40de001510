import {
  createMatcher,
  type Fingerprint,
  QUERY_VIEWS,
  queryText,
  sketchWords,
  type PictureSketch,
  type SketchKey,
  toSketch,
} from '#safety';
import type { Corpus } from './corpora.ts';
import { serverKey } from './play.ts';
import { createRandom, type Random } from './random.ts';
import { createWriter, messageWords } from './writer.ts';

export interface CapacityFigures {
  texts: number;
  pictures: number;
  indexBytes: number;
  rssBytes: number;
  messagesPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  pictureQueriesPerSecond: number;
}

/**
 * Fills a matcher with `texts` text sketches (of written texts in all languages) and `pictures` banked pictures
 * (22 hashes each, drawn by chance around a centre), then sketches and matches fresh messages on one thread, one in
 * twenty with a picture.
 */
export function measureCapacity(
  corpora: readonly Corpus[],
  texts: number,
  pictures: number,
  onProgress: (line: string) => void,
): CapacityFigures {
  const random = createRandom(7);
  const key = serverKey(7);
  const writers = corpora.map(createWriter);
  const matcher = createMatcher(key.id, texts + 1_000);
  const write = (): string => random.pick(writers).write(random, messageWords(random));
  for (let at = 0; at < texts; at++) {
    const query = queryText(key, write());
    if (query) matcher.add(fingerprint(`t${at}`, key, { type: 'text', sketch: toSketch(query) }));
    if (at % 100_000 === 0) onProgress(`capacity: ${at} texts`);
  }
  for (let at = 0; at < pictures; at++) {
    matcher.add(fingerprint(`p${at}`, key, { type: 'picture', role: 'avatar', sketch: chancePicture(random) }));
    if (at % 50_000 === 0) onProgress(`capacity: ${at} pictures`);
  }
  const messages = Array.from({ length: 20_000 }, write);
  const times: number[] = [];
  const start = performance.now();
  for (const [at, text] of messages.entries()) {
    const before = performance.now();
    const sketch = sketchWords(key, { subject: 'capacity', at: 0, text });
    if (at % 20 === 0) {
      const { pdq, shape, shapeSigns, quality } = chancePicture(random);
      sketch.pictures.push({ pdq: pdq.slice(0, QUERY_VIEWS * 8), shape, shapeSigns, quality });
    }
    matcher.matchPost(sketch);
    times.push(performance.now() - before);
  }
  const seconds = (performance.now() - start) / 1_000;
  times.sort((a, b) => a - b);
  const pictureStart = performance.now();
  for (let at = 0; at < 500; at++) {
    const { pdq, shape, shapeSigns, quality } = chancePicture(random);
    const picture = { pdq: pdq.slice(0, QUERY_VIEWS * 8), shape, shapeSigns, quality };
    matcher.matchPost({
      subject: '',
      at: 0,
      text: undefined,
      links: [],
      mentions: [],
      layout: undefined,
      pictures: [picture],
      refs: [],
      refusals: [],
    });
  }
  return {
    texts: matcher.bank.texts,
    pictures,
    indexBytes: matcher.sizeBytes,
    rssBytes: process.memoryUsage().rss,
    messagesPerSecond: messages.length / seconds,
    p50Ms: times[Math.floor(times.length / 2)] ?? 0,
    p99Ms: times[Math.floor(times.length * 0.99)] ?? 0,
    pictureQueriesPerSecond: 500 / ((performance.now() - pictureStart) / 1_000),
  };
}

const fingerprint = (id: string, key: SketchKey, signal: Fingerprint['signal']): Fingerprint => ({
  id,
  nodeId: 'n',
  networkId: 'capacity',
  decisionId: 'd',
  keyId: key.id,
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
