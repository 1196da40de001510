import type { tl } from '@mtcute/core';
import Long from 'long';
import { formatOfMedia, type FullSet, fullSet, type Media, type Sticker, type StickerSet, type Tx } from '#domain';
import { hashOf } from '../../hash-of.ts';
import { emptyDocument } from '../media/empty-document.ts';
import { toTlDocument } from '../media/document.ts';
import type { Viewer } from '../peers.ts';

/** A set with what the viewer has to do with it. */
type SeenSet = StickerSet & { installedAt?: number; archived?: boolean };

/** By the number clients know whether they hold the present state of a set. */
const setHash = ({ id, version }: StickerSet): number => hashOf([id, version]);

const thumbTypes = { static: 's', animated: 'a', video: 'v' } as const;
const thumbPx = 100;

function toTlSet(viewer: Viewer, set: SeenSet, thumb: Media | undefined): tl.RawStickerSet {
  return {
    _: 'stickerSet',
    archived: set.archived ?? false,
    masks: set.kind === 'mask',
    emojis: set.kind === 'emoji',
    textColor: set.textColor ?? false,
    creator: set.owner === viewer.account || set.maker === viewer.account,
    installedDate: set.installedAt,
    id: Long.fromNumber(set.id),
    accessHash: viewer.hashes.of(viewer.account, 'stickerSet', set.id),
    title: set.title,
    shortName: set.shortName,
    count: set.count,
    hash: setHash(set),
    ...(thumb ? toTlThumb(viewer, set, thumb) : {}),
  };
}

function toTlThumb(viewer: Viewer, set: StickerSet, thumb: Media): Partial<tl.RawStickerSet> {
  if (set.kind === 'emoji') return { thumbDocumentId: Long.fromNumber(thumb.id) };
  const type = thumbTypes[formatOfMedia(thumb)];
  return {
    thumbs: [{ _: 'photoSize', type, w: thumbPx, h: thumbPx, size: thumb.sizeBytes }],
    thumbDcId: viewer.world.settings.dcId,
    thumbVersion: set.thumb,
  };
}

async function thumbsOf(tx: Tx, sets: readonly StickerSet[]): Promise<Map<number, Media>> {
  const ids = sets.flatMap(({ thumb }) => thumb ?? []);
  return new Map((ids.length > 0 ? await tx.media.many(ids) : []).map((row) => [row.id, row]));
}

/** Sets without what is in them. */
export async function toTlSets(viewer: Viewer, tx: Tx, sets: readonly SeenSet[]): Promise<tl.RawStickerSet[]> {
  const thumbs = await thumbsOf(tx, sets);
  return sets.map((set) => toTlSet(viewer, set, thumbs.get(set.thumb ?? 0)));
}

/** Sets with their first sticker. */
export async function toTlCovered(
  viewer: Viewer,
  tx: Tx,
  sets: readonly SeenSet[],
): Promise<tl.RawStickerSetCovered[]> {
  const covers = await tx.stickers.covers(sets.map(({ id }) => id));
  const rows = new Map((await tx.media.many(covers.map(({ media }) => media))).map((row) => [row.id, row]));
  const files = new Map(covers.map(({ set, media }) => [set, rows.get(media)]));
  const written = await toTlSets(viewer, tx, sets);
  return sets.flatMap(({ id }, index) => {
    const set = written[index];
    const cover = files.get(id);
    return set ? [{ _: 'stickerSetCovered', set, cover: cover ? toTlDocument(viewer, cover) : emptyDocument }] : [];
  });
}

/** A set with everything in it, as clients keep it. */
export async function toTlFullSet(viewer: Viewer, tx: Tx, set: StickerSet): Promise<tl.messages.RawStickerSet> {
  const installed = await tx.stickerLists.installedOne(viewer.account, set.id);
  const seen = installed ? { ...set, installedAt: installed.installedAt, archived: installed.archived } : set;
  const [written] = await toTlSets(viewer, tx, [seen]);
  if (!written) throw new Error('a set that was given is written');
  const { stickers, files }: FullSet = await fullSet(tx, set);
  return {
    _: 'messages.stickerSet',
    set: { ...written, count: stickers.length },
    packs: toTlPacks(stickers),
    keywords: stickers
      .filter(({ keywords }) => keywords.length > 0)
      .map(({ media, keywords }) => ({
        _: 'stickerKeyword',
        documentId: Long.fromNumber(media),
        keyword: keywords,
      })),
    documents: files.map((file) => toTlDocument(viewer, file)),
  };
}

/** Which stickers stand for which emoji. */
export function toTlPacks(stickers: readonly Pick<Sticker, 'media' | 'emoji'>[]): tl.RawStickerPack[] {
  const packs = new Map<string, Long[]>();
  for (const { media, emoji } of stickers) {
    for (const one of emoji) packs.set(one, [...(packs.get(one) ?? []), Long.fromNumber(media)]);
  }
  return [...packs].map(([emoticon, documents]) => ({ _: 'stickerPack', emoticon, documents }));
}
