import { putInList, takeFromList } from '#domain';
import { fromTlStickerFile } from '../from-tl/sticker.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const faveSticker = method(
  'messages.faveSticker',
  async (call, request) => {
    const { id } = await fromTlStickerFile(call, request.id, 'STICKER_ID_INVALID');
    const change = { account: call.account, session: ownSession(call), list: 'faved', media: id } as const;
    await (request.unfave ? takeFromList : putInList)(call.world, change);
    return true;
  },
  { peopleOnly: true },
);
