import {
  type Background,
  backgroundKey,
  createBackground,
  noteText,
  textFrequency,
} from '../fingerprints/background.ts';
import { romanised, withoutLinks } from '../fingerprints/fold-text.ts';
import type { SketchKey } from '../fingerprints/keyed-hash.ts';
import { sketchLink } from '../fingerprints/link-signals.ts';
import { sketchName } from '../fingerprints/name-signals.ts';
import type { DecodeImage } from '../fingerprints/ports.ts';
import { countHour, emptyHours, HOURS_MIN_POSTS } from '../fingerprints/posting-hours.ts';
import { type PictureSketch, sketchPicture } from '../fingerprints/sketch-picture.ts';
import { queryText, sketchText, type TextSketch, toSketch } from '../fingerprints/sketch-text.ts';
import { sketchCommands, sketchLayout } from '../fingerprints/template-signals.ts';
import { compareText, relationOf } from '../fingerprints/compare-text.ts';
import { COMMON_FROM } from './matcher.ts';
import { handleRef } from './sketch-observation.ts';
import {
  DAY_SECONDS,
  type Fingerprint,
  FINGERPRINT_LIFE_SECONDS,
  NETWORK_LIMITS,
  type NodeKind,
  type NodeRecord,
  type Signal,
} from './types.ts';

/** What the server still has of a subject at the moment of its removal; afterwards only fingerprints remain. */
export interface RemovedSubject {
  kind: NodeKind;
  createdAt: number;
  lang?: string;
  members: number;
  title: string;
  handle?: string;
  avatar?: Uint8Array;
  posts: readonly { text: string; atS: number }[];
  pictures: readonly Uint8Array[];
  links: readonly string[];
  operatorTokens?: readonly string[];
  commands?: readonly string[];
}

export interface RememberOptions {
  networkId: string;
  decisionId: string;
  atS: number;
  /** The server's own key first, then the current key of each exchange; a key's fingerprints are of use only under it. */
  keys: readonly SketchKey[];
  decode: DecodeImage;
  background: Background;
  /** In how many other subjects' avatars a picture occurs. */
  pictureFrequency: (sketch: PictureSketch) => number;
  /** Fetches a subject's pictures when it is its turn; without it they stand in the subject itself. */
  picturesOf?: (subject: RemovedSubject) => Promise<Pick<RemovedSubject, 'avatar' | 'pictures'>>;
  /** Random ids that say nothing about the subject. */
  newId: () => string;
}

export interface Remembered {
  node: NodeRecord;
  fingerprints: Fingerprint[];
}

/**
 * Makes the fingerprints of all subjects that one decision removes. What siblings show one another is the network's
 * own and not common, so it is counted apart and taken off.
 */
export async function rememberNetwork(
  subjects: readonly RemovedSubject[],
  options: RememberOptions,
): Promise<Remembered[]> {
  const own = createBackground(1 << 16);
  const [key] = options.keys;
  if (!key) return [];
  for (const [number, subject] of subjects.entries()) {
    const title = sketchName(key, subject.title);
    if (title) own.note(backgroundKey(key, title.skeleton), number);
    for (const link of subject.links) {
      const sketch = sketchLink(key, link);
      if (sketch) own.note(backgroundKey(key, sketch.path), number);
    }
    for (const { text } of subject.posts) {
      const query = queryText(key, withoutLinks(text));
      if (query) noteText(own, query, number);
      const layout = sketchLayout(key, text);
      if (layout !== undefined) own.note(backgroundKey(key, layout), number);
    }
  }
  const remembered: Remembered[] = [];
  for (const subject of subjects) remembered.push(await rememberSubject(subject, own, options));
  return remembered;
}

/**
 * Makes the fingerprints of a removed subject. What is common on this server is left out at once; near copies within
 * the subject are kept once. Handles and operator tokens are made under the server's own key only.
 */
async function rememberSubject(
  subject: RemovedSubject,
  own: Background,
  options: RememberOptions,
): Promise<Remembered> {
  const { networkId, decisionId, atS, keys, newId } = options;
  const node: NodeRecord = {
    id: newId(),
    networkId,
    kind: subject.kind,
    ...(subject.lang === undefined ? {} : { lang: subject.lang }),
    createdWeek: Math.floor(subject.createdAt / DAY_SECONDS / 7),
    sizeBucket: Math.round(Math.log2(Math.max(1, subject.members))),
  };
  const fingerprints: Fingerprint[] = [];
  const keep = (keyId: string, signal: Signal, df: number): void => {
    if (df >= COMMON_FROM) return;
    const expiresAt = atS + FINGERPRINT_LIFE_SECONDS;
    fingerprints.push({
      id: newId(),
      nodeId: node.id,
      networkId,
      decisionId,
      keyId,
      createdAt: atS,
      expiresAt,
      df,
      signal,
    });
  };
  const common = commonBeyond(options.background, own);
  keepTexts(subject, keys, common, keep);
  keepExact(subject, keys, common, keep);
  keepOwn(subject, keys[0], keep);
  await keepPictures(subject, options, keep);
  const hours = emptyHours();
  for (const post of subject.posts) countHour(hours, post.atS);
  if (subject.posts.length >= HOURS_MIN_POSTS) keep('', { type: 'hours', hours }, 0);
  return { node, fingerprints };
}

