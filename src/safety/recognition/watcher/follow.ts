import { ahead } from '#lib/ahead.ts';
import { domainOf, writeOf } from '../../messenger/tx.ts';
import { type ObservedPost, type ObservedProfile, observePost, observeProfile } from '../../messenger/observe.ts';
import { subjectOfPeer } from '../../messenger/subjects.ts';
import {
  notePicture,
  PICTURES_PER_POST,
  type PostSketch,
  type ProfileSketch,
  sketchProfile,
  sketchWords,
} from '../../networks/sketch-observation.ts';
import type { Post, Profile } from '../../networks/types.ts';
import type { WatchRecord } from '../../networks/watch.ts';
import type { SafetyTx } from '../../ports.ts';
import { type SubjectRef, subjectKey } from '../../subjects.ts';
import { cursor, moveCursor } from './cursor.ts';
import type { Engine, WatcherContext } from './engine.ts';
import { operatorToken } from './seen.ts';
import { raiseSubjects } from './raise.ts';

const feedPage = 500;
/** How far back the log is read again for places that slower writers committed later. */
const lookBack = 1_000;
const accountsPage = 50;
/** Log entries of one chat between two commits. */
const entriesPerChat = 100;
/** Posts that are sketched ahead of the one that is matched: pictures are fetched and read by others meanwhile. */
const postsAhead = 16;
const everyEntry = Number.MAX_SAFE_INTEGER;

export interface Follower {
  /** Looks at what is new; returns whether there is more. */
  step(): Promise<boolean>;
  /** Reads the end of the log once more, as `lookBack` says. */
  again(): void;
}

/**
 * Follows the log of all shared mailboxes and the accounts: at least once, each chat in its own order. A place counts as
 * read only when everything up to it is committed.
 */
export async function createFollower(
  context: WatcherContext,
  engine: Engine,
  onChange: (watch: WatchRecord) => void,
): Promise<Follower> {
  const { safety } = context;
  let place = await safety.store.read((tx) => cursor(tx, 'feed'));
  let lastAccount = await safety.store.read((tx) => cursor(tx, 'accounts'));
  let from = Math.max(0, place - lookBack);
  return {
    again() {
      from = Math.max(0, place - lookBack);
    },
    async step() {
      const accounts = await newAccounts(context, lastAccount);
      for (const subject of accounts.subjects) await lookAt(context, engine, subject, onChange);
      const feed = await safety.store.read((tx) => domainOf(tx).updates.feed(from, feedPage));
      const last = feed.at(-1);
      for (const subject of await touched(context, feed)) await lookAt(context, engine, subject, onChange);
      const moved = accounts.last !== lastAccount || (last !== undefined && last.place > place);
      lastAccount = accounts.last;
      if (last) from = last.place;
      if (moved) {
        place = Math.max(place, from);
        await safety.store.write(async (tx) => {
          await moveCursor(tx, 'accounts', lastAccount);
          await moveCursor(tx, 'feed', place);
        });
      }
      return feed.length === feedPage || accounts.subjects.length === accountsPage;
    },
  };
}

async function newAccounts(
  { safety }: WatcherContext,
  afterId: number,
): Promise<{ subjects: SubjectRef[]; last: number }> {
  const page = await safety.store.read((tx) => domainOf(tx).accounts.list({ afterId, limit: accountsPage }));
  const subjects = page
    .filter(({ kind }) => kind !== 'service')
    .map(({ id, kind }): SubjectRef => ({ kind: kind === 'bot' ? 'bot' : 'account', id }));
  return { subjects, last: page.at(-1)?.id ?? afterId };
}

type FeedEntry = Awaited<ReturnType<ReturnType<typeof domainOf>['updates']['feed']>>[number];

async function touched({ safety }: WatcherContext, feed: readonly FeedEntry[]): Promise<SubjectRef[]> {
  const peers = new Set(feed.map(({ mailbox, body }) => (body.kind === 'account' ? body.account : mailbox)));
  return safety.store.read(async (tx) => {
    const subjects: SubjectRef[] = [];
    for (const peer of peers) {
      const subject = await subjectOfPeer(domainOf(tx), peer);
      if (subject) subjects.push(subject);
    }
    return subjects;
  });
}

