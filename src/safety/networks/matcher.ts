import { createNameIndex, type NameIndex } from '../fingerprints/name-index.ts';
import { createPictureIndex } from '../fingerprints/picture-index.ts';
import { addHours, emptyHours, type HourProfile, hourShape } from '../fingerprints/posting-hours.ts';
import { createTextIndex } from '../fingerprints/text-index.ts';
import type { PostSketch, ProfileSketch } from './sketch-observation.ts';
import type { Fingerprint } from './types.ts';

/** A fact, not a decision: something observed is close to a banked fingerprint. */
export interface Match {
  fingerprintId: string;
  networkId: string;
  /** The removed member that the fingerprint is of. */
  nodeId: string;
  kind:
    | 'repost'
    | 'quotation'
    | 'avatar'
    | 'media'
    | 'name'
    | 'handle'
    | 'link'
    | 'mention'
    | 'layout'
    | 'commands'
    | 'token';
  /** What it is, where several members' fingerprints are of one thing: a link, a layout. */
  thing?: string;
  /** How strongly, where there are grades: pictures 1 alike, 2 same; names 1 similar, 2 equal, 3 equal and renumbered. */
  grade: number;
}

/** The banks' indexes under one sketch key. Nothing here scans: each question touches its own buckets only. */
export interface Matcher {
  readonly keyId: string;
  /** Adds a live fingerprint; those under other keys are left out. */
  add(fingerprint: Fingerprint): void;
  remove(fingerprintId: string): void;
  has(fingerprintId: string): boolean;
  matchPost(post: PostSketch): Match[];
  matchProfile(profile: ProfileSketch): Match[];
  /** The shape of a network's day: all its removed nodes together. */
  hoursOf(networkId: string): Float64Array | undefined;
  /** How many subjects showed a fingerprint besides the removed one: at banking time and among established ones since. */
  commonness(fingerprintId: string): number;
  /** Whose a fingerprint is and what it is of: one link that several members showed is one thing under several ids. */
  about(fingerprintId: string): { nodeId: string; thing: string; isMedia: boolean } | undefined;
  noteEstablished(fingerprintId: string, subject: string): void;
  readonly bank: { texts: number; avatars: number; names: number };
  readonly sizeBytes: number;
}

interface Meta {
  id: string;
  networkId: string;
  nodeId: string;
  df: number;
  /** Which index holds it, and under which entry number, key or value: flat, because there are a million of these. */
  place: 'text' | 'picture' | 'title' | 'handle' | 'exact' | 'hours' | undefined;
  under: number | string | HourProfile;
  kind: Match['kind'];
}

const ESTABLISHED_LIMIT = 16;
/** From this many other subjects on, a thing is common and proves nothing. */
export const COMMON_FROM = 3;

/**
 * `keyId` names the sketch key under which everything in it was made; `expectedTexts` sizes the index of texts, which
 * grows when more come.
 */
