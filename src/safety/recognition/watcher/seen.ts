import { hashHex, type SketchKey } from '../../fingerprints/keyed-hash.ts';
import { linksIn } from '../../fingerprints/link-signals.ts';
import { type ObservedPost, type ObservedProfile, newestPosts, observeProfile } from '../../messenger/observe.ts';
import { type Remembered, type RemovedSubject, rememberNetwork } from '../../networks/remember.ts';
import { NETWORK_LIMITS } from '../../networks/types.ts';
import type { SafetyContext, SafetyTx } from '../../ports.ts';
import type { SubjectRef } from '../../subjects.ts';
import type { Engine, WatcherContext } from './engine.ts';

/** A subject with all that fingerprints are made of. */
export interface Seen {
  readonly profile: ObservedProfile;
  readonly posts: readonly ObservedPost[];
}

/** Of private chats their outside only. */
export async function readSeen(tx: SafetyTx, subject: SubjectRef, posts: number): Promise<Seen | undefined> {
  const profile = await observeProfile(tx, subject);
  return profile && { profile, posts: profile.isPublic ? await newestPosts(tx, subject, posts) : [] };
}

/** A new id that says nothing of what it stands for: the prefix and up to 20 letters and digits. */
export const newId = (safety: SafetyContext, prefix: string): string =>
  prefix +
  safety.random
    .token()
    .replace(/[^0-9a-zA-Z]/g, '')
    .slice(0, 20);

/** Stands for whoever runs a subject, so that two of the same hand are told without saying whose. */
export const operatorToken = (key: SketchKey, operator: string): string => hashHex(key, `operator:${operator}`);

/** Fingerprints of subjects under the own key and under those that other servers share. */
export async function sketchSeen(
  context: WatcherContext,
  engine: Engine,
  { networkId, seen, shared }: { networkId: string; seen: readonly Seen[]; shared: readonly SketchKey[] },
): Promise<Remembered[]> {
  const { safety, key, decode } = context;
  const subjects = seen.map((one) => subjectOf(key, one));
  const pictures = new Map(subjects.map((subject, at) => [subject, seen[at]]));
  return rememberNetwork(subjects, {
    networkId,
    decisionId: '',
    atS: Math.floor(safety.clock.nowMs() / 1_000),
    keys: [key, ...shared],
    decode,
    background: engine.background,
    pictureFrequency: (picture) => engine.pictures.frequency(picture, new Set()),
    picturesOf: (subject) => picturesOf(context, pictures.get(subject)),
    newId: () => newId(safety, ''),
  });
}

function subjectOf(key: SketchKey, { profile, posts }: Seen): RemovedSubject {
  return {
    kind: profile.kind,
    createdAt: profile.createdAt,
    ...(/^[a-z]{2,3}$/.test(profile.lang) ? { lang: profile.lang } : {}),
    members: profile.members,
    title: profile.title,
    ...(profile.handle === undefined ? {} : { handle: profile.handle }),
    posts: posts.filter(({ text }) => text !== '').map(({ text, at }) => ({ text, atS: at })),
    pictures: [],
    links: [...new Set(posts.flatMap(({ text, links }) => [...linksIn(text), ...links]))],
    operatorTokens: profile.operators.map((operator) => operatorToken(key, operator)),
    commands: profile.commands,
  };
}

async function picturesOf(
  { readBytes }: WatcherContext,
  seen: Seen | undefined,
): Promise<Pick<RemovedSubject, 'avatar' | 'pictures'>> {
  const avatar = seen?.profile.avatar && (await readBytes(seen.profile.avatar));
  const pictures: Uint8Array[] = [];
  for (const ref of (seen?.posts ?? []).flatMap((post) => post.pictures).slice(0, NETWORK_LIMITS.picturesPerNode)) {
    const bytes = await readBytes(ref);
    if (bytes) pictures.push(bytes);
  }
  return { ...(avatar ? { avatar } : {}), pictures };
}
