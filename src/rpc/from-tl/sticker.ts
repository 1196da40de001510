import type { tl } from '@mtcute/core';
import { type MaskPlace, type Media, type NewSticker, refuse, splitEmoji } from '#domain';
import type { Call } from '../context.ts';
import { RpcError } from '../errors.ts';
import { fromTlFile } from './file.ts';

/** The file that an input names. `unknown` is the method's own word for one that is not there. */
export async function fromTlStickerFile(call: Call, input: tl.TypeInputDocument, unknown: string): Promise<Media> {
  if (input._ === 'inputDocumentEmpty') throw new RpcError(400, unknown);
  return fromTlFile(call, 'document', input, unknown);
}

/** A document that is to come into a set. */
export async function fromTlNewSticker(call: Call, item: tl.TypeInputStickerSetItem): Promise<NewSticker> {
  const media = await fromTlStickerFile(call, item.document, 'STICKER_FILE_INVALID');
  const { blob, digest, sizeBytes } = media;
  if (blob === undefined) return refuse('sticker-file-invalid');
  return {
    file: { name: blob, digest, sizeBytes },
    emoji: fromTlEmoji(item.emoji),
    keywords: fromTlKeywords(item.keywords),
    ...(item.maskCoords ? { place: fromTlMaskPlace(item.maskCoords) } : {}),
  };
}

/** The emoji of which a text is made. @throws sticker-emoji-invalid when it is anything else */
export const fromTlEmoji = (text: string): string[] => splitEmoji(text) ?? refuse('sticker-emoji-invalid');

export const fromTlKeywords = (text: string | undefined): string[] => (text ?? '').split(',');

/** Where a mask sits on a face: 0 forehead, 1 eyes, 2 mouth, 3 chin. @throws sticker-invalid */
export function fromTlMaskPlace({ n, x, y, zoom }: tl.TypeMaskCoords): MaskPlace {
  if (n !== 0 && n !== 1 && n !== 2 && n !== 3) return refuse('sticker-invalid');
  return { point: n, x, y, zoom };
}
