import type { SignalLine } from '../../exchange/bundle-types.ts';
import { fromSignalLines } from '../../exchange/signal-lines.ts';
import { type PictureQuery, type PictureSketch, QUERY_VIEWS } from '../../fingerprints/sketch-picture.ts';
import { explain, whatWouldChange } from '../../networks/explain.ts';
import { laneOf, levelsOf } from '../../networks/levels.ts';
import { createMatcher, type Matcher } from '../../networks/matcher.ts';
import { scorePair } from '../../networks/score.ts';
import type { PostSketch, ProfileSketch } from '../../networks/sketch-observation.ts';
import { isOfOthers, type Signal } from '../../networks/types.ts';
import { newWatch, notePost, noteProfile, type WatchRecord } from '../../networks/watch.ts';
import type { SketchAnswer, SketchQuestion } from '../questions.ts';
import type { PeerQuestion } from '../types.ts';
import type { Engine, WatcherContext } from './engine.ts';

const pageSize = 1_000;
const answersPerRound = 50;

export interface Answerer {
  /** Answers what peers asked; returns whether anybody did. */
  step(): Promise<boolean>;
  /** Fingerprints changed: the indexes for peers are made anew with the next question. */
  changed(): void;
}

/** Answers servers that keep no fingerprints: they send sketches and get score lines. Nothing of a question is kept. */
export function createAnswerer(context: WatcherContext, engine: Engine): Answerer {
  const { safety } = context;
  const matchers = new Map<string, Matcher>();
  return {
    changed: () => matchers.clear(),
    async step() {
      const waiting = await safety.store.read((tx) =>
        tx.questions.find({ where: { open: 1 }, order: [{ by: 'id' }], limit: answersPerRound }),
      );
      for (const asked of waiting) {
        const question: SketchQuestion = JSON.parse(asked.question);
        let matcher = matchers.get(question.keyId);
        if (!matcher) {
          matcher = await matcherUnder(context, question.keyId);
          matchers.set(question.keyId, matcher);
        }
        const answer = answerOf(context, engine, matcher, question);
        const answered: PeerQuestion = { ...asked, question: '', answer: JSON.stringify(answer) };
        // The asker may have given up meanwhile.
        await safety.store.write(async (tx) => {
          if (await tx.questions.get(asked.id)) await tx.questions.put(answered);
        });
      }
      return waiting.length > 0;
    },
  };
}

async function matcherUnder({ safety }: WatcherContext, keyId: string): Promise<Matcher> {
  const matcher = createMatcher(keyId);
  await safety.store.read(async (tx) => {
    for (let after: string | undefined; ; ) {
      const page = await tx.memory.fingerprints({ limit: pageSize, ...(after === undefined ? {} : { after }) });
      for (const fingerprint of page.items) matcher.add(fingerprint);
      after = page.next;
      if (after === undefined) return;
    }
  });
  return matcher;
}

function answerOf(context: WatcherContext, engine: Engine, matcher: Matcher, question: SketchQuestion): SketchAnswer {
  const watch = watchOf(matcher, question);
  const now = context.safety.clock.nowMs() / 1_000;
  const matches = watch.tallies.flatMap((tally) => {
    const network = engine.networks.get(tally.networkId);
    // What another server gave us is not ours to answer from.
    if (!network || isOfOthers(network)) return [];
    const levels = levelsOf(watch, tally, network, matcher, { suspected: 0, confirmed: 0 });
    const scored = { now, actionAt: network.actionAt, confirmedSiblings: 0, bank: matcher.bank };
    const score = scorePair(engine.weights, levels, scored);
    return [
      {
        network: network.id,
        policyCategory: network.policyCategory,
        actionAt: network.actionAt,
        tenths: score.tenths,
        posterior: score.posterior,
        corroborated: levels.agreement === 1,
        lane: laneOf(watch, levels),
        lines: explain(score),
        wouldChange: whatWouldChange(engine.weights, score),
      },
    ];
  });
  return { matches: matches.sort((a, b) => b.tenths - a.tenths).slice(0, 5) };
}

/** The question's sketches as a subject would have shown them: profile first, then its posts. */
function watchOf(matcher: Matcher, { keyId, kind, createdAt, signals }: SketchQuestion): WatchRecord {
  const watch = newWatch('asked', createdAt);
  const profile: ProfileSketch = {
    subject: 'asked',
    kind,
    atS: createdAt,
    createdAt,
    roles: [],
    title: undefined,
    handle: undefined,
    avatar: undefined,
    commands: undefined,
    tokens: [],
    refusals: [],
  };
  const posts = new Map<number | string, PostSketch>();
  for (const [ref, parts] of Map.groupBy(signals, ({ ref }) => ref)) {
    const signal = fromSignalLines(parts.map(wholeLine), keyId);
    // What belongs to no post stands alone, as one of its own.
    const post = parts[0]?.post ?? ref;
    if (signal?.type === 'title') profile.title = signal.sketch;
    else if (signal?.type === 'picture' && signal.role === 'avatar') profile.avatar = queryOf(signal.sketch);
    else if (signal?.type === 'commands') profile.commands = signal.hash;
    else if (signal?.type === 'hours') watch.hours = [...signal.hours];
    else if (signal) posts.set(post, withSignal(posts.get(post) ?? emptyPost(createdAt), signal));
  }
  noteProfile(watch, profile, matcher.matchProfile(profile));
  for (const post of posts.values()) notePost(watch, post, matcher.matchPost(post));
  return watch;
}

const wholeLine = (part: Pick<SignalLine, 'ref' | 'signal' | 'value'>): SignalLine => ({
  ...part,
  type: 'signal',
  node: '',
  distanceRule: '',
  df: 0,
  weightHint: 0,
});

const emptyPost = (at: number): PostSketch => ({
  subject: 'asked',
  atS: at,
  text: undefined,
  links: [],
  mentions: [],
  layout: undefined,
  pictures: [],
  refs: [],
  refusals: [],
});

function withSignal(post: PostSketch, signal: Signal): PostSketch {
  switch (signal.type) {
    case 'text':
      return { ...post, text: { ...signal.sketch, shingles: signal.sketch.bottom } };
    case 'link':
      return { ...post, links: [...post.links, { path: signal.path, domain: undefined }] };
    case 'layout':
      return { ...post, layout: signal.hash };
    case 'picture':
      return { ...post, pictures: [...post.pictures, queryOf(signal.sketch)] };
    default:
      return post;
  }
}

const queryWords = QUERY_VIEWS * 8;

/** A banked picture's first views serve as a question's: the whole picture, trimmed, and the widest crops. */
const queryOf = ({ pdq, shape, shapeSigns, quality }: PictureSketch): PictureQuery => ({
  pdq: pdq.slice(0, queryWords),
  shape,
  shapeSigns,
  quality,
});
