import { topicDrafts } from '#domain';
import { method } from '../method.ts';
import { toTlDraft } from '../to-tl/dialogs/draft.ts';
import { toTlPeer, toTlPeers } from '../to-tl/peers.ts';

export const getAllDrafts = method(
  'messages.getAllDrafts',
  (call) =>
    call.world.store.read(async (tx) => {
      const dialogs = await tx.dialogs.withDrafts(call.account);
      const inTopics = await topicDrafts(tx, call.account);
      const named = [...dialogs.map(({ peer }) => peer), ...inTopics.map(({ chat }) => chat)];
      const peers = await toTlPeers(call, tx, new Set(named));
      return {
        _: 'updates',
        updates: [
          ...dialogs.map((dialog) => ({
            _: 'updateDraftMessage' as const,
            peer: toTlPeer(dialog.peer),
            draft: toTlDraft(dialog.draft, dialog.draft?.date ?? 0),
          })),
          ...inTopics.map(({ chat, topic, draft }) => ({
            _: 'updateDraftMessage' as const,
            peer: toTlPeer(chat),
            topMsgId: topic,
            draft: toTlDraft(draft, draft.date, topic),
          })),
        ],
        ...peers,
        date: call.world.clock.nowS(),
        seq: 0,
      };
    }),
  { peopleOnly: true },
);
