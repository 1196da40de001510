import { type Background, backgroundKey, noteText } from '../fingerprints/background.ts';
import type { SketchKey } from '../fingerprints/keyed-hash.ts';
import { nextSuspicion, noSuspicion, type Suspicion, type SuspicionInput } from './decide.ts';
import { type EvidenceLine, explain } from './explain.ts';
import type { Levels } from './groups.ts';
import { type Acts, actsOf, laneOf, levelsOf, type Ties } from './levels.ts';
import type { Matcher } from './matcher.ts';
import { type Score, type ScoreContext, scorePair } from './score.ts';
import type { PostSketch, ProfileSketch } from './sketch-observation.ts';
import { DAY_SECONDS, type NetworkRecord } from './types.ts';
import { emptyTally, newWatch, notePost, noteProfile, openTally, type Tally, type WatchRecord } from './watch.ts';
import type { WeightTable } from './weight-table.ts';

/** A pair as it stands now. */
export interface Pair {
  suspicion: Suspicion;
  score: Score;
  levels: Levels;
  /** Whether more than one signal speaks for it. */
  corroborated: boolean;
  acts: Acts;
  context: ScoreContext;
}

export interface Recogniser {
  /** Enters a new or changed subject; answers the pairs whose state changed. */
  observeProfile(profile: ProfileSketch): Pair[];
  /** Enters a post, in the order of its chat; answers the pairs whose state changed. */
  observePost(post: PostSketch): Pair[];
  /** A person's answer. Confirmed members raise the prior of the rest and are ties for their neighbours. */
  verdict(
    subject: string,
    networkId: string,
    verdict: 'confirm' | 'refute' | 'insufficient',
    by: string,
    atS: number,
  ): Pair[];
  /** What another server said of a subject, whose memory is not kept here; answers the pair's state after it. */
  told(subject: string, networkId: string, input: Omit<Extract<SuspicionInput, { kind: 'scored' }>, 'kind'>): Suspicion;
  /** That server recognises the subject no longer. A person's verdict stands. */
  untold(subject: string, networkId: string, atS: number): Suspicion | undefined;
  /** Scores all that is known of a subject anew, as after a change of the weights. */
  reassess(subject: string, atS: number): Pair[];
  /** All pairs of a subject, best first. */
  pairsOf(subject: string, atS: number): Pair[];
  /** A subject against one network, matched or not: what a moderator asks, and what the weights are learned from. */
  pairWith(subject: string, networkId: string, atS: number): Pair | undefined;
  /** Pairs of a network that are suspected or more. */
  candidates(networkId: string): Suspicion[];
  evidenceOf(pair: Pair): EvidenceLine[];
  /** A decision was overturned: its fingerprints die, and pairs that rested on them are scored anew. Answers those that waited. */
  forget(fingerprintIds: readonly string[], atS: number): Pair[];
  watches(): Iterable<WatchRecord>;
  watchOf(subject: string): WatchRecord | undefined;
  /** The pair's state as it stands, if it has any. */
  suspicionOf(subject: string, networkId: string): Suspicion | undefined;
  /** The watch of a subject, begun if there is none. */
  watchFor(subject: string, createdAt: number): WatchRecord;
  /** Forgets a subject about which nothing was found. */
  drop(subject: string): void;
  /** An overturned decision clears a subject of a network for good. */
  clear(subject: string, networkId: string): void;
  /** Puts back what was known before a restart. */
  restore(watches: Iterable<WatchRecord>, suspicions: Iterable<Suspicion>): void;
}

export interface RecogniserOptions {
  key: SketchKey;
  matcher: Matcher;
  weights: WeightTable;
  networks: ReadonlyMap<string, NetworkRecord>;
  background: Background;
}

/** A subject this much older than the action is taken as background: what it shows is common, not telling. */
const ESTABLISHED_SECONDS = 30 * DAY_SECONDS;

/** The same number for a subject after every start, so that nobody is counted twice. */
function numberOf(subject: string): number {
  let number = 0x811c9dc5;
  for (let at = 0; at < subject.length; at++) number = Math.imul(number ^ subject.charCodeAt(at), 0x01000193);
  return number >>> 1;
}

