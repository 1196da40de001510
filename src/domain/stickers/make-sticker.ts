import { refuse } from '../errors.ts';
import type { AccountId, MediaId, StickerSetId } from '../ids.ts';
import type { MaskPlace, Media, MediaAttribute, NewMedia } from '../media/media.ts';
import type { StoredBlob } from '../media/ports.ts';
import { refuseRemoved } from '../media/refuse-removed.ts';
import { storeFile } from '../media/store-file.ts';
import type { World, WriteTx } from '../ports.ts';
import { type CheckedFile, checkStickerFile, type FileUse, type StickerFormat } from './check-file.ts';
import { isEmoji, plainEmoji } from './emoji.ts';
import type { Sticker, StickerKind, StickerSet } from './repository.ts';

/** A sticker that is to come into a set. */
export interface NewSticker {
  file: StoredBlob;
  format?: StickerFormat;
  emoji: readonly string[];
  keywords?: readonly string[];
  place?: MaskPlace;
}

/** Its file was checked and lies as it will be sent. */
export interface PreparedSticker {
  blob: StoredBlob;
  checked: CheckedFile;
  emoji: string[];
  keywords: string[];
  place?: MaskPlace;
}

const mimes: Record<StickerFormat, string> = {
  static: 'image/webp',
  animated: 'application/x-tgsticker',
  video: 'video/webm',
};
const names: Record<StickerFormat, string> = {
  static: 'sticker.webp',
  animated: 'AnimatedSticker.tgs',
  video: 'sticker.webm',
};

/** The largest file that may be looked into. */
const readBytes = 1024 * 1024;

/**
 * Checks a file as a sticker of that kind and makes WebP of other pictures.
 *
 * @throws sticker-file-invalid, sticker-emoji-invalid, and what `checkStickerFile` refuses
 */
export async function prepareSticker(world: World, kind: StickerKind, sticker: NewSticker): Promise<PreparedSticker> {
  const emoji = checkEmoji(world, sticker.emoji);
  const keywords = checkKeywords(world, sticker.keywords ?? []);
  const { format, place } = sticker;
  const file = await prepareFile(world, sticker.file, { kind, ...(format ? { format } : {}) });
  return { ...file, emoji, keywords, ...(place && kind === 'mask' ? { place } : {}) };
}

/** The same for a file alone: a thumbnail, or one that comes into a set later. */
export async function prepareFile(
  world: World,
  file: StoredBlob,
  use: FileUse,
): Promise<{ blob: StoredBlob; checked: CheckedFile }> {
  await refuseRemoved(world, file.digest);
  if (file.sizeBytes > readBytes) refuse('sticker-too-big');
  const bytes = await world.blobs.read(file.name, 0, file.sizeBytes);
  if (!bytes) return refuse('sticker-file-invalid');
  const checked = await checkStickerFile(world, bytes, use);
  if (!checked.toWebp) return { blob: file, checked };
  const webp = await world.images.toWebp(bytes);
  if (!webp) return refuse('sticker-no-picture');
  const blob = await storeFile(world, [webp], readBytes);
  // A sticker is taken down by what is kept of it, which is not what somebody uploads.
  await refuseRemoved(world, blob.digest);
  return { blob, checked };
}

/** @throws sticker-emoji-invalid */
export function checkEmoji(world: World, emoji: readonly string[]): string[] {
  const plain = [...new Set(emoji.map(plainEmoji))];
  if (plain.length === 0 || plain.length > world.limits.emojiPerSticker || !emoji.every(isEmoji)) {
    refuse('sticker-emoji-invalid');
  }
  return plain;
}

/** Search words, without blanks around them and none twice; as many as fit. */
export function checkKeywords(world: World, keywords: readonly string[]): string[] {
  const clean = keywords.map((word) => word.replaceAll(/[,\s]+/g, ' ').trim()).filter((word) => word !== '');
  const kept: string[] = [];
  let length = 0;
  for (const word of new Set(clean)) {
    length += word.length;
    if (kept.length === world.limits.keywordsPerSticker || length > world.limits.keywordsLength) break;
    kept.push(word);
  }
  return kept;
}

/** Writes the file of a sticker, as it belongs to the set. */
export async function insertSticker(
  world: World,
  tx: WriteTx,
  owner: AccountId,
  set: StickerSet,
  prepared: PreparedSticker,
): Promise<Omit<Sticker, 'set'>> {
  const { emoji, keywords, place } = prepared;
  const own = attributeIn(set, { alt: emoji[0] ?? '', ...(place ? { place } : {}) });
  const { id } = await insertFile(world, tx, owner, prepared, [own]);
  return { media: id, emoji, keywords };
}

/** What the file of a sticker says of its set. */
export function attributeIn(
  set: Pick<StickerSet, 'id' | 'kind' | 'textColor'>,
  { alt, place }: { alt: string; place?: MaskPlace },
): MediaAttribute {
  if (set.kind === 'emoji') {
    return { kind: 'customEmoji', alt, set: set.id, ...(set.textColor ? { textColor: true } : {}) };
  }
  const mask = set.kind === 'mask' ? { mask: true, ...(place ? { place } : {}) } : {};
  return { kind: 'sticker', alt, set: set.id, ...mask };
}

/** Writes the document of a checked file with what it looks like, owned by whoever brings it. */
export async function insertFile(
  world: World,
  tx: WriteTx,
  owner: AccountId,
  { blob, checked }: Pick<PreparedSticker, 'blob' | 'checked'>,
  attributes: readonly MediaAttribute[],
): Promise<Media> {
  const { format, widthPx, heightPx, durationS = 0 } = checked;
  const createdAt = world.clock.nowS();
  const look: MediaAttribute =
    format === 'video'
      ? { kind: 'video', durationS, widthPx, heightPx, noSound: true }
      : { kind: 'image', widthPx, heightPx };
  const claimed = await tx.media.claimBlob(blob, createdAt);
  const row: NewMedia = {
    kind: 'document',
    owner,
    createdAt,
    digest: claimed.digest,
    sizeBytes: claimed.sizeBytes,
    mime: mimes[format],
    blob: claimed.name,
    sizes: [],
    attributes: [look, ...attributes, { kind: 'fileName', name: names[format] }],
  };
  return { ...row, id: await tx.media.insert(row) };
}

/** Says, or with no set takes away, what a sticker's file says of its set. */
export async function tellFile(
  tx: WriteTx,
  media: MediaId,
  change: (own: MediaAttribute & { kind: 'sticker' | 'customEmoji' }) => MediaAttribute,
): Promise<void> {
  const row = await tx.media.getRemovedToo(media);
  if (!row) return;
  const attributes = row.attributes.map((one) =>
    one.kind === 'sticker' || one.kind === 'customEmoji' ? change(one) : one,
  );
  await tx.media.setAttributes(media, attributes);
}

/** The file of a sticker that left its set, or whose set is gone: those who have it keep a plain picture. */
export const forgetSet = (tx: WriteTx, media: MediaId): Promise<void> =>
  tellFile(tx, media, ({ set: _, ...own }) => own);

/** The format of a sticker's file by its MIME type, which was set when the file was looked into. */
export const formatOfMedia = ({ mime }: Pick<Media, 'mime'>): StickerFormat =>
  mime === mimes.animated ? 'animated' : mime === mimes.video ? 'video' : 'static';

/** The set in which a file is; undefined for one in none. */
export function setOfMedia(media: Pick<Media, 'attributes'>): StickerSetId | undefined {
  for (const one of media.attributes) if (one.kind === 'sticker' || one.kind === 'customEmoji') return one.set;
  return undefined;
}
