import type { tl } from '@mtcute/core';
import { getTopPeers as rank, type TopPeer } from '#domain';
import { RpcError } from '../errors.ts';
import { fromTlTopCategory, wantedTopCategories } from '../from-tl/top-category.ts';
import { idsHash } from '../ids-hash.ts';
import { method } from '../method.ts';
import { toTlPeer, toTlPeers } from '../to-tl/peers.ts';

export const getTopPeers = method(
  'contacts.getTopPeers',
  async (call, request): Promise<tl.contacts.TypeTopPeers> => {
    const wanted = wantedTopCategories(request);
    if (wanted.length === 0) throw new RpcError(400, 'TYPES_EMPTY');
    const known = wanted.flatMap((category) => fromTlTopCategory(category) ?? []);
    const found = await rank(call.world, call.account, known);
    if (!found) return { _: 'contacts.topPeersDisabled' };
    const peers = [...found.values()].flat().map(({ peer }) => peer);
    if (!request.hash.isZero() && request.hash.eq(idsHash(peers.map(Math.abs))))
      return { _: 'contacts.topPeersNotModified' };
    const page = pageOf(request, call.world.limits.pageSize);
    const categories = wanted.map((category) => {
      const own = fromTlTopCategory(category);
      return toTlCategory(category, (own && found.get(own)) ?? [], page);
    });
    return { _: 'contacts.topPeers', categories, ...(await call.world.store.read((tx) => toTlPeers(call, tx, peers))) };
  },
  { peopleOnly: true },
);

interface Page {
  start: number;
  end: number;
}

function pageOf({ offset, limit }: { offset: number; limit: number }, pageSize: number): Page {
  const start = Math.max(offset, 0);
  return { start, end: start + Math.min(Math.max(limit, 1), pageSize) };
}

function toTlCategory(
  category: tl.TypeTopPeerCategory,
  list: readonly TopPeer[],
  page: Page,
): tl.RawTopPeerCategoryPeers {
  const peers = list
    .slice(page.start, page.end)
    .map(({ peer, rating }): tl.RawTopPeer => ({ _: 'topPeer', peer: toTlPeer(peer), rating }));
  return { _: 'topPeerCategoryPeers', category, count: list.length, peers };
}
