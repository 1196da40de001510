import type { tl } from '@mtcute/core';
import { filesOf } from '#domain';
import { fromTlInputMedia } from '../from-tl/input-media.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { loadMedia, toTlMessageMedia } from '../to-tl/media/media.ts';

/** Makes a file ready before it is sent: albums are built of these. */
export const uploadMedia = method('messages.uploadMedia', async (call, request): Promise<tl.TypeMessageMedia> => {
  fromTlPeer(call, request.peer);
  const media = await fromTlInputMedia(call, request.media);
  const loaded = await call.world.store.read((tx) => loadMedia(tx, filesOf(media)));
  return toTlMessageMedia(call, { media: loaded, polls: new Map(), games: new Map() }, media);
});
