import { isDomainError, putInList, takeFromList } from '#domain';
import { RpcError } from '../errors.ts';
import { fromTlStickerFile } from '../from-tl/sticker.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const saveGif = method(
  'messages.saveGif',
  async (call, request) => {
    const { id } = await fromTlStickerFile(call, request.id, 'GIF_ID_INVALID');
    const change = { account: call.account, session: ownSession(call), list: 'gifs', media: id } as const;
    try {
      await (request.unsave ? takeFromList : putInList)(call.world, change);
    } catch (error) {
      if (isDomainError(error) && error.code === 'sticker-invalid') throw new RpcError(400, 'GIF_ID_INVALID');
      throw error;
    }
    return true;
  },
  { peopleOnly: true },
);
