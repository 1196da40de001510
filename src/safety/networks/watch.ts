import { countHour, emptyHours } from '../fingerprints/posting-hours.ts';
import type { Match } from './matcher.ts';
import type { PostSketch, ProfileSketch } from './sketch-observation.ts';
import { NETWORK_LIMITS, type NodeKind, type SubjectRole } from './types.ts';

/** What speaks for one network so far, as ids of fingerprints. */
export interface Tally {
  networkId: string;
  reposts: string[];
  quotations: string[];
  avatar: { id: string; grade: number } | undefined;
  media: string[];
  /** The title; `handle` is the public name. */
  name: { id: string; grade: number } | undefined;
  handle?: { id: string; grade: number } | undefined;
  links: string[];
  mentions: string[];
  layouts: string[];
  layoutPosts: number;
  tokens: string[];
  /** How many posts brought something new of what counts. */
  acts?: number;
  /** Copied posts that were disguised; undefined while it is not known of any. */
  disguised?: string[];
  /** Links, mentions and pictures that came inside a quotation: they do not count, they show the stance. */
  quotedEvidence: number;
  /** Other members' fingerprints that matched together with a counted one: what siblings share is each one's. */
  also?: Record<string, string[]>;
}

/** What is remembered of a watched subject between two posts; plain data, so that a restart loses nothing. */
export interface WatchRecord {
  subject: string;
  kind: NodeKind;
  createdAt: number;
  roles: readonly SubjectRole[];
  hasAvatar: boolean;
  hasName: boolean;
  posts: number;
  hours: number[];
  /** Subjects it forwards from or names. */
  refs: string[];
  tallies: Tally[];
  /** Networks of which a decision about this subject was overturned: resemblance to them is not raised again. */
  cleared?: string[];
  /** How far the subject's own log was read. */
  pts?: number;
  /** What its profile was when it was last sketched, as a digest. */
  seen?: string;
  /** Of a server that asks others: how many posts there were and what the profile was when they were last asked. */
  asked?: { posts: number; seen: string };
}

/** What is kept of a channel before its first post. `createdAt` in Unix seconds. */
export const newWatch = (subject: string, createdAt: number): WatchRecord => ({
  subject,
  kind: 'channel',
  createdAt,
  roles: [],
  hasAvatar: false,
  hasName: false,
  posts: 0,
  hours: emptyHours(),
  refs: [],
  tallies: [],
});

/** What speaks for a network before anything does. */
export const emptyTally = (networkId: string): Tally => ({
  networkId,
  reposts: [],
  quotations: [],
  avatar: undefined,
  media: [],
  name: undefined,
  links: [],
  mentions: [],
  layouts: [],
  layoutPosts: 0,
  tokens: [],
  quotedEvidence: 0,
  acts: 0,
});

/** The tally of a subject for a network, opened on first use; undefined when it has as many as are kept. */
export function openTally(watch: WatchRecord, networkId: string): Tally | undefined {
  const known = watch.tallies.find((tally) => tally.networkId === networkId);
  if (known) return known;
  if (watch.tallies.length >= NETWORK_LIMITS.networksPerSubject) return undefined;
  const fresh = emptyTally(networkId);
  watch.tallies.push(fresh);
  return fresh;
}

function addOnce(list: string[], id: string, limit: number = NETWORK_LIMITS.hitsPerKind): void {
  if (list.length < limit && !list.includes(id)) list.push(id);
}

const SIBLINGS_KEPT = 7;

function addSiblings(tally: Tally, id: string, matches: readonly Match[]): void {
  const others = matches.map(({ fingerprintId }) => fingerprintId).filter((other) => other !== id);
  if (others.length > 0) tally.also = { ...tally.also, [id]: others.slice(0, SIBLINGS_KEPT) };
}

