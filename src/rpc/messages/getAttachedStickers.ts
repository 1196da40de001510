import { RpcError } from '../errors.ts';
import { fromTlFile } from '../from-tl/file.ts';
import { method } from '../method.ts';

/** Which stickers were drawn into a picture is not kept here: there are none to name. */
export const getAttachedStickers = method(
  'messages.getAttachedStickers',
  async (call, { media }) => {
    const { id } = media;
    if (id._ === 'inputPhotoEmpty' || id._ === 'inputDocumentEmpty') throw new RpcError(400, 'MEDIA_EMPTY');
    await fromTlFile(call, id._ === 'inputPhoto' ? 'photo' : 'document', id, 'MEDIA_EMPTY');
    return [];
  },
  { peopleOnly: true },
);
