import { topicDrafts } from '#domain';
import { method } from '../method.ts';
import { peersOfDraft, toTlDraft } from '../to-tl/dialogs/draft.ts';
import { toTlPeer, toTlPeers } from '../to-tl/peers.ts';

export const getAllDrafts = method(
  'messages.getAllDrafts',
  (call) =>
    call.world.store.read(async (tx) => {
      const dialogs = await tx.dialogs.withDrafts(call.account);
      const inTopics = await topicDrafts(tx, call.account);
      const drafts = [...dialogs, ...inTopics].flatMap(({ draft }) => peersOfDraft(draft));
      const named = [...dialogs.map(({ peer }) => peer), ...inTopics.map(({ chat }) => chat), ...drafts];
      const peers = await toTlPeers(call, tx, new Set(named));
      return {
        _: 'updates',
        updates: [
          ...dialogs.map((dialog) => ({
            _: 'updateDraftMessage' as const,
            peer: toTlPeer(dialog.peer),
            draft: toTlDraft(call, dialog.draft, dialog.draft?.date ?? 0),
          })),
          ...inTopics.map(({ chat, topic, draft }) => ({
            _: 'updateDraftMessage' as const,
            peer: toTlPeer(chat),
            topMsgId: topic,
            draft: toTlDraft(call, draft, draft.date, topic),
          })),
        ],
        ...peers,
        date: call.world.clock.nowS(),
        seq: 0,
      };
    }),
  { peopleOnly: true },
);
