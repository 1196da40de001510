import type { Media, PhotoSize } from '#domain';
import { refuseSafety } from '../errors.ts';
import { recordEvents } from '../events/record.ts';
import { safetyLimits } from '../limits.ts';
import { filesIn, readContent } from '../messenger/read-content.ts';
import { domainOf } from '../messenger/tx.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import { type SubjectKey, type SubjectRef, subjectKey } from '../subjects.ts';
import { requireOwnClaim } from './claim.ts';
import { concerns, mayReadIn } from './looks.ts';
import { picturesOfToday } from './today.ts';

/** One person looked at one picture, or at the first picture of a video. */
export interface View {
  readonly id: number;
  readonly person: number;
  readonly pseudonym: string;
  readonly caseId: number;
  readonly subjectKey: SubjectKey;
  /** SHA-256 of the file as it was uploaded: the same picture elsewhere counts as seen. */
  readonly digest: string;
  readonly atMs: number;
}

export interface MediaFacts {
  readonly kind: 'picture' | 'video' | 'audio' | 'file';
  readonly sizeBytes: number;
  readonly seconds: number | null;
  /** Whether there is a picture of it that can be looked at. */
  readonly picture: boolean;
  /** Who of the team looked at it last. */
  readonly seen: { readonly by: string; readonly atMs: number } | null;
}

/** Where the bytes of the picture lie, for the door that hands them out. */
export type PictureToShow = Pick<PhotoSize, 'blob' | 'offsetBytes' | 'sizeBytes' | 'widthPx' | 'heightPx'>;

const longestSidePx = 1000;

/** What stands instead of each file until somebody asks to see it. */
export async function mediaFacts(tx: SafetyTx, ids: readonly number[]): Promise<Record<number, MediaFacts>> {
  const facts: Record<number, MediaFacts> = {};
  for (const id of new Set(ids)) {
    const media = await domainOf(tx).media.getRemovedToo(id);
    if (media) facts[id] = await factsOf(tx, media);
  }
  return facts;
}

async function factsOf(tx: SafetyTx, media: Media): Promise<MediaFacts> {
  const last = await lastView(tx, media.digest);
  const timed = media.attributes.find((attribute) => attribute.kind === 'video' || attribute.kind === 'audio');
  const [type] = media.mime.split('/');
  return {
    kind: media.kind === 'photo' || type === 'image' ? 'picture' : type === 'video' || type === 'audio' ? type : 'file',
    sizeBytes: media.sizeBytes,
    seconds: timed && 'durationS' in timed ? timed.durationS : null,
    picture: pictureOf(media) !== undefined,
    seen: last ? { by: last.pseudonym, atMs: last.atMs } : null,
  };
}

const lastView = (tx: SafetyTx, digest: string): Promise<View | undefined> =>
  tx.views.first({ where: { digest }, order: [{ by: 'at', descending: true }] });

function pictureOf(media: Media): PhotoSize | undefined {
  const fits = media.sizes.filter(({ widthPx, heightPx }) => Math.max(widthPx, heightPx) <= longestSidePx);
  return fits.at(-1) ?? media.sizes[0];
}

/**
 * Lets a person see one picture of a case that they hold, and counts it. Private content needs a running look on top.
 * What a colleague has seen already is shown only when asked `again`; a day has a limit for everybody. Refuses
 * `seen-already`, `limit-reached`, `outside-case`, `case-required`, `not-found`.
 */
export async function viewMedia(
  safety: SafetyContext,
  actor: Actor,
  wanted: {
    readonly caseId: number;
    readonly subject: SubjectRef;
    readonly mediaId: number;
    readonly again?: boolean;
  },
): Promise<PictureToShow> {
  requireMay(actor, 'content.see-private');
  const key = subjectKey(wanted.subject);
  return safety.store.write(async (tx) => {
    const held = await requireOwnClaim(tx, safety, actor, wanted.caseId);
    if (!concerns(held, wanted.subject)) refuseSafety('outside-case', { caseId: held.id, subject: key });
    const record = await safety.directory.get(tx, wanted.subject);
    if (!record) refuseSafety('subject-unknown', { subject: key });
    if (record.visibility === 'private' && !(await mayReadIn(tx, safety, actor.person, wanted.subject)))
      refuseSafety('case-required', { subject: key });
    const media = await mediaWithin(tx, wanted.subject, wanted.mediaId);
    const picture = media && pictureOf(media);
    if (!picture) return refuseSafety('not-found', { what: 'picture', id: wanted.mediaId });
    const before = await lastView(tx, media.digest);
    if (before && before.person !== actor.person && !wanted.again)
      refuseSafety('seen-already', { by: before.pseudonym, atMs: before.atMs });
    if ((await picturesOfToday(tx, safety, actor.person)) >= safetyLimits.picturesPerDay)
      refuseSafety('limit-reached', { what: 'pictures in a day', limit: safetyLimits.picturesPerDay });
    const atMs = await recordEvents(tx, safety, actor, [
      { type: 'picture-seen', caseId: held.id, subjectKey: key, data: { again: before !== undefined } },
    ]);
    const { person, pseudonym } = actor;
    const id = await tx.views.nextId();
    await tx.views.put({ id, person, pseudonym, caseId: held.id, subjectKey: key, digest: media.digest, atMs });
    return picture;
  });
}

/** The file only if it stands in what a reviewer of the subject reads. */
async function mediaWithin(tx: SafetyTx, subject: SubjectRef, mediaId: number): Promise<Media | undefined> {
  const within = filesIn(await readContent(tx, subject)).includes(mediaId);
  return within ? domainOf(tx).media.getRemovedToo(mediaId) : undefined;
}
