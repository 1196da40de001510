import type { tl } from '@mtcute/core';
import type { InviteInfo, InviteLink, PeerId } from '../../data/views.ts';
import type { Account } from '../account.ts';
import { fetchDialogs } from '../dialogs.ts';
import { absorb, inputChannel, inputPeer, inputUser } from '../peers.ts';
import { chatOf, isChannelId } from '../views/peer.ts';
import { createTransfer } from '../transfer.ts';
import { upload } from './upload.ts';

const PAGE = 100;

export async function createGroup(account: Account, title: string, people: PeerId[]): Promise<PeerId> {
  const answer = await account.client.call({
    _: 'messages.createChat',
    title,
    users: people.map((id) => inputUser(account, id)),
  });
  return take(account, answer.updates);
}

export async function createChannel(account: Account, title: string, about: string): Promise<PeerId> {
  const answer = await account.client.call({ _: 'channels.createChannel', broadcast: true, title, about });
  return take(account, answer);
}

/** A supergroup takes the place of a basic group: more people, rights for each, a public name. */
export async function upgradeGroup(account: Account, id: PeerId): Promise<PeerId> {
  const answer = await account.client.call({ _: 'messages.migrateChat', chatId: -id });
  account.client.handleClientUpdate(answer, false);
  if (!('chats' in answer)) throw new Error('CHAT_NOT_NAMED');
  absorb(account, answer.users, answer.chats);
  const upgraded = answer.chats.map(chatOf).find((chat) => chat && isChannelId(chat.id));
  if (!upgraded) throw new Error('CHAT_NOT_NAMED');
  await fetchDialogs(account, [upgraded.id]);
  return upgraded.id;
}

/** Applies an answer with updates and says which chat it brought. */
function take(account: Account, updates: tl.TypeUpdates): PeerId {
  account.client.handleClientUpdate(updates, false);
  if (!('chats' in updates)) throw new Error('CHAT_NOT_NAMED');
  absorb(account, updates.users, updates.chats);
  const chat = updates.chats[0] && chatOf(updates.chats[0]);
  if (!chat) throw new Error('CHAT_NOT_NAMED');
  return chat.id;
}

function apply(account: Account, updates: tl.TypeUpdates): void {
  account.client.handleClientUpdate(updates, false);
}

export async function editChat(
  account: Account,
  id: PeerId,
  change: { title?: string; about?: string; username?: string; photo?: Blob },
): Promise<void> {
  const inChannel = isChannelId(id);
  const channel = inputChannel(account, id);
  if (change.title !== undefined) {
    const title = change.title;
    apply(
      account,
      inChannel
        ? await account.client.call({ _: 'channels.editTitle', channel, title })
        : await account.client.call({ _: 'messages.editChatTitle', chatId: -id, title }),
    );
  }
  if (change.about !== undefined) {
    await account.client.call({ _: 'messages.editChatAbout', peer: inputPeer(account, id), about: change.about });
  }
  if (change.username !== undefined && inChannel) {
    await account.client.call({ _: 'channels.updateUsername', channel, username: change.username });
  }
  if (change.photo) {
    const file = await upload(account, change.photo, 'photo.jpg', createTransfer(), () => {});
    const photo = { _: 'inputChatUploadedPhoto', file } as const;
    apply(
      account,
      inChannel
        ? await account.client.call({ _: 'channels.editPhoto', channel, photo })
        : await account.client.call({ _: 'messages.editChatPhoto', chatId: -id, photo }),
    );
  }
}

export async function addMembers(account: Account, id: PeerId, people: PeerId[]): Promise<void> {
  const users = people.map((person) => inputUser(account, person));
  if (isChannelId(id)) {
    const answer = await account.client.call({
      _: 'channels.inviteToChannel',
      channel: inputChannel(account, id),
      users,
    });
    apply(account, answer.updates);
    return;
  }
  for (const userId of users) {
    const answer = await account.client.call({ _: 'messages.addChatUser', chatId: -id, userId, fwdLimit: 100 });
    apply(account, answer.updates);
  }
}

