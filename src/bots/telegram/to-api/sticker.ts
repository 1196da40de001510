import type { Sticker as ApiSticker, StickerSet as ApiStickerSet } from '@grammyjs/types';
import { attributeOf, formatOfMedia, fullSet, type MaskPlace, type Media, setOfMedia, type StickerSet } from '#domain';
import type { View } from '../../view.ts';
import { fileFields, thumbnail } from './media.ts';

/** The API's words for the points of a face, by the numbers that everybody else has for them. */
export const maskPoints = ['forehead', 'eyes', 'mouth', 'chin'] as const;

export const stickerTypes = { regular: 'regular', mask: 'mask', emoji: 'custom_emoji' } as const;

const thumbPx = 100;

/** A sticker or custom emoji with the name of its set. */
export async function toApiSticker(view: View, media: Media): Promise<ApiSticker> {
  const sticker = attributeOf(media, 'sticker');
  const emoji = attributeOf(media, 'customEmoji');
  const side = attributeOf(media, 'video') ?? attributeOf(media, 'image');
  const id = setOfMedia(media);
  const set = id === undefined ? undefined : await view.stickerSet(id);
  const format = formatOfMedia(media);
  const alt = sticker?.alt ?? emoji?.alt;
  return {
    width: side?.widthPx ?? 0,
    height: side?.heightPx ?? 0,
    ...(alt ? { emoji: alt } : {}),
    ...(set ? { set_name: set.shortName } : {}),
    is_animated: format === 'animated',
    is_video: format === 'video',
    type: emoji ? 'custom_emoji' : sticker?.mask ? 'mask' : 'regular',
    ...(emoji ? { custom_emoji_id: String(media.id) } : {}),
    ...(sticker?.place ? { mask_position: toApiPlace(sticker.place) } : {}),
    ...thumbnail(view, media),
    ...fileFields(view, media),
    file_size: media.sizeBytes,
  };
}

const toApiPlace = ({ point, x, y, zoom }: MaskPlace): NonNullable<ApiSticker['mask_position']> => ({
  point: maskPoints[point],
  x_shift: x,
  y_shift: y,
  scale: zoom,
});

export async function toApiStickerSet(view: View, set: StickerSet): Promise<ApiStickerSet> {
  const { files } = await fullSet(view.tx, set);
  const stickers: ApiSticker[] = [];
  for (const file of files) stickers.push(await toApiSticker(view, file));
  const thumb = set.thumb === undefined ? undefined : await view.media(set.thumb);
  return {
    name: set.shortName,
    title: set.title,
    sticker_type: stickerTypes[set.kind],
    ...(thumb
      ? { thumbnail: { ...fileFields(view, thumb), width: thumbPx, height: thumbPx, file_size: thumb.sizeBytes } }
      : {}),
    stickers,
  };
}
