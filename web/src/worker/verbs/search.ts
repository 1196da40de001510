import { tl } from '@mtcute/core';
import Long from 'long';
import type { SearchKind } from '../../data/verbs/search.ts';
import type { Message, PeerId, SearchResult } from '../../data/views.ts';
import type { Account } from '../account.ts';
import { takeIn } from '../messages.ts';
import { absorb, inputPeer } from '../peers.ts';
import { idOf } from '../views/peer.ts';

const PAGE = 30;

/** People and chats by name, public ones by username, and messages everywhere. */
export async function searchAll(account: Account, query: string, next?: SearchResult['next']): Promise<SearchResult> {
  // One of the two may fail by itself: what the other found is still worth showing.
  const [names, texts] = await Promise.allSettled([
    next ? undefined : account.client.call({ _: 'contacts.search', q: query, limit: PAGE }),
    account.client.call({
      _: 'messages.searchGlobal',
      q: query,
      filter: { _: 'inputMessagesFilterEmpty' },
      minDate: 0,
      maxDate: 0,
      offsetRate: next?.rate ?? 0,
      offsetPeer: next ? inputPeer(account, next.offsetPeer) : { _: 'inputPeerEmpty' },
      offsetId: next?.offsetId ?? 0,
      limit: PAGE,
    }),
  ]);
  if (texts.status === 'rejected' && (names.status === 'rejected' || next)) throw texts.reason;
  const found = names.status === 'fulfilled' ? names.value : undefined;
  const answer = texts.status === 'fulfilled' ? texts.value : undefined;
  if (found) absorb(account, found.users, found.chats);
  const { messages, total } = answer ? takeIn(account, answer) : { messages: [], total: 0 };
  const newestFirst = messages.sort((a, b) => b.date - a.date);
  const last = newestFirst.at(-1);
  const rate = answer && 'nextRate' in answer ? answer.nextRate : undefined;
  return {
    peers: found?.myResults.map(idOf) ?? [],
    globalPeers: found?.results.map(idOf) ?? [],
    messages: newestFirst,
    total,
    next:
      last && newestFirst.length === PAGE
        ? { offsetId: last.id, offsetPeer: last.chatId, rate: rate ?? last.date }
        : undefined,
  };
}

const FILTERS: Record<SearchKind, tl.TypeMessagesFilter> = {
  all: { _: 'inputMessagesFilterEmpty' },
  photos: { _: 'inputMessagesFilterPhotoVideo' },
  files: { _: 'inputMessagesFilterDocument' },
  links: { _: 'inputMessagesFilterUrl' },
  voice: { _: 'inputMessagesFilterVoice' },
  pinned: { _: 'inputMessagesFilterPinned' },
};

/** Newest first. */
export async function searchChat(
  account: Account,
  chatId: PeerId,
  query: string,
  kind: SearchKind,
  beforeId: number,
): Promise<{ messages: Message[]; total: number }> {
  const answer = await account.client.call({
    _: 'messages.search',
    peer: inputPeer(account, chatId),
    q: query,
    filter: FILTERS[kind],
    minDate: 0,
    maxDate: 0,
    offsetId: beforeId,
    addOffset: 0,
    limit: PAGE,
    maxId: 0,
    minId: 0,
    hash: Long.ZERO,
  });
  const { messages, total } = takeIn(account, answer);
  return { messages: messages.reverse(), total };
}

export async function resolve(account: Account, username: string): Promise<PeerId | undefined> {
  for (const { peer } of account.peers.values()) {
    if (peer.username?.toLowerCase() === username.toLowerCase()) return peer.id;
  }
  try {
    const answer = await account.client.call({ _: 'contacts.resolveUsername', username });
    absorb(account, answer.users, answer.chats);
    return idOf(answer.peer);
  } catch (error) {
    if (tl.RpcError.is(error, 'USERNAME_NOT_OCCUPIED') || tl.RpcError.is(error, 'USERNAME_INVALID')) return undefined;
    throw error;
  }
}
