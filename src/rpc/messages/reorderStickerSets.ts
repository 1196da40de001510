import { reorderSets } from '#domain';
import { fromTlId } from '../from-tl/file.ts';
import { fromTlStickerKind } from '../from-tl/sticker-kind.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const reorderStickerSets = method(
  'messages.reorderStickerSets',
  async (call, request) => {
    await reorderSets(call.world, {
      account: call.account,
      session: ownSession(call),
      kind: fromTlStickerKind(request),
      order: request.order.map(fromTlId),
    });
    return true;
  },
  { peopleOnly: true },
);
