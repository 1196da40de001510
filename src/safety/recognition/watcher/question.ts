import { toSignalLines } from '../../exchange/signal-lines.ts';
import type { SketchKey } from '../../fingerprints/keyed-hash.ts';
import { sketchName } from '../../fingerprints/name-signals.ts';
import { countHour, emptyHours, HOURS_MIN_POSTS } from '../../fingerprints/posting-hours.ts';
import { sketchPicture } from '../../fingerprints/sketch-picture.ts';
import { toSketch } from '../../fingerprints/sketch-text.ts';
import { sketchCommands } from '../../fingerprints/template-signals.ts';
import type { PictureRef } from '../../messenger/observe.ts';
import { sketchWords } from '../../networks/sketch-observation.ts';
import type { Signal } from '../../networks/types.ts';
import type { SketchQuestion } from '../questions.ts';
import type { WatcherContext } from './engine.ts';
import type { Seen } from './seen.ts';

/** Posts that a question tells of, the newest; and pictures of them. */
export const POSTS_ASKED = 30;
const picturesAsked = 4;
const linksPerPost = 4;

type SignalOf = SketchQuestion['signals'][number];

/**
 * What another server is shown of a public subject: sketches under the key that both have, in the form of a bundle.
 * Handles, mentions and operators are no part of that form and stay here.
 */
export async function questionOf(
  context: Pick<WatcherContext, 'decode' | 'readBytes'>,
  key: SketchKey,
  { profile, posts }: Seen,
): Promise<SketchQuestion> {
  const signals: SignalOf[] = [];
  const show = (signal: Signal, post?: number): void => {
    const fingerprint = { nodeId: '', networkId: '', decisionId: '', keyId: key.id, createdAt: 0, expiresAt: 0, df: 0 };
    const lines = toSignalLines({ ...fingerprint, id: `s${signals.length}`, signal });
    for (const { ref, signal: type, value } of lines)
      signals.push({ ref, signal: type, value, ...(post === undefined ? {} : { post }) });
  };
  const showPicture = async (ref: PictureRef, role: 'avatar' | 'media', post?: number): Promise<boolean> => {
    const bytes = await context.readBytes(ref);
    const decoded = bytes && (await context.decode(bytes));
    if (decoded?.ok) show({ type: 'picture', role, sketch: sketchPicture(decoded.image) }, post);
    return decoded?.ok ?? false;
  };
  const title = sketchName(key, profile.title);
  if (title) show({ type: 'title', sketch: title });
  if (profile.avatar) await showPicture(profile.avatar, 'avatar');
  const commands = sketchCommands(key, profile.commands);
  if (commands !== undefined) show({ type: 'commands', hash: commands });
  const hours = emptyHours();
  for (const { at } of posts) countHour(hours, at);
  if (posts.length >= HOURS_MIN_POSTS) show({ type: 'hours', hours });
  let pictures = 0;
  for (const [number, post] of posts.slice(0, POSTS_ASKED).entries()) {
    const sketch = sketchWords(key, { subject: '', atS: post.at, text: post.text, links: post.links });
    if (sketch.text) show({ type: 'text', sketch: toSketch(sketch.text) }, number);
    for (const { path } of sketch.links.slice(0, linksPerPost)) show({ type: 'link', path }, number);
    if (sketch.layout !== undefined) show({ type: 'layout', hash: sketch.layout }, number);
    for (const ref of post.pictures)
      if (pictures < picturesAsked && (await showPicture(ref, 'media', number))) pictures++;
  }
  return { keyId: key.id, kind: profile.kind, createdAt: Math.floor(profile.createdAt), signals };
}
