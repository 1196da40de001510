import { fromTlPeer } from '../from-tl/peer.ts';
import { RpcError } from '../errors.ts';
import { method } from '../method.ts';

/** There are no backgrounds that a chat could have: clients keep theirs on the device. */
export const setChatWallPaper = method(
  'messages.setChatWallPaper',
  async (call, request) => {
    fromTlPeer(call, request.peer);
    throw new RpcError(400, 'WALLPAPER_INVALID');
  },
  { peopleOnly: true },
);
