import type { tl } from '@mtcute/core';
import { method } from '../method.ts';
import { toTlPeer, toTlPeers } from '../to-tl/peers.ts';

export const getBlocked = method(
  'contacts.getBlocked',
  (call, request) =>
    call.world.store.read(async (tx) => {
      if (request.myStoriesFrom) return { _: 'contacts.blocked', blocked: [], chats: [], users: [] };
      const limit = Math.min(Math.max(request.limit, 0), call.world.limits.pageSize);
      const offset = Math.max(request.offset, 0);
      const { total, entries } = await tx.accounts.blocked(call.account, offset, limit);
      const blocked = entries.map(
        ({ peer, date }): tl.RawPeerBlocked => ({ _: 'peerBlocked', peerId: toTlPeer(peer), date }),
      );
      const peers = await toTlPeers(
        call,
        tx,
        entries.map(({ peer }) => peer),
      );
      if (offset === 0 && entries.length === total) return { _: 'contacts.blocked', blocked, ...peers };
      return { _: 'contacts.blockedSlice', count: total, blocked, ...peers };
    }),
  { peopleOnly: true },
);
