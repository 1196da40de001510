import { attributeOf, type Media } from '#domain';
import { openFile } from '../../files/open-file.ts';
import { badPayload, notReady } from '../api-error.ts';
import type { Call } from '../context.ts';
import type { UploadKind } from './make-media.ts';

type Wanted = UploadKind | 'sticker';

const words: Record<Wanted, string> = {
  image: 'photo',
  video: 'video',
  audio: 'audio',
  file: 'file',
  sticker: 'sticker',
};

/** Names of files that may not have come yet; those that have are named by their file ids. */
const earlyToken = /^up(-?\d{1,20})$/;

/** The token of a file that is still to be uploaded. */
export const earlyTokenOf = (upload: string): string => `up${upload}`;

/**
 * The file that a token names. @throws ApiError for one that is none, is of another kind, or has not come yet
 */
export async function mediaOfToken(call: Call, token: string, kind: Wanted): Promise<Media> {
  const bad = () => badPayload(`Invalid ${words[kind]} token provided: ${token.slice(0, 200)}`);
  const early = earlyToken.exec(token)?.[1];
  const media =
    early === undefined ? (await openFile(call, call.bot.id, token))?.media : await uploaded(call, early, bad, kind);
  if (!media || !fits(media, kind)) throw bad();
  return media;
}

async function uploaded({ bot, world }: Call, id: string, bad: () => Error, kind: Wanted): Promise<Media | undefined> {
  const upload = await world.store.read((tx) => tx.botUploads.get(bot.id, id));
  if (!upload) throw bad();
  const { media } = upload;
  if (media === undefined) throw notReady(kind);
  return world.store.read((tx) => tx.media.get(media));
}

function fits(media: Media, kind: Wanted): boolean {
  if (kind === 'image') return media.kind === 'photo';
  if (media.kind !== 'document') return false;
  if (kind === 'sticker') return attributeOf(media, 'sticker') !== undefined;
  return kind === 'file' || attributeOf(media, kind) !== undefined;
}