/** How many subjects outside the removed ones show a thing. */
interface Commonness {
  text(sketch: TextSketch): number;
  key(key: number): number;
}

const commonBeyond = (all: Background, own: Background): Commonness => ({
  text: (sketch) => Math.max(0, textFrequency(all, sketch) - textFrequency(own, sketch)),
  key: (key) => Math.max(0, all.frequency(key) - own.frequency(key)),
});

type Keep = (keyId: string, signal: Signal, df: number) => void;

/** Commonness is counted under the server's own key, the first; what is rare there is kept under every key. */
function keepTexts(subject: RemovedSubject, keys: readonly SketchKey[], common: Commonness, keep: Keep): void {
  const kept: TextSketch[] = [];
  const [own, ...others] = keys;
  if (!own) return;
  for (const { text } of subject.posts) {
    if (kept.length >= NETWORK_LIMITS.textsPerNode) return;
    const plain = withoutLinks(text);
    for (const form of [plain, romanised(plain)]) {
      const query = form === undefined ? undefined : queryText(own, form);
      if (
        !query ||
        form === undefined ||
        kept.some((other) => relationOf(compareText(other, query), query) === 'repost')
      )
        continue;
      const sketch = toSketch(query);
      kept.push(sketch);
      const df = common.text(sketch);
      keep(own.id, { type: 'text', sketch }, df);
      for (const key of others) {
        const again = sketchText(key, form);
        if (again) keep(key.id, { type: 'text', sketch: again }, df);
      }
    }
  }
}

function keepExact(subject: RemovedSubject, keys: readonly SketchKey[], common: Commonness, keep: Keep): void {
  const [own] = keys;
  if (!own) return;
  const df = (hash: string | undefined): number => (hash === undefined ? 0 : common.key(backgroundKey(own, hash)));
  const titleDf = df(sketchName(own, subject.title)?.skeleton);
  const layouts = layoutsOf(own, subject);
  const links = new Map<string, number>();
  for (const link of subject.links) {
    const path = sketchLink(own, link)?.path;
    if (path !== undefined && links.size < NETWORK_LIMITS.linksPerNode) links.set(link, df(path));
  }
  for (const key of keys) {
    const title = sketchName(key, subject.title);
    if (title) keep(key.id, { type: 'title', sketch: title }, titleDf);
    const paths = new Map<string, number>();
    for (const [link, count] of links) {
      const path = sketchLink(key, link)?.path;
      if (path !== undefined) paths.set(path, count);
    }
    for (const [path, count] of paths) keep(key.id, { type: 'link', path }, count);
    for (const [text, hash] of layouts) {
      const again = sketchLayout(key, text);
      if (again !== undefined) keep(key.id, { type: 'layout', hash: again }, df(hash));
    }
    const commands = subject.commands && sketchCommands(key, subject.commands);
    if (commands !== undefined) keep(key.id, { type: 'commands', hash: commands }, 0);
  }
}

/** Layouts used at least twice, each by one text that has it. */
function layoutsOf(key: SketchKey, { posts }: RemovedSubject): [string, string][] {
  const seen = new Map<string, { text: string; times: number }>();
  for (const { text } of posts) {
    const hash = sketchLayout(key, text);
    if (hash === undefined) continue;
    const known = seen.get(hash);
    if (known) known.times++;
    else seen.set(hash, { text, times: 1 });
  }
  const often = [...seen].filter(([, { times }]) => times >= 2).slice(0, NETWORK_LIMITS.layoutsPerNode);
  return often.map(([hash, { text }]) => [text, hash]);
}

/** Handles and operators stay on this server. */
function keepOwn(subject: RemovedSubject, key: SketchKey | undefined, keep: Keep): void {
  if (!key) return;
  if (subject.handle !== undefined) {
    const handle = sketchName(key, subject.handle);
    if (handle) keep(key.id, { type: 'handle', sketch: handle }, 0);
    keep(key.id, { type: 'mention', ref: handleRef(key, subject.handle) }, 0);
  }
  for (const token of (subject.operatorTokens ?? []).slice(0, NETWORK_LIMITS.tokensPerNode)) {
    keep(key.id, { type: 'token', token }, 0);
  }
}

async function keepPictures(subject: RemovedSubject, options: RememberOptions, keep: Keep): Promise<void> {
  const found = options.picturesOf ? await options.picturesOf(subject) : subject;
  const pictures: ['avatar' | 'media', Uint8Array][] = found.pictures
    .slice(0, NETWORK_LIMITS.picturesPerNode)
    .map((bytes) => ['media', bytes]);
  if (found.avatar) pictures.unshift(['avatar', found.avatar]);
  for (const [role, bytes] of pictures) {
    const decoded = await options.decode(bytes);
    if (!decoded.ok) continue;
    const sketch = sketchPicture(decoded.image);
    // Pictures are compared in clear within the server: their hashes need no key, so they serve every key.
    keep('', { type: 'picture', role, sketch }, options.pictureFrequency(sketch));
  }
}