export function createMatcher(keyId: string, expectedTexts = 1_024): Matcher {
  const texts = createTextIndex(keyId, expectedTexts);
  const pictures = createPictureIndex();
  const titles = createNameIndex();
  const handles = createNameIndex();
  const exact = new Map<string, Meta[]>();
  const metas = new Map<string, Meta>();
  const textMetas: Meta[] = [];
  const pictureMetas: Meta[] = [];
  const nameMetas = { title: [] as Meta[], handle: [] as Meta[] };
  const variants = new Set<string>();
  const hours = new Map<string, HourProfile[]>();
  const hourShapes = new Map<string, Float64Array | undefined>();
  const established = new Map<string, Set<string>>();
  let avatars = 0;
  /** Each name of a network or member once: read from the store, every fingerprint brings copies of its own. */
  const names = new Map<string, string>();

  function shared(name: string): string {
    const known = names.get(name);
    if (known === undefined) names.set(name, name);
    return known ?? name;
  }

  function addExact(meta: Meta, key: string): void {
    const list = exact.get(key);
    if (list) list.push(meta);
    else exact.set(key, [meta]);
    meta.place = 'exact';
    meta.under = key;
  }

  function addSignal(meta: Meta, { signal }: Fingerprint): void {
    switch (signal.type) {
      case 'text': {
        const entry = texts.add(signal.sketch);
        if (entry === undefined) return;
        textMetas[entry] = meta;
        meta.place = 'text';
        meta.under = entry;
        return;
      }
      case 'picture': {
        const entry = pictures.add(signal.sketch);
        pictureMetas[entry] = meta;
        meta.kind = signal.role;
        if (signal.role === 'avatar') avatars++;
        meta.place = 'picture';
        meta.under = entry;
        return;
      }
      case 'title':
      case 'handle': {
        const index = signal.type === 'title' ? titles : handles;
        const entry = index.add(signal.sketch);
        nameMetas[signal.type][entry] = meta;
        if (signal.sketch.variant) variants.add(meta.id);
        meta.kind = signal.type === 'title' ? 'name' : 'handle';
        meta.place = signal.type;
        meta.under = entry;
        return;
      }
      case 'link':
        meta.kind = 'link';
        return addExact(meta, `link ${signal.path}`);
      case 'mention':
        meta.kind = 'mention';
        return addExact(meta, `mention ${signal.ref}`);
      case 'layout':
        meta.kind = 'layout';
        return addExact(meta, `layout ${signal.hash}`);
      case 'commands':
        meta.kind = 'commands';
        return addExact(meta, `commands ${signal.hash}`);
      case 'token':
        meta.kind = 'token';
        return addExact(meta, `token ${signal.token}`);
      case 'hours':
        hours.set(meta.networkId, [...(hours.get(meta.networkId) ?? []), signal.hours]);
        hourShapes.delete(meta.networkId);
        meta.place = 'hours';
        meta.under = signal.hours;
    }
  }

  function forget(meta: Meta): void {
    const { place, under } = meta;
    if (typeof under === 'number') {
      if (place === 'text') texts.remove(under);
      else if (place === 'picture') pictures.remove(under);
      else if (place === 'title') titles.remove(under);
      else if (place === 'handle') handles.remove(under);
    } else if (typeof under === 'string') {
      const left = exact.get(under)?.filter((other) => other !== meta) ?? [];
      if (left.length > 0) exact.set(under, left);
      else exact.delete(under);
    } else {
      const left = (hours.get(meta.networkId) ?? []).filter((profile) => profile !== under);
      hours.set(meta.networkId, left);
      hourShapes.delete(meta.networkId);
    }
  }

  const toMatch = (meta: Meta, kind: Match['kind'], grade: number): Match => ({
    fingerprintId: meta.id,
    networkId: meta.networkId,
    nodeId: meta.nodeId,
    kind,
    grade,
  });

  function exactMatches(key: string): Match[] {
    return (exact.get(key) ?? []).map((meta) => ({ ...toMatch(meta, meta.kind, 1), thing: key }));
  }

  function nameMatches(index: NameIndex, which: 'title' | 'handle', sketch: ProfileSketch['title']): Match[] {
    if (!sketch) return [];
    const found: Match[] = [];
    for (const { entry, relation } of index.query(sketch)) {
      const meta = nameMetas[which][entry];
      if (!meta) continue;
      const renumbered = relation === 'equal' && sketch.variant && !variants.has(meta.id);
      found.push(toMatch(meta, meta.kind, relation === 'similar' ? 1 : renumbered ? 3 : 2));
    }
    return found;
  }

  return {
    keyId,
    add(fingerprint) {
      if (fingerprint.keyId !== keyId && fingerprint.keyId !== '') return;
      if (metas.has(fingerprint.id)) return;
      const { id, df } = fingerprint;
      const networkId = shared(fingerprint.networkId);
      const nodeId = shared(fingerprint.nodeId);
      const meta: Meta = { id, networkId, nodeId, df, kind: 'repost', place: undefined, under: '' };
      metas.set(id, meta);
      addSignal(meta, fingerprint);
    },
    remove(fingerprintId) {
      const meta = metas.get(fingerprintId);
      if (meta) forget(meta);
      metas.delete(fingerprintId);
      variants.delete(fingerprintId);
      established.delete(fingerprintId);
    },
    has: (fingerprintId) => metas.has(fingerprintId),
    matchPost(post) {
      const found: Match[] = [];
      for (const match of post.text ? texts.query(post.text) : []) {
        const meta = textMetas[match.entry];
        if (meta) found.push(toMatch(meta, match.relation === 'quotation' ? 'quotation' : 'repost', 1));
      }
      for (const picture of post.pictures) {
        for (const match of pictures.query(picture)) {
          const meta = pictureMetas[match.entry];
          if (meta) found.push(toMatch(meta, 'media', match.level === 'same' ? 2 : 1));
        }
      }
      for (const { path } of post.links) found.push(...exactMatches(`link ${path}`));
      for (const mention of post.mentions) found.push(...exactMatches(`mention ${mention}`));
      if (post.layout !== undefined) found.push(...exactMatches(`layout ${post.layout}`));
      return found;
    },
    matchProfile(profile) {
      const found = nameMatches(titles, 'title', profile.title);
      found.push(...nameMatches(handles, 'handle', profile.handle));
      for (const match of profile.avatar ? pictures.query(profile.avatar) : []) {
        const meta = pictureMetas[match.entry];
        if (meta) found.push(toMatch(meta, meta.kind, match.level === 'same' ? 2 : 1));
      }
      if (profile.commands !== undefined) found.push(...exactMatches(`commands ${profile.commands}`));
      for (const token of profile.tokens) found.push(...exactMatches(`token ${token}`));
      return found;
    },
    hoursOf(networkId) {
      if (!hourShapes.has(networkId)) {
        hourShapes.set(networkId, hourShape((hours.get(networkId) ?? []).reduce<HourProfile>(addHours, emptyHours())));
      }
      return hourShapes.get(networkId);
    },
    about(fingerprintId) {
      const meta = metas.get(fingerprintId);
      return (
        meta && {
          nodeId: meta.nodeId,
          isMedia: meta.kind === 'media',
          thing: typeof meta.under === 'string' && meta.under !== '' ? meta.under : meta.id,
        }
      );
    },
    commonness: (id) => (metas.get(id)?.df ?? 0) + (established.get(id)?.size ?? 0),
    noteEstablished(fingerprintId, subject) {
      const known = established.get(fingerprintId);
      if (!known) established.set(fingerprintId, new Set([subject]));
      else if (known.size < ESTABLISHED_LIMIT) known.add(subject);
    },
    get bank() {
      return { texts: texts.size, avatars, names: titles.size + handles.size };
    },
    get sizeBytes() {
      return texts.sizeBytes + pictures.sizeBytes;
    },
  };
}
