import { tl } from '@mtcute/core';
import type { FolderLink, PeerId, SharedFolder } from '../../data/views.ts';
import type { Account } from '../account.ts';
import { absorb, inputPeer } from '../peers.ts';
import { idOf } from '../views/peer.ts';
import { refreshFolders } from './dialogs.ts';

const chatlist = (filterId: number): tl.RawInputChatlistDialogFilter => ({ _: 'inputChatlistDialogFilter', filterId });

export async function sharedFolder(account: Account, slug: string): Promise<SharedFolder | undefined> {
  const answer = await offerOf(account, slug);
  if (!answer) return undefined;
  absorb(account, answer.users, answer.chats);
  if (answer._ === 'chatlists.chatlistInvite') {
    return { title: answer.title.text, chats: answer.peers.map(idOf) };
  }
  const own = account.folders.find(({ id }) => id === answer.filterId);
  const taken = answer.alreadyPeers.map(idOf);
  return { title: own?.title ?? '', chats: [...answer.missingPeers.map(idOf), ...taken], taken };
}

async function offerOf(account: Account, slug: string): Promise<tl.chatlists.TypeChatlistInvite | undefined> {
  try {
    return await account.client.call({ _: 'chatlists.checkChatlistInvite', slug });
  } catch (error) {
    if (tl.RpcError.is(error, 'INVITE_SLUG_EXPIRED') || tl.RpcError.is(error, 'INVITE_SLUG_EMPTY')) return undefined;
    throw error;
  }
}

export async function takeFolder(account: Account, slug: string, chats: PeerId[]): Promise<void> {
  const answer = await account.client.call({
    _: 'chatlists.joinChatlistInvite',
    slug,
    peers: chats.map((id) => inputPeer(account, id)),
  });
  account.client.handleClientUpdate(answer, false);
  await refreshFolders(account);
}

export async function folderNews(account: Account, id: number): Promise<PeerId[]> {
  const answer = await account.client.call({ _: 'chatlists.getChatlistUpdates', chatlist: chatlist(id) });
  absorb(account, answer.users, answer.chats);
  return answer.missingPeers.map(idOf);
}

export async function takeFolderNews(account: Account, id: number, chats: PeerId[]): Promise<void> {
  const answer = await account.client.call({
    _: 'chatlists.joinChatlistUpdates',
    chatlist: chatlist(id),
    peers: chats.map((chat) => inputPeer(account, chat)),
  });
  account.client.handleClientUpdate(answer, false);
  await refreshFolders(account);
}

export async function declineFolderNews(account: Account, id: number): Promise<void> {
  await account.client.call({ _: 'chatlists.hideChatlistUpdates', chatlist: chatlist(id) });
}

const linkOf = ({ url, title, peers }: tl.RawExportedChatlistInvite): FolderLink => ({
  url,
  title,
  chats: peers.map(idOf),
});

export async function folderLinks(account: Account, id: number): Promise<FolderLink[]> {
  const answer = await account.client.call({ _: 'chatlists.getExportedInvites', chatlist: chatlist(id) });
  absorb(account, answer.users, answer.chats);
  return answer.invites.map(linkOf);
}

export async function shareFolder(account: Account, id: number, chats: PeerId[]): Promise<FolderLink> {
  const { invite } = await account.client.call({
    _: 'chatlists.exportChatlistInvite',
    chatlist: chatlist(id),
    title: '',
    peers: chats.map((chat) => inputPeer(account, chat)),
  });
  await refreshFolders(account);
  return linkOf(invite);
}

export async function revokeFolderLink(account: Account, id: number, url: string): Promise<void> {
  const slug = url.split('/').at(-1) ?? '';
  await account.client.call({ _: 'chatlists.deleteExportedInvite', chatlist: chatlist(id), slug });
  await refreshFolders(account);
}
