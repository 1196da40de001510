import { setEmojiSetThumb, setSetThumb } from '#domain';
import { fromTlId } from '../from-tl/file.ts';
import { fromTlStickerFile } from '../from-tl/sticker.ts';
import { fromTlOwnSet } from '../from-tl/sticker-set.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlFullSet } from '../to-tl/stickers/sticker-set.ts';

export const setStickerSetThumb = method('stickers.setStickerSetThumb', async (call, request) => {
  const set = await fromTlOwnSet(call, request.stickerset);
  const change = { actor: call.account, session: ownSession(call), set };
  const { thumbDocumentId } = request;
  if (thumbDocumentId) {
    const emoji = fromTlId(thumbDocumentId);
    const changed = await setEmojiSetThumb(call.world, { ...change, ...(emoji === 0 ? {} : { emoji }) });
    return call.world.store.read((tx) => toTlFullSet(call, tx, changed));
  }
  const own = request.thumb && request.thumb._ !== 'inputDocumentEmpty' ? request.thumb : undefined;
  const row = own && (await fromTlStickerFile(call, own, 'STICKER_FILE_INVALID'));
  const file =
    row?.blob === undefined ? {} : { file: { name: row.blob, digest: row.digest, sizeBytes: row.sizeBytes } };
  const changed = await setSetThumb(call.world, { ...change, ...file });
  return call.world.store.read((tx) => toTlFullSet(call, tx, changed));
});
