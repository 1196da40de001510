import type { tl } from '@mtcute/core';
import type { SavedDialog } from '#domain';
import type { Call } from '../../context.ts';
import { toTlMessages } from '../messages/messages.ts';
import { toTlPeer } from '../peers.ts';

/** Writes parts of Saved Messages with their newest messages; a slice when there are more than these. */
export async function toTlSavedDialogs(
  call: Call,
  dialogs: readonly SavedDialog[],
  total = dialogs.length,
): Promise<tl.messages.TypeSavedDialogs> {
  const written = dialogs.map(
    ({ peer, top, pinned }): tl.RawSavedDialog => ({
      _: 'savedDialog',
      pinned,
      peer: toTlPeer(peer),
      topMessage: top.id,
    }),
  );
  const peers = dialogs.map(({ peer }) => peer);
  const tops = dialogs.map(({ top }) => top);
  const page = await call.world.store.read((tx) => toTlMessages(call, tx, tops, peers));
  return dialogs.length < total
    ? { _: 'messages.savedDialogsSlice', count: total, dialogs: written, ...page }
    : { _: 'messages.savedDialogs', dialogs: written, ...page };
}
