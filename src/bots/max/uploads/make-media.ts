import { makeDocument, makePhoto, type Media, type MediaAttribute } from '#domain';
import type { SentFile } from '../../files/fetch-file.ts';
import type { Call } from '../context.ts';

export type UploadKind = 'image' | 'video' | 'audio' | 'file';

const usualMimes = { video: 'video/mp4', audio: 'audio/mpeg', file: 'application/octet-stream' } as const;

/** Makes of a file what its sender said that it is. */
export async function makeMedia(
  { bot, world }: Pick<Call, 'world'> & { bot: { id: number } },
  kind: UploadKind,
  sent: SentFile,
): Promise<Media> {
  const { blob: file, name } = sent;
  if (kind === 'image') return makePhoto(world, { owner: bot.id, file });
  const isKnown = sent.mime !== 'application/octet-stream';
  const attributes: MediaAttribute[] = name === '' ? [] : [{ kind: 'fileName', name }];
  // Nothing here reads the length and the sides of a film: clients look for themselves.
  if (kind === 'video') attributes.unshift({ kind: 'video', durationS: 0, widthPx: 0, heightPx: 0 });
  if (kind === 'audio') attributes.unshift({ kind: 'audio', durationS: 0 });
  const mime = isKnown ? sent.mime : usualMimes[kind];
  return makeDocument(world, {
    owner: bot.id,
    file,
    mime,
    attributes,
    ...(kind === 'file' ? { forceFile: true } : {}),
  });
}
