import { putInList, takeFromList } from '#domain';
import { fromTlStickerFile } from '../from-tl/sticker.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const saveRecentSticker = method(
  'messages.saveRecentSticker',
  async (call, request) => {
    const { id } = await fromTlStickerFile(call, request.id, 'STICKER_ID_INVALID');
    const list = request.attached ? 'attached' : 'recent';
    const change = { account: call.account, session: ownSession(call), list, media: id } as const;
    await (request.unsave ? takeFromList : putInList)(call.world, change);
    return true;
  },
  { peopleOnly: true },
);
