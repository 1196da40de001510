import { getDialogs as get } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlDialogs } from '../to-tl/dialogs/dialogs.ts';

export const getDialogs = method(
  'messages.getDialogs',
  async (call, request) => {
    const { dialogs, total } = await get(call.world, {
      account: call.account,
      folder: request.folderId,
      excludePinned: request.excludePinned ?? false,
      offset: {
        date: request.offsetDate,
        id: request.offsetId,
        peer: request.offsetPeer._ === 'inputPeerEmpty' ? undefined : fromTlPeer(call, request.offsetPeer),
      },
      limit: request.limit,
    });
    const page = await call.world.store.read((tx) => toTlDialogs(call, tx, dialogs));
    const isFirst = request.offsetDate === 0 && request.offsetId === 0 && request.offsetPeer._ === 'inputPeerEmpty';
    const whole = isFirst && dialogs.length >= total;
    return whole ? { _: 'messages.dialogs', ...page } : { _: 'messages.dialogsSlice', count: total, ...page };
  },
  { peopleOnly: true },
);
