import { method } from '../method.ts';
import { toTlDraft } from '../to-tl/draft.ts';
import { toTlPeer, toTlPeers } from '../to-tl/peers.ts';

export const getAllDrafts = method(
  'messages.getAllDrafts',
  (call) =>
    call.world.store.read(async (tx) => {
      const dialogs = await tx.dialogs.withDrafts(call.account);
      const peers = await toTlPeers(
        call,
        tx,
        dialogs.map((dialog) => dialog.peer),
      );
      return {
        _: 'updates',
        updates: dialogs.map((dialog) => ({
          _: 'updateDraftMessage',
          peer: toTlPeer(dialog.peer),
          draft: toTlDraft(dialog.draft, dialog.draft?.date ?? 0),
        })),
        ...peers,
        date: call.world.clock.nowS(),
        seq: 0,
      };
    }),
  { peopleOnly: true },
);
