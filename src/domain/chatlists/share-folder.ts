import {
  changeFilters,
  type DialogFilter,
  isPlainList,
  type SharedFolder,
  withFilter,
} from '../dialogs/dialog-filters.ts';
import { refuse } from '../errors.ts';
import { type AccountId, type PeerId, peerKind } from '../ids.ts';
import { newHash } from '../invites/invites.ts';
import type { Tx, World, WriteTx } from '../ports.ts';
import { mayOffer, peersOf, requireFolder } from './find-chatlist.ts';
import type { ChatlistLink } from './repository.ts';

const longestTitle = 32;

interface OwnFolder {
  account: AccountId;
  filter: number;
  session?: string | undefined;
}

const unshared: SharedFolder = { hasLinks: false, joined: [], declined: [] };

/**
 * Makes a link to chats of a folder, which is a shared one from then on.
 *
 * @throws filter-id-invalid, filter-not-supported, chatlist-empty, chat-admin-required, invites-too-much
 */
export function exportChatlist(
  world: World,
  wish: OwnFolder & { title: string; peers: readonly PeerId[] },
): Promise<{ folder: DialogFilter; link: ChatlistLink }> {
  return world.store.write(async (tx) => {
    const before = await requireFolder(tx, wish.account, wish.filter);
    if (!isPlainList(before)) refuse('filter-not-supported');
    const peers = await offered(world, tx, wish.account, before, wish.peers);
    const links = await tx.chatlists.list(wish.account, before.id);
    if (links.length >= world.limits.chatlistLinks) refuse('invites-too-much');
    const { account: owner, filter } = wish;
    const title = wish.title.toWellFormed().slice(0, longestTitle);
    const link = { slug: newHash(world), owner, filter, title, peers, createdAt: world.clock.nowS() };
    await tx.chatlists.put(link);
    const folder = { ...before, shared: { ...(before.shared ?? unshared), hasLinks: true } };
    if (!before.shared?.hasLinks) await put(world, tx, wish, folder);
    return { folder, link };
  });
}

/** Changes a link's title or chats. @throws filter-id-invalid, chatlist-slug-expired and what making one refuses */
export function editChatlist(
  world: World,
  change: OwnFolder & { slug: string; title?: string | undefined; peers?: readonly PeerId[] | undefined },
): Promise<ChatlistLink> {
  return world.store.write(async (tx) => {
    const { folder, link } = await requireLink(tx, change);
    const edited = {
      ...link,
      ...(change.title === undefined ? {} : { title: change.title.toWellFormed().slice(0, longestTitle) }),
      ...(change.peers === undefined
        ? {}
        : { peers: await offered(world, tx, change.account, folder, change.peers, link.peers) }),
    };
    await tx.chatlists.put(edited);
    return edited;
  });
}

/** Takes a link back; with its last one a folder of the account's own is no longer shared. */
export function deleteChatlistLink(world: World, request: OwnFolder & { slug: string }): Promise<void> {
  return world.store.write(async (tx) => {
    const { folder, link } = await requireLink(tx, request);
    await tx.chatlists.remove(link.slug);
    if ((await tx.chatlists.list(request.account, folder.id)).length > 0) return;
    const { shared, ...plain } = folder;
    await put(
      world,
      tx,
      request,
      shared?.slug === undefined ? plain : { ...plain, shared: { ...shared, hasLinks: false } },
    );
  });
}

/** The links of a folder, oldest first. @throws filter-id-invalid */
export async function chatlistLinks(tx: Tx, account: AccountId, filter: number): Promise<ChatlistLink[]> {
  await requireFolder(tx, account, filter);
  return tx.chatlists.list(account, filter);
}

async function requireLink(
  tx: Tx,
  { account, filter, slug }: OwnFolder & { slug: string },
): Promise<{ folder: DialogFilter; link: ChatlistLink }> {
  const folder = await requireFolder(tx, account, filter);
  if (slug === '') refuse('chatlist-slug-empty');
  const link = await tx.chatlists.get(slug);
  if (link?.owner !== account || link.filter !== filter) return refuse('chatlist-slug-expired');
  return { folder, link };
}

/**
 * The chats of a wish that stand in the folder and into which its owner may let others; people are nobody's to share.
 * What the link offers already stays although its owner lost that right: it then lets nobody in.
 */
async function offered(
  world: World,
  tx: Tx,
  account: AccountId,
  folder: DialogFilter,
  wished: readonly PeerId[],
  known: readonly PeerId[] = [],
): Promise<PeerId[]> {
  const inFolder = new Set(peersOf(folder));
  const peers = [...new Set(wished)].filter((peer) => inFolder.has(peer) && peerKind(peer) !== 'account');
  if (peers.length === 0) refuse('chatlist-empty');
  for (const peer of peers) {
    if (known.includes(peer)) continue;
    const chat = await tx.chats.get(peer);
    if (!chat || !(await mayOffer(tx, account, chat, world.clock.nowS()))) refuse('chat-admin-required');
  }
  return peers;
}

const put = (world: World, tx: WriteTx, { account, session }: OwnFolder, folder: DialogFilter): Promise<void> =>
  changeFilters(world, tx, { account, session }, { kind: 'dialogFilters', filter: folder.id }, (before) =>
    withFilter(world, before, folder),
  );
