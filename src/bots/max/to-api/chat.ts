import type { Chat as MaxChat } from '@maxhub/max-bot-api/types';
import { type Chat, isAdmin, isClosedTo, isInside, type Member, mailboxOf, type PeerId, peerKind } from '#domain';
import { fileUrl } from './file.ts';
import { toApiMessage } from './message.ts';
import { toApiUserWithPhoto } from './user.ts';
import type { View } from './view.ts';

/** TamTam has one status more. */
export type ApiChat = Omit<MaxChat, 'status'> & { status: MaxChat['status'] | 'suspended' };

/** `alone` tells more of a chat that was asked for by itself. Nothing is told of one that the safety desk closed. */
export async function toApiChat(view: View, peer: PeerId, alone: boolean): Promise<ApiChat | undefined> {
  if (peerKind(peer) === 'account') return dialogOf(view, peer);
  const chat = await view.chat(peer);
  if (!chat || (await isClosedTo(view.tx, chat, view.bot))) return undefined;
  return groupOf(view, chat, alone);
}

async function lastEventMs(view: View, peer: PeerId, otherwiseS: number): Promise<number> {
  const dialog = await view.tx.dialogs.get(view.bot, peer);
  return (dialog?.topDate || otherwiseS) * 1000;
}

async function dialogOf(view: View, peer: PeerId): Promise<ApiChat | undefined> {
  const account = await view.account(peer);
  if (!account) return undefined;
  const stopped = await view.tx.accounts.isBlocked(peer, view.bot);
  // TamTam alone has a word for a dialog that the person stopped.
  const ended = view.dialect === 'tamtam' ? 'suspended' : 'closed';
  return {
    chat_id: peer,
    type: 'dialog',
    status: stopped ? ended : 'active',
    title: null,
    icon: null,
    last_event_time: await lastEventMs(view, peer, account.createdAt),
    participants_count: 2,
    is_public: false,
    description: null,
    dialog_with_user: await toApiUserWithPhoto(view, account),
  };
}

async function groupOf(view: View, chat: Chat, alone: boolean): Promise<ApiChat> {
  const member = await view.tx.chats.member(chat.id, view.bot);
  const photo = chat.photo === undefined ? undefined : await view.media(chat.photo);
  const admin = member !== undefined && isAdmin(member);
  return {
    chat_id: chat.id,
    type: chat.kind === 'channel' ? 'channel' : 'chat',
    status: statusOf(member),
    title: chat.title,
    icon: photo
      ? { url: fileUrl({ ...view, at: { mailbox: chat.id, message: 0 } }, photo, photo.sizes.at(-1)?.type) }
      : null,
    last_event_time: await lastEventMs(view, chat.id, chat.createdAt),
    participants_count: chat.members,
    is_public: chat.username !== undefined,
    link: chat.username === undefined ? null : `${view.world.settings.httpBase}/${chat.username}`,
    description: chat.data.about ?? null,
    ...(admin ? { owner_id: chat.creator } : {}),
    ...(alone ? await more(view, chat, member) : {}),
  };
}

function statusOf(member: Member | undefined): ApiChat['status'] {
  if (member?.status === 'banned') return 'removed';
  return isInside(member) ? 'active' : 'left';
}

const participantsTold = 100;

async function more(view: View, chat: Chat, member: Member | undefined): Promise<Partial<ApiChat>> {
  const place = { mailbox: mailboxOf(view.bot, chat.id), peer: chat.id };
  const inside = isInside(member);
  const [pinned] = inside ? await view.tx.messages.history({ ...place, pinned: true, limit: 1 }) : [];
  const admin = member !== undefined && isAdmin(member);
  return {
    pinned_message: pinned && !pinned.content.action ? await toApiMessage(view, pinned) : null,
    messages_count: inside ? await view.tx.messages.count(place) : null,
    ...(admin ? { participants: await participants(view, chat) } : {}),
  };
}

async function participants(view: View, chat: Chat): Promise<Record<string, number>> {
  const statuses = ['creator', 'admin', 'member', 'restricted'] as const;
  const members = await view.tx.chats.members({ chat: chat.id, statuses, offset: 0, limit: participantsTold });
  return Object.fromEntries(members.filter(isInside).map(({ account, date }) => [String(account), date * 1000]));
}
