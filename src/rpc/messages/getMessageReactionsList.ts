import { createSpeakers, requireMessage } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { fromTlReactions } from '../from-tl/reaction.ts';
import { method } from '../method.ts';
import { toTlPeers } from '../to-tl/peers.ts';
import { toTlPeerReaction, unreadAmong } from '../to-tl/messages/reactions.ts';

export const getMessageReactionsList = method(
  'messages.getMessageReactionsList',
  (call, request) =>
    call.world.store.read(async (tx) => {
      const message = await requireMessage(tx, call.account, fromTlPeer(call, request.peer), request.id);
      const limit = Math.min(Math.max(request.limit, 1), call.world.limits.pageSize);
      const offset = Number.parseInt(request.offset ?? '0', 10) || 0;
      const [emoticon] = fromTlReactions(request.reaction ? [request.reaction] : []);
      const content = message.content.id;
      const page = await tx.reactions.list({ content, offset, limit, ...(emoticon !== undefined ? { emoticon } : {}) });
      const counts = (await tx.reactions.counts([content])).filter(
        (row) => emoticon === undefined || row.emoticon === emoticon,
      );
      const count = counts.reduce((sum, row) => sum + row.count, 0);
      const speakers = createSpeakers(tx);
      const shown = await Promise.all(page.map(({ account }) => speakers(message.peer, account)));
      const unreadSince = (await unreadAmong(call, tx, [message])).get(content);
      const peers = await toTlPeers(call, tx, shown);
      return {
        _: 'messages.messageReactionsList',
        count,
        reactions: page.map((reaction, at) =>
          toTlPeerReaction(call, reaction, shown[at] ?? reaction.account, unreadSince),
        ),
        ...peers,
        ...(offset + page.length < count ? { nextOffset: String(offset + page.length) } : {}),
      };
    }),
  { peopleOnly: true },
);