/** Sketches what is new of a subject and commits what came of it, in pieces, until nothing is left. */
async function lookAt(
  context: WatcherContext,
  engine: Engine,
  subject: SubjectRef,
  onChange: (watch: WatchRecord) => void,
): Promise<void> {
  for (;;) {
    const seen = await context.safety.store.read((tx) => readNews(tx, engine, subject));
    if (!seen) return;
    const { profile, posts, pts } = seen;
    const watch = engine.recogniser.watchFor(subjectKey(subject), profile.createdAt);
    const changed = watch.seen !== digestOf(context, profile) || (pts !== undefined && pts !== watch.pts);
    if (!changed) return;
    if (watch.seen !== digestOf(context, profile)) {
      const sketch = await sketchOfProfile(context, engine, profile);
      if (sketch.avatar) engine.pictures.note(sketch.avatar, subject.kind === 'chat' ? -subject.id : idOf(subject));
      engine.recogniser.observeProfile(sketch);
      watch.seen = digestOf(context, profile);
    }
    const sketches = ahead(posts, postsAhead, (post) => sketchOfPost(context, engine, subjectKey(subject), post));
    for await (const sketch of sketches) engine.recogniser.observePost(sketch);
    if (pts !== undefined) watch.pts = pts;
    await commit(context, engine, watch);
    onChange(watch);
    if (subject.kind !== 'chat') return;
  }
}

const idOf = (subject: SubjectRef): number => (subject.kind === 'message' ? subject.messageId : subject.id);

/** Enough to see that something changed; the profile itself is not kept. */
const digestOf = ({ safety }: WatcherContext, profile: ObservedProfile): string =>
  safety.digest(`profile ${profile.version}`).slice(0, 16);

interface News {
  profile: ObservedProfile;
  posts: ObservedPost[];
  /** The place in the chat's own log up to which the posts reach. */
  pts: number | undefined;
}

/** Undefined for what is gone, and for private chats: they are not watched. */
async function readNews(tx: SafetyTx, engine: Engine, subject: SubjectRef): Promise<News | undefined> {
  const profile = await observeProfile(tx, subject);
  if (!profile || profile.gone || !profile.isPublic) return undefined;
  if (subject.kind !== 'chat') return { profile, posts: [], pts: undefined };
  const domain = domainOf(tx);
  const pts = engine.recogniser.watchOf(subjectKey(subject))?.pts ?? 0;
  const entries = await domain.updates.since(subject.id, pts, everyEntry, entriesPerChat);
  const ids: number[] = [];
  for (const { body } of entries) if (body.kind === 'newMessage' || body.kind === 'editMessage') ids.push(body.id);
  const posts: ObservedPost[] = [];
  for (const message of await domain.messages.get(subject.id, [...new Set(ids)])) {
    const post = await observePost(tx, message);
    if (post) posts.push(post);
  }
  posts.sort((a, b) => a.at - b.at);
  return { profile, posts, pts: entries.at(-1)?.pts ?? pts };
}

async function sketchOfProfile(
  context: WatcherContext,
  engine: Engine,
  observed: ObservedProfile,
): Promise<ProfileSketch> {
  const avatar = observed.avatar && (await context.readBytes(observed.avatar));
  const profile: Profile = {
    subject: subjectKey(observed.subject),
    kind: observed.kind,
    atS: context.safety.clock.nowMs() / 1_000,
    createdAt: observed.createdAt,
    title: observed.title,
    ...(observed.handle === undefined ? {} : { handle: observed.handle }),
    ...(avatar ? { avatar } : {}),
    roles: observed.roles,
    operatorTokens: observed.operators.map((operator) => operatorToken(engine.key, operator)),
    commands: observed.commands,
  };
  const sketch = await sketchProfile(engine.key, engine.read, profile);
  const { avatar: _avatar, operatorTokens: _tokens, ...words } = profile;
  const under = [];
  for (const [keyId, key] of engine.others) under.push({ keyId, sketch: await sketchProfile(key, engine.read, words) });
  return { ...sketch, under };
}

async function sketchOfPost(
  context: WatcherContext,
  engine: Engine,
  subject: string,
  observed: ObservedPost,
): Promise<PostSketch> {
  const words: Post = { subject, atS: observed.at, text: observed.text, links: observed.links, refs: observed.refs };
  const sketch = sketchWords(engine.key, words);
  // One by one: a post's pictures together may be large.
  for (const ref of observed.pictures.slice(0, PICTURES_PER_POST)) {
    const bytes = await context.readBytes(ref);
    if (bytes) notePicture(sketch, await engine.read(bytes));
  }
  const under = [];
  for (const [keyId, key] of engine.others) under.push({ keyId, sketch: sketchWords(key, words) });
  return { ...sketch, under };
}

async function commit(context: WatcherContext, engine: Engine, watch: WatchRecord): Promise<void> {
  const { safety } = context;
  const { subject } = watch;
  const isChat = subject.startsWith('chat:');
  // Of an account about which nothing was found nothing is kept.
  if (!isChat && watch.tallies.length === 0 && !watch.cleared) {
    engine.recogniser.drop(subject);
    return;
  }
  await safety.store.write(async (tx) => {
    writeOf(tx);
    await tx.memory.putWatches([watch]);
    await raiseSubjects(tx, context, engine, [subject], safety.clock.nowMs());
  });
}