export async function removeMember(account: Account, id: PeerId, person: PeerId): Promise<void> {
  apply(
    account,
    isChannelId(id)
      ? await account.client.call({
          _: 'channels.editBanned',
          channel: inputChannel(account, id),
          participant: inputPeer(account, person),
          bannedRights: { _: 'chatBannedRights', viewMessages: true, untilDate: 0 },
        })
      : await account.client.call({
          _: 'messages.deleteChatUser',
          chatId: -id,
          userId: inputUser(account, person),
        }),
  );
}

export async function join(account: Account, id: PeerId): Promise<void> {
  const answer = await account.client.call({ _: 'channels.joinChannel', channel: inputChannel(account, id) });
  if (answer._ === 'messages.chatInviteJoinResultOk') apply(account, answer.updates);
  await fetchDialogs(account, [id]);
}

export async function inviteLinks(account: Account, id: PeerId): Promise<InviteLink[]> {
  const answer = await account.client.call({
    _: 'messages.getExportedChatInvites',
    peer: inputPeer(account, id),
    adminId: { _: 'inputUserSelf' },
    limit: PAGE,
  });
  absorb(account, answer.users, []);
  return answer.invites.flatMap((row) => linkOf(row) ?? []);
}

function linkOf(row: tl.TypeExportedChatInvite): InviteLink | undefined {
  if (row._ !== 'chatInviteExported') return undefined;
  return {
    link: row.link,
    title: row.title,
    uses: row.usage ?? 0,
    limit: row.usageLimit,
    expires: row.expireDate,
    approval: row.requestNeeded ?? false,
    revoked: row.revoked ?? false,
    permanent: row.permanent ?? false,
  };
}

export async function createInviteLink(
  account: Account,
  id: PeerId,
  options: { approval: boolean; limit?: number; expires?: number },
): Promise<InviteLink> {
  const answer = await account.client.call({
    _: 'messages.exportChatInvite',
    peer: inputPeer(account, id),
    requestNeeded: options.approval,
    usageLimit: options.limit,
    expireDate: options.expires,
  });
  const link = linkOf(answer);
  if (!link) throw new Error('LINK_NOT_MADE');
  return link;
}

export async function revokeInviteLink(account: Account, id: PeerId, link: string): Promise<void> {
  await account.client.call({
    _: 'messages.editExportedChatInvite',
    peer: inputPeer(account, id),
    link,
    revoked: true,
  });
}

export async function inviteInfo(account: Account, hash: string): Promise<InviteInfo> {
  const answer = await account.client.call({ _: 'messages.checkChatInvite', hash });
  if (answer._ === 'chatInviteAlready' || answer._ === 'chatInvitePeek') {
    absorb(account, [], [answer.chat]);
    const chat = chatOf(answer.chat);
    return {
      title: chat?.name ?? '',
      members: chat?.members ?? 0,
      isChannel: chat?.kind === 'channel',
      approval: false,
      chatId: chat?.id,
    };
  }
  return {
    title: answer.title,
    about: answer.about,
    members: answer.participantsCount,
    isChannel: answer.broadcast ?? false,
    approval: answer.requestNeeded ?? false,
  };
}

/** Undefined when an admin has to let one in first. */
export async function acceptInvite(account: Account, hash: string): Promise<PeerId | undefined> {
  const answer = await account.client.call({ _: 'messages.importChatInvite', hash });
  return answer._ === 'messages.chatInviteJoinResultOk' ? take(account, answer.updates) : undefined;
}

export async function joinRequests(account: Account, id: PeerId): Promise<PeerId[]> {
  const answer = await account.client.call({
    _: 'messages.getChatInviteImporters',
    peer: inputPeer(account, id),
    requested: true,
    offsetDate: 0,
    offsetUser: { _: 'inputUserEmpty' },
    limit: PAGE,
  });
  absorb(account, answer.users, []);
  return answer.importers.map((row) => row.userId);
}

export async function answerJoinRequest(account: Account, id: PeerId, person: PeerId, accept: boolean): Promise<void> {
  apply(
    account,
    await account.client.call({
      _: 'messages.hideChatJoinRequest',
      peer: inputPeer(account, id),
      userId: inputUser(account, person),
      approved: accept,
    }),
  );
}
