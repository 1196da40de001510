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
  name: { id: string; grade: number } | undefined;
  links: string[];
  mentions: string[];
  layouts: string[];
  layoutPosts: number;
  tokens: string[];
  /** Links, mentions and pictures that came inside a quotation: they do not count, they show the stance. */
  quotedEvidence: number;
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
}

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
  }
  for (const match of matches) {
    const tally = openTally(watch, match.networkId);
    if (!tally) continue;
    const graded = { id: match.fingerprintId, grade: match.grade };
    if (match.kind === 'name' && match.grade > (tally.name?.grade ?? 0)) tally.name = graded;
    if ((match.kind === 'avatar' || match.kind === 'media') && match.grade > (tally.avatar?.grade ?? 0))
      tally.avatar = graded;
    if (match.kind === 'token') addOnce(tally.tokens, match.fingerprintId);
    if (match.kind === 'commands') addOnce(tally.layouts, match.fingerprintId);
  }
}

/**
 * Enters a post and its matches. Of several banked texts that one post matches only the best counts. What comes along
 * with a quotation is the quoting author's material, and is counted as such.
 */
export function notePost(watch: WatchRecord, post: PostSketch, matches: readonly Match[]): void {
  watch.posts++;
  countHour(watch.hours, post.at);
  for (const ref of post.refs) addOnce(watch.refs, ref, NETWORK_LIMITS.refsPerSubject);
  const reposted = new Set<string>();
  const quoted = new Set<string>();
  for (const match of matches) {
    if (match.kind === 'repost') reposted.add(match.networkId);
    if (match.kind === 'quotation') quoted.add(match.networkId);
  }
  const counted = new Set<string>();
  for (const match of matches) {
    const tally = openTally(watch, match.networkId);
    if (!tally) continue;
    const id = match.fingerprintId;
    const once = `${match.networkId} ${match.kind}`;
    if (match.kind === 'repost') {
      if (!counted.has(once)) addOnce(tally.reposts, id);
    } else if (match.kind === 'quotation') {
      if (!counted.has(once) && !reposted.has(match.networkId)) addOnce(tally.quotations, id);
    } else if (quoted.has(match.networkId) && !reposted.has(match.networkId)) {
      tally.quotedEvidence++;
    } else if (reposted.has(match.networkId) && match.kind !== 'media') {
      // The link and the layout of a repost came with its text: one copied post is one piece of evidence, not three.
    } else if (match.kind === 'layout') {
      addOnce(tally.layouts, id);
      if (!counted.has(once)) tally.layoutPosts++;
    } else if (match.kind === 'link') {
      addOnce(tally.links, id);
    } else if (match.kind === 'mention') {
      addOnce(tally.mentions, id);
    } else if (match.kind === 'media' && !counted.has(once)) {
      addOnce(tally.media, id);
    }
    counted.add(once);
  }
}
