import { isDisguised } from '../fingerprints/disguise.ts';
import { withoutLinks } from '../fingerprints/fold-text.ts';
import { hashHex, type SketchKey } from '../fingerprints/keyed-hash.ts';
import { type LinkSketch, linksIn, mentionsIn, sketchLink } from '../fingerprints/link-signals.ts';
import { type NameSketch, sketchName } from '../fingerprints/name-signals.ts';
import type { ImageRefusal } from '../fingerprints/ports.ts';
import type { ReadPicture } from '../fingerprints/read-picture.ts';
import type { PictureQuery } from '../fingerprints/sketch-picture.ts';
import { queryText, type TextQuery } from '../fingerprints/sketch-text.ts';
import { sketchCommands, sketchLayout } from '../fingerprints/template-signals.ts';
import type { NodeKind, Post, Profile, SubjectRole } from './types.ts';

/** A post reduced to what the matcher needs; made off the sending path and dropped after the comparison. */
export interface PostSketch {
  subject: string;
  atS: number;
  text: TextQuery | undefined;
  links: LinkSketch[];
  /** Keyed hashes of the handles it names. */
  mentions: string[];
  layout: string | undefined;
  /** Whether it is written so that people read it and filters do not; looked at only when it repeats something. */
  disguised?: () => boolean;
  pictures: PictureQuery[];
  refs: readonly string[];
  /** Pictures that were not looked at, by reason. */
  refusals: ImageRefusal[];
  /** The same words under the keys of other servers whose bundles are held. */
  under?: readonly UnderKey<PostSketch>[];
}

export interface UnderKey<T> {
  keyId: string;
  sketch: T;
}

export interface ProfileSketch {
  subject: string;
  kind: NodeKind;
  atS: number;
  createdAt: number;
  roles: readonly SubjectRole[];
  title: NameSketch | undefined;
  handle: NameSketch | undefined;
  avatar: PictureQuery | undefined;
  commands: string | undefined;
  tokens: readonly string[];
  refusals: ImageRefusal[];
  under?: readonly UnderKey<ProfileSketch>[];
}

/** How the server's keyed reference to a handle is made, for mentions of removed subjects. */
export const handleRef = (key: SketchKey, handle: string): string => hashHex(key, `handle:${handle.toLowerCase()}`);

/** Everything of a post that needs no decoding of pictures. */
export function sketchWords(key: SketchKey, post: Post): PostSketch {
  const links = [...linksIn(post.text), ...(post.links ?? [])]
    .map((link) => sketchLink(key, link))
    .filter((link) => link !== undefined);
  return {
    subject: post.subject,
    atS: post.atS,
    text: queryText(key, withoutLinks(post.text)),
    links,
    mentions: mentionsIn(post.text).map((handle) => handleRef(key, handle)),
    layout: sketchLayout(key, post.text),
    disguised: () => isDisguised(post.text),
    pictures: [],
    refs: post.refs ?? [],
    refusals: [],
  };
}

/** So many pictures of one post are looked at. */
export const PICTURES_PER_POST = 10;

/** The fingerprints of a post; of its pictures those of the first few, and what cannot be decoded is left out. */
export async function sketchPost(key: SketchKey, read: ReadPicture, post: Post): Promise<PostSketch> {
  const sketch = sketchWords(key, post);
  for (const bytes of (post.pictures ?? []).slice(0, PICTURES_PER_POST)) notePicture(sketch, await read(bytes));
  return sketch;
}

/** Adds a picture that was read, or why it was not. */
export function notePicture(sketch: PostSketch, answer: Awaited<ReturnType<ReadPicture>>): void {
  if (answer.ok) sketch.pictures.push(answer.picture);
  else sketch.refusals.push(answer.refusal);
}

/** The fingerprints of a profile, without an avatar when it cannot be decoded. */
export async function sketchProfile(key: SketchKey, read: ReadPicture, profile: Profile): Promise<ProfileSketch> {
  const avatar = profile.avatar && (await read(profile.avatar));
  return {
    subject: profile.subject,
    kind: profile.kind,
    atS: profile.atS,
    createdAt: profile.createdAt,
    roles: profile.roles ?? [],
    title: sketchName(key, profile.title),
    handle: profile.handle === undefined ? undefined : sketchName(key, profile.handle),
    avatar: avatar?.ok ? avatar.picture : undefined,
    commands: profile.commands && sketchCommands(key, profile.commands),
    tokens: profile.operatorTokens ?? [],
    refusals: avatar && !avatar.ok ? [avatar.refusal] : [],
  };
}