const pairKey = (subject: string, networkId: string): string => `${subject} ${networkId}`;

/** The engine's running state. It holds no clock: each input carries its time. */
export function createRecogniser({ key, matcher, weights, networks, background }: RecogniserOptions): Recogniser {
  const watches = new Map<string, WatchRecord>();
  const suspicions = new Map<string, Suspicion>();
  const confirmed = new Map<string, Set<string>>();
  /** Who refers to a subject, so far as they have any evidence of their own. */
  const referredBy = new Map<string, Set<string>>();

  const watchFor = (subject: string, createdAt: number): WatchRecord => {
    const known = watches.get(subject);
    if (known) return known;
    const fresh = newWatch(subject, createdAt);
    watches.set(subject, fresh);
    return fresh;
  };

  function tiesOf(watch: WatchRecord, networkId: string): Ties {
    const ties: Ties = { suspected: 0, confirmed: 0 };
    const neighbours = new Set(watch.refs);
    // A suspect may name anybody; being named counts only for a subject that has evidence of its own.
    for (const other of referredBy.get(watch.subject) ?? []) neighbours.add(other);
    for (const other of neighbours) {
      const state = suspicions.get(pairKey(other, networkId))?.state;
      if (state === 'confirmed') ties.confirmed++;
      else if (state === 'priority' || state === 'suspected') ties.suspected++;
    }
    return ties;
  }

  function evidenceIds(watch: WatchRecord, tally: Tally): string[] {
    const ids = [
      ...tally.reposts,
      ...tally.media,
      ...tally.links,
      ...tally.mentions,
      ...tally.tokens,
      ...tally.layouts,
    ];
    for (const found of [tally.avatar, tally.name, tally.handle]) if (found) ids.push(found.id);
    for (const ref of watch.refs) {
      if (suspicions.get(pairKey(ref, tally.networkId))?.state === 'confirmed') ids.push(ref);
    }
    return ids.sort();
  }

  function assess(watch: WatchRecord, tally: Tally, network: NetworkRecord, atS: number): Pair {
    const levels = levelsOf(watch, tally, network, matcher, tiesOf(watch, network.id));
    const own = confirmed.get(network.id);
    const confirmedSiblings = (own?.size ?? 0) - (own?.has(watch.subject) ? 1 : 0);
    const context = { now: atS, actionAt: network.actionAt, confirmedSiblings, bank: matcher.bank };
    const score = scorePair(weights, levels, context);
    const current = suspicions.get(pairKey(watch.subject, network.id)) ?? noSuspicion(watch.subject, network.id, atS);
    const corroborated = levels.agreement === 1;
    return { suspicion: current, score, levels, corroborated, acts: actsOf(watch, tally), context };
  }

  function rescore(watch: WatchRecord, atS: number): Pair[] {
    const changed: Pair[] = [];
    for (const tally of watch.tallies) {
      const network = networks.get(tally.networkId);
      if (!network || watch.cleared?.includes(tally.networkId)) continue;
      const pair = assess(watch, tally, network, atS);
      const next = nextSuspicion(
        pair.suspicion,
        {
          kind: 'scored',
          atS,
          tenths: pair.score.tenths,
          posterior: pair.score.posterior,
          lane: laneOf(watch, pair.levels),
          corroborated: pair.corroborated,
          evidence: evidenceIds(watch, tally),
        },
        weights,
      );
      if (next.state !== 'quiet' || suspicions.has(pairKey(watch.subject, network.id))) {
        suspicions.set(pairKey(watch.subject, network.id), next);
      }
      // What was taken for an observer's and is none is news, though its state stays.
      const freed = next.lane === 'normal' && pair.suspicion.lane !== 'normal';
      if (next.state !== pair.suspicion.state || freed) changed.push({ ...pair, suspicion: next });
    }
    return changed;
  }

  function pairsOf(subject: string, atS: number): Pair[] {
    const watch = watches.get(subject);
    if (!watch) return [];
    const pairs = watch.tallies.flatMap((tally) => {
      const network = networks.get(tally.networkId);
      return network && !watch.cleared?.includes(network.id) ? [assess(watch, tally, network, atS)] : [];
    });
    return pairs.sort((a, b) => b.score.tenths - a.score.tenths);
  }

  function noteBackground(watch: WatchRecord, found: readonly { fingerprintId: string; networkId: string }[]): void {
    for (const { fingerprintId, networkId } of found) {
      const network = networks.get(networkId);
      if (network && watch.createdAt < network.actionAt - ESTABLISHED_SECONDS) {
        matcher.noteEstablished(fingerprintId, watch.subject);
      }
    }
  }

  /** What established subjects show is known again after a restart from what is remembered of them. */
  function noteEstablished(watch: WatchRecord): void {
    for (const tally of watch.tallies) {
      const found = [...evidenceIds(watch, tally), ...tally.quotations];
      noteBackground(
        watch,
        found.map((fingerprintId) => ({ fingerprintId, networkId: tally.networkId })),
      );
    }
  }

  return {
    observeProfile(profile) {
      const watch = watchFor(profile.subject, profile.createdAt);
      const matches = matcher.matchProfile(profile);
      watch.createdAt = profile.createdAt;
      noteBackground(watch, matches);
      noteProfile(watch, profile, matches);
      if (profile.title) background.note(backgroundKey(key, profile.title.skeleton), numberOf(profile.subject));
      return rescore(watch, profile.atS);
    },
    observePost(post) {
      const watch = watchFor(post.subject, post.atS);
      const number = numberOf(post.subject);
      if (post.text) noteText(background, post.text, number);
      for (const { path } of post.links) background.note(backgroundKey(key, path), number);
      if (post.layout !== undefined) background.note(backgroundKey(key, post.layout), number);
      const matches = matcher.matchPost(post);
      noteBackground(watch, matches);
      notePost(watch, post, matches);
      for (const ref of post.refs) {
        const sources = referredBy.get(ref);
        if (!sources) referredBy.set(ref, new Set([post.subject]));
        else if (sources.size < 64) sources.add(post.subject);
        // A tie alone opens a pair: a confirmed member's neighbours are where to look first.
        for (const [networkId, members] of confirmed) if (members.has(ref)) openTally(watch, networkId);
      }
      return rescore(watch, post.atS);
    },
    verdict(subject, networkId, verdict, by, atS) {
      const id = pairKey(subject, networkId);
      const current = suspicions.get(id) ?? noSuspicion(subject, networkId, atS);
      suspicions.set(id, nextSuspicion(current, { kind: 'verdict', atS, verdict, by }, weights));
      if (verdict !== 'confirm') {
        confirmed.get(networkId)?.delete(subject);
        return [];
      }
      const members = confirmed.get(networkId) ?? new Set();
      confirmed.set(networkId, members.add(subject));
      const again = new Set<string>();
      for (const suspicion of suspicions.values()) {
        if (suspicion.networkId === networkId && suspicion.state === 'suspected') again.add(suspicion.subject);
      }
      for (const neighbour of [...(watches.get(subject)?.refs ?? []), ...(referredBy.get(subject) ?? [])])
        again.add(neighbour);
      return [...again].flatMap((other) => {
        const watch = watches.get(other);
        return watch ? rescore(watch, atS) : [];
      });
    },
    told(subject, networkId, input) {
      const id = pairKey(subject, networkId);
      const current = suspicions.get(id) ?? noSuspicion(subject, networkId, input.atS);
      const next = nextSuspicion(current, { kind: 'scored', ...input }, weights);
      if (next.state !== 'quiet' || suspicions.has(id)) suspicions.set(id, next);
      return next;
    },
    untold(subject, networkId, atS) {
      const id = pairKey(subject, networkId);
      const current = suspicions.get(id);
      if (!current || (current.state !== 'suspected' && current.state !== 'priority')) return current;
      const next = nextSuspicion(current, { kind: 'decision_overturned', atS }, weights);
      suspicions.set(id, next);
      return next;
    },
    reassess(subject, atS) {
      const watch = watches.get(subject);
      return watch ? rescore(watch, atS) : [];
    },
    pairsOf,
    pairWith(subject, networkId, atS) {
      const watch = watches.get(subject);
      const network = networks.get(networkId);
      if (!watch || !network) return undefined;
      const known = watch.tallies.find((tally) => tally.networkId === networkId);
      return assess(watch, known ?? emptyTally(networkId), network, atS);
    },
    candidates: (networkId) =>
      [...suspicions.values()].filter((item) => item.networkId === networkId && item.state !== 'quiet'),
    evidenceOf: (pair) => explain(pair.score),
    forget(fingerprintIds, atS) {
      for (const id of fingerprintIds) matcher.remove(id);
      const gone = new Set(fingerprintIds);
      const changed: Pair[] = [];
      for (const watch of watches.values()) if (dropEvidence(watch, gone)) changed.push(...settleAfterLoss(watch, atS));
      return changed;
    },
    suspicionOf: (subject, networkId) => suspicions.get(pairKey(subject, networkId)),
    watchFor,
    drop: (subject) => void watches.delete(subject),
    clear(subject, networkId) {
      const watch = watches.get(subject);
      if (!watch) return;
      watch.cleared = [...new Set([...(watch.cleared ?? []), networkId])];
      watch.tallies = watch.tallies.filter((tally) => tally.networkId !== networkId);
      suspicions.delete(pairKey(subject, networkId));
      confirmed.get(networkId)?.delete(subject);
    },
    watches: () => watches.values(),
    watchOf: (subject) => watches.get(subject),
    restore(oldWatches, oldSuspicions) {
      for (const watch of oldWatches) {
        watches.set(watch.subject, watch);
        for (const ref of watch.refs) referredBy.set(ref, (referredBy.get(ref) ?? new Set()).add(watch.subject));
        noteEstablished(watch);
      }
      for (const item of oldSuspicions) {
        suspicions.set(pairKey(item.subject, item.networkId), item);
        if (item.state === 'confirmed') {
          confirmed.set(item.networkId, (confirmed.get(item.networkId) ?? new Set()).add(item.subject));
        }
      }
    },
  };

  function settleAfterLoss(watch: WatchRecord, atS: number): Pair[] {
    // The old state rested on evidence that is gone, so each pair starts anew; people's verdicts stand.
    const waited = new Set<string>();
    for (const { networkId } of watch.tallies) {
      const id = pairKey(watch.subject, networkId);
      const current = suspicions.get(id);
      if (current && (current.state === 'suspected' || current.state === 'priority')) {
        waited.add(networkId);
        suspicions.set(id, nextSuspicion(current, { kind: 'decision_overturned', atS }, weights));
      }
    }
    rescore(watch, atS);
    return pairsOf(watch.subject, atS).filter(({ suspicion }) => waited.has(suspicion.networkId));
  }
}

/** Takes dead fingerprints out of a subject's tallies; true when there were any. A sibling's takes a dead one's place. */
function dropEvidence(watch: WatchRecord, gone: ReadonlySet<string>): boolean {
  let dropped = false;
  for (const tally of watch.tallies) {
    const heir = (id: string): string | undefined =>
      gone.has(id) ? tally.also?.[id]?.find((other) => !gone.has(other)) : id;
    for (const list of listsOf(tally)) {
      if (!list.some((id) => gone.has(id))) continue;
      dropped = true;
      list.splice(0, list.length, ...new Set(list.flatMap((id) => heir(id) ?? [])));
    }
    for (const kind of ['avatar', 'name', 'handle'] as const) {
      const found = tally[kind];
      if (!found || !gone.has(found.id)) continue;
      dropped = true;
      const id = heir(found.id);
      tally[kind] = id === undefined ? undefined : { ...found, id };
    }
  }
  return dropped;
}

const listsOf = (tally: Tally): string[][] => [
  tally.reposts,
  tally.quotations,
  tally.media,
  tally.links,
  tally.mentions,
  tally.layouts,
  tally.tokens,
  ...(tally.disguised ? [tally.disguised] : []),
];
