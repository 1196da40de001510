import type { Account } from '../accounts/repository.ts';
import type { Chat } from '../chats/repository.ts';
import { refuse } from '../errors.ts';
import { type AccountId, type PeerId, peerKind } from '../ids.ts';
import { activeNames } from '../names/public-names.ts';
import type { Tx, World } from '../ports.ts';

const dialogsLookedAt = 500;

export interface FoundPeers {
  /** Contacts and chats of one's own. */
  own: PeerId[];
  /** Public people and chats. */
  others: PeerId[];
}

/**
 * Finds peers by name or username, one's own first. Strangers are found only when they have a username.
 *
 * @throws search-query-empty
 */
export async function searchPeers(
  world: World,
  request: { account: AccountId; query: string; limit: number; only?: 'bots' | 'channels' | undefined },
): Promise<FoundPeers> {
  const query = request.query.trim().replace(/^@/, '').toLowerCase().slice(0, world.limits.searchQueryLength);
  if (query === '') refuse('search-query-empty');
  const limit = Math.min(Math.max(request.limit, 1), world.limits.pageSize);
  return world.store.read(async (tx) => {
    const own = await searchOwn(tx, request.account, query, limit);
    const known = new Set([...own, request.account]);
    const others = (await searchPublic(tx, query, limit)).filter((peer) => !known.has(peer));
    const fits = await kindFilter(tx, [...own, ...others], request.only);
    return { own: own.filter(fits), others: others.filter(fits).slice(0, limit) };
  });
}

async function kindFilter(
  tx: Tx,
  peers: readonly PeerId[],
  only: 'bots' | 'channels' | undefined,
): Promise<(peer: PeerId) => boolean> {
  if (only === undefined) return () => true;
  const wanted =
    only === 'bots'
      ? (await tx.accounts.many(peers.filter((peer) => peerKind(peer) === 'account'))).filter(
          ({ kind }) => kind === 'bot',
        )
      : (await tx.chats.many(peers.filter((peer) => peerKind(peer) === 'channel'))).filter(
          ({ kind }) => kind === 'channel',
        );
  const ids = new Set<PeerId>(wanted.map(({ id }) => id));
  return (peer) => ids.has(peer);
}

/** True when each word of the query begins a word of the name. */
export function matchesName(query: string, ...names: (string | undefined)[]): boolean {
  const words = names.flatMap((name) => name?.toLowerCase().split(/[\s,.;:!?()"'«»-]+/u) ?? []);
  return query.split(/\s+/).every((part) => words.some((word) => word.startsWith(part)));
}

const isCalledLike = (bearer: Account | Chat, query: string): boolean =>
  activeNames(bearer).some((name) => name.toLowerCase().startsWith(query));

async function searchOwn(tx: Tx, account: AccountId, query: string, limit: number): Promise<PeerId[]> {
  const contacts = new Map((await tx.accounts.contacts(account)).map((contact) => [contact.account, contact]));
  const dialogs = await tx.dialogs.page({ account, limit: dialogsLookedAt });
  const peers = [...new Set([...dialogs.map(({ peer }) => peer), ...contacts.keys()])];
  const people = await tx.accounts.many(peers.filter((peer) => peerKind(peer) === 'account'));
  const chats = await tx.chats.many(peers.filter((peer) => peerKind(peer) !== 'account'));
  const found = new Set<PeerId>();
  for (const person of people) {
    const { id, firstName, lastName, deletedAt, suspendedAt } = person;
    if (deletedAt !== undefined || suspendedAt !== undefined) continue;
    const contact = contacts.get(id);
    const names = [firstName, lastName, contact?.firstName, contact?.lastName];
    if (matchesName(query, ...names) || isCalledLike(person, query)) found.add(id);
  }
  for (const chat of chats) {
    if (chat.deletedAt !== undefined || chat.suspendedAt !== undefined) continue;
    if (matchesName(query, chat.title) || isCalledLike(chat, query)) found.add(chat.id);
  }
  return peers.filter((peer) => found.has(peer)).slice(0, limit);
}

async function searchPublic(tx: Tx, query: string, limit: number): Promise<PeerId[]> {
  const named = await tx.accounts.searchUsernames(query, limit * 2);
  const people = await tx.accounts.search(query, limit * 2);
  const chats = await tx.chats.search(query, limit * 2);
  const peers = new Set<PeerId>(named);
  for (const { id, username } of [...people, ...chats]) if (username !== undefined) peers.add(id);
  const visible = new Set<PeerId>();
  for (const account of await tx.accounts.many([...peers].filter((peer) => peer > 0)))
    if (account.deletedAt === undefined && account.suspendedAt === undefined && !account.data.limited)
      visible.add(account.id);
  for (const chat of await tx.chats.many([...peers].filter((peer) => peer < 0)))
    if (chat.deletedAt === undefined && chat.suspendedAt === undefined && !chat.data.limited) visible.add(chat.id);
  return [...peers].filter((peer) => visible.has(peer));
}
