import type { tl } from '@mtcute/core';
import { type AutoSaveScope, saveAutoSave } from '#domain';
import type { Call } from '../context.ts';
import { RpcError } from '../errors.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';

export const saveAutoSaveSettings = method(
  'account.saveAutoSaveSettings',
  async (call, request) => {
    const { photos, videos, videoMaxSize } = request.settings;
    await saveAutoSave(call.world, call.account, scopeOf(call, request), {
      photos: photos ?? false,
      videos: videos ?? false,
      ...(videoMaxSize === undefined ? {} : { videoMaxBytes: videoMaxSize.toNumber() }),
    });
    return true;
  },
  { peopleOnly: true },
);

function scopeOf(call: Call, request: tl.account.RawSaveAutoSaveSettingsRequest): AutoSaveScope {
  if (request.users) return 'users';
  if (request.chats) return 'chats';
  if (request.broadcasts) return 'broadcasts';
  if (request.peer) return fromTlPeer(call, request.peer);
  throw new RpcError(400, 'PEER_ID_INVALID');
}
