import { isInside } from '../channels/is-inside.ts';
import { isAdmin } from '../chats/check-group-send.ts';
import { isWithheldFrom } from '../chats/is-withheld.ts';
import type { Chat } from '../chats/repository.ts';
import { mayDo } from '../chats/rights.ts';
import { type DialogFilter, dialogFilters, type SharedFolder } from '../dialogs/dialog-filters.ts';
import { refuse } from '../errors.ts';
import type { AccountId, PeerId } from '../ids.ts';
import type { Tx, World } from '../ports.ts';
import type { ChatlistLink } from './repository.ts';

/** @throws filter-id-invalid */
export async function requireFolder(tx: Tx, account: AccountId, id: number): Promise<DialogFilter> {
  const { filters } = await dialogFilters(tx, account);
  return filters.find((filter) => filter.id === id) ?? refuse('filter-id-invalid');
}

/** @throws filter-id-invalid, filter-not-supported where it is the account's own and not shared */
export async function requireSharedFolder(
  tx: Tx,
  account: AccountId,
  id: number,
): Promise<DialogFilter & { shared: SharedFolder }> {
  const folder = await requireFolder(tx, account, id);
  const { shared } = folder;
  return shared ? { ...folder, shared } : refuse('filter-not-supported');
}

/** Every chat that stands in a folder by name. */
export const peersOf = ({ pinned, include }: DialogFilter): PeerId[] => [...pinned, ...include];

/** A link with the folder that it copies. */
export interface FoundChatlist {
  link: ChatlistLink;
  folder: DialogFilter;
  /** The chats that the account may see in it: those that it is in, and those into which the link lets it. */
  peers: PeerId[];
  /** The account's folder that came by this link, or is the one that it copies. */
  own?: DialogFilter;
}

/**
 * What a link leads to, for this account.
 *
 * @throws chatlist-slug-empty, chatlist-slug-expired where it was taken back or its owner is gone
 */
export async function findChatlist(world: World, tx: Tx, account: AccountId, slug: string): Promise<FoundChatlist> {
  if (slug === '') refuse('chatlist-slug-empty');
  const link = await tx.chatlists.get(slug);
  const owner = link && (await tx.accounts.get(link.owner));
  if (!owner || owner.deletedAt !== undefined || owner.suspendedAt !== undefined)
    return refuse('chatlist-slug-expired');
  const theirs = (await dialogFilters(tx, link.owner)).filters.find(({ id }) => id === link.filter);
  const folder = theirs ?? refuse('chatlist-slug-expired');
  const peers: PeerId[] = [];
  for (const peer of link.peers) if (await mayBeEntered(world, tx, account, link.owner, peer)) peers.push(peer);
  const mine = await dialogFilters(tx, account);
  const own =
    link.owner === account
      ? folder
      : mine.filters.find(({ shared }) => shared !== undefined && shared.slug === link.slug);
  return { link, folder, peers, ...(own ? { own } : {}) };
}

async function mayBeEntered(
  world: World,
  tx: Tx,
  account: AccountId,
  owner: AccountId,
  peer: PeerId,
): Promise<boolean> {
  const chat = await tx.chats.get(peer);
  if (!chat || !isAlive(chat) || (await isWithheldFrom(tx, chat, account))) return false;
  const member = await tx.chats.member(chat.id, account);
  if (member?.status === 'banned') return false;
  return isInside(member) || mayOffer(tx, owner, chat, world.clock.nowS());
}

const isAlive = (chat: Chat): boolean =>
  chat.deletedAt === undefined && chat.suspendedAt === undefined && chat.data.migratedTo === undefined;

/** Whether a folder of this account may lead into the chat: everybody's into public ones, an admin's into others. */
export async function mayOffer(tx: Tx, owner: AccountId, chat: Chat, nowS: number): Promise<boolean> {
  if (!isAlive(chat) || chat.data.enforced?.slots['restrict:no-invites']) return false;
  if (chat.username !== undefined && !chat.data.joinRequest) return true;
  const member = await tx.chats.member(chat.id, owner);
  return isInside(member) && isAdmin(member) && mayDo(chat, member, 'inviteUsers', nowS);
}