/** Enters a new or changed profile and its matches. */
export function noteProfile(watch: WatchRecord, profile: ProfileSketch, matches: readonly Match[]): void {
  watch.kind = profile.kind;
  watch.createdAt = profile.createdAt;
  watch.roles = profile.roles;
  watch.hasAvatar = profile.avatar !== undefined;
  watch.hasName = profile.title !== undefined || profile.handle !== undefined;
  for (const tally of watch.tallies) {
    tally.avatar = undefined;
    tally.name = undefined;
    tally.handle = undefined;
  }
  for (const match of matches) {
    const tally = openTally(watch, match.networkId);
    if (!tally) continue;
    const graded = { id: match.fingerprintId, grade: match.grade };
    if (match.kind === 'name' && match.grade > (tally.name?.grade ?? 0)) tally.name = graded;
    if (match.kind === 'handle' && match.grade > (tally.handle?.grade ?? 0)) tally.handle = graded;
    if ((match.kind === 'avatar' || match.kind === 'media') && match.grade > (tally.avatar?.grade ?? 0))
      tally.avatar = graded;
    if (match.kind === 'token') addOnce(tally.tokens, match.fingerprintId);
    if (match.kind === 'commands') addOnce(tally.layouts, match.fingerprintId);
  }
  const isPicture = ({ kind }: Match): boolean => kind === 'avatar' || kind === 'media';
  for (const tally of watch.tallies) {
    const { avatar, networkId } = tally;
    if (!avatar) continue;
    const shared = matches.filter((match) => isPicture(match) && match.networkId === networkId);
    addSiblings(
      tally,
      avatar.id,
      shared.filter(({ grade }) => grade === avatar.grade),
    );
  }
}

/** What one post shows of one network. */
interface Shown {
  reposts: Match[];
  quotations: Match[];
  others: Match[];
}

function shownByNetwork(matches: readonly Match[]): Map<string, Shown> {
  const shown = new Map<string, Shown>();
  for (const match of matches) {
    const own = shown.get(match.networkId) ?? { reposts: [], quotations: [], others: [] };
    shown.set(match.networkId, own);
    if (match.kind === 'repost') own.reposts.push(match);
    else if (match.kind === 'quotation') own.quotations.push(match);
    else own.others.push(match);
  }
  return shown;
}

/**
 * Enters a post and its matches. Of several banked texts that one post matches only one counts. What comes along with a
 * quotation is the quoting author's material, and is counted as such.
 */
export function notePost(watch: WatchRecord, post: PostSketch, matches: readonly Match[]): void {
  watch.posts++;
  countHour(watch.hours, post.atS);
  for (const ref of post.refs) addOnce(watch.refs, ref, NETWORK_LIMITS.refsPerSubject);
  for (const [networkId, shown] of shownByNetwork(matches)) {
    const tally = openTally(watch, networkId);
    if (!tally) continue;
    const { reposts, quotations, others } = shown;
    const before = posted(tally);
    const [repost] = reposts;
    if (repost) noteRepost(tally, repost, shown, post.disguised?.());
    else if (quotations[0]) {
      addOnce(tally.quotations, quotations[0].fingerprintId);
      tally.quotedEvidence += others.length;
    } else for (const match of others) noteSignal(tally, match, others);
    if (tally.acts !== undefined && posted(tally) > before) tally.acts++;
  }
}

const posted = ({ reposts, media, links, layouts }: Tally): number =>
  reposts.length + media.length + links.length + layouts.length;

/**
 * One copied post is one piece of evidence, not three: the link and the layout of a repost came with its text. A link that
 * nobody showed whose text it is did not: it is put under old words to lead to a new place.
 */
function noteRepost(tally: Tally, repost: Match, { reposts, others }: Shown, isDisguised: boolean | undefined): void {
  addOnce(tally.reposts, repost.fingerprintId);
  // Another server's question does not tell it.
  if (isDisguised !== undefined) tally.disguised ??= [];
  if (isDisguised && tally.disguised) addOnce(tally.disguised, repost.fingerprintId);
  addSiblings(tally, repost.fingerprintId, reposts);
  const authors = new Set(reposts.map(({ nodeId }) => nodeId));
  const links = others.filter(({ kind }) => kind === 'link');
  const came = new Set(links.filter(({ nodeId }) => authors.has(nodeId)).map(({ thing }) => thing));
  for (const link of links) if (!came.has(link.thing)) addOnce(tally.links, link.fingerprintId);
  const media = others.find(({ kind }) => kind === 'media');
  if (media) addOnce(tally.media, media.fingerprintId);
}

function noteSignal(tally: Tally, match: Match, others: readonly Match[]): void {
  const id = match.fingerprintId;
  const isFirst = others.find(({ kind }) => kind === match.kind) === match;
  if (match.kind === 'layout') {
    addOnce(tally.layouts, id);
    if (isFirst) tally.layoutPosts++;
  } else if (match.kind === 'link') {
    addOnce(tally.links, id);
  } else if (match.kind === 'mention') {
    addOnce(tally.mentions, id);
  } else if (match.kind === 'media' && isFirst) {
    addOnce(tally.media, id);
  }
}
