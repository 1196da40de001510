import type { Chat as ApiChat } from '@grammyjs/types';
import { type Chat, type PeerId, peerKind } from '#domain';
import type { View } from '../../view.ts';

/** A chat by what everybody in it sees. */
export function chatOf(chat: Chat): Exclude<ApiChat, ApiChat.PrivateChat> {
  const { id, title } = chat;
  if (chat.kind === 'group') return { id, type: 'group', title };
  const name = chat.username ? { username: chat.username } : {};
  if (chat.kind === 'channel') return { id, type: 'channel', title, ...name };
  return { id, type: 'supergroup', title, ...name, ...(chat.data.forum ? { is_forum: true } : {}) };
}

export async function toApiChat(view: View, peer: PeerId): Promise<ApiChat> {
  if (peerKind(peer) === 'account') {
    const account = await view.account(peer);
    return {
      id: peer,
      type: 'private',
      first_name: account?.firstName ?? '',
      ...(account?.lastName ? { last_name: account.lastName } : {}),
      ...(account?.username ? { username: account.username } : {}),
    };
  }
  const chat = await view.chat(peer);
  if (chat) return chatOf(chat);
  return peerKind(peer) === 'group' ? { id: peer, type: 'group', title: '' } : { id: peer, type: 'channel', title: '' };
}
