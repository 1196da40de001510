import { createStickerSet as create, type NewSticker, refuse } from '#domain';
import { fromTlUser } from '../from-tl/peer.ts';
import { fromTlNewSticker, fromTlStickerFile } from '../from-tl/sticker.ts';
import { fromTlStickerKind } from '../from-tl/sticker-kind.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlFullSet } from '../to-tl/stickers/sticker-set.ts';

export const createStickerSet = method('stickers.createStickerSet', async (call, request) => {
  const owner = fromTlUser(call, request.userId);
  if (!call.isBot && owner !== call.account) refuse('account-not-found');
  const stickers: NewSticker[] = [];
  if (request.stickers.length > call.world.limits.stickersPerNewSet) refuse('stickers-too-much');
  for (const item of request.stickers) stickers.push(await fromTlNewSticker(call, item));
  const thumb = request.thumb && (await fromTlStickerFile(call, request.thumb, 'STICKER_FILE_INVALID'));
  const set = await create(call.world, {
    maker: call.account,
    owner,
    kind: fromTlStickerKind(request),
    title: request.title,
    shortName: request.shortName,
    textColor: request.textColor ?? false,
    stickers,
    session: ownSession(call),
    ...(thumb?.blob === undefined
      ? {}
      : { thumb: { name: thumb.blob, digest: thumb.digest, sizeBytes: thumb.sizeBytes } }),
  });
  return call.world.store.read((tx) => toTlFullSet(call, tx, set));
});
