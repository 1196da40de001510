import type { tl } from '@mtcute/core';
import Long from 'long';
import { bareId, type Chat, getPeerDialogs, type Member, type Tx } from '#domain';
import type { Call } from '../context.ts';
import { toTlBotInfos } from './bot-info.ts';
import { toTlChatReactions } from './chat-full.ts';
import { loadMedia } from './media.ts';
import { toTlNotifySettings } from './notify-settings.ts';
import { toTlPeers } from './peers.ts';
import { toTlPhoto } from './photo.ts';

/** A supergroup or channel with what its info page shows. */
export async function toTlChannelFull(
  call: Call,
  tx: Tx,
  chat: Chat,
  member: Member | undefined,
): Promise<tl.messages.RawChatFull> {
  const isAdmin = member?.status === 'creator' || member?.status === 'admin';
  const [dialog] = await getPeerDialogs(call.world, call.account, [chat.id]);
  const [pinned] = await tx.messages.history({ mailbox: chat.id, peer: chat.id, pinned: true, limit: 1 });
  const photo = chat.photo === undefined ? undefined : (await loadMedia(tx, [chat.photo])).get(chat.photo);
  const visibleMembers = chat.kind === 'supergroup' && !chat.data.hiddenMembers;
  return {
    _: 'messages.chatFull',
    fullChat: {
      _: 'channelFull',
      canViewParticipants: isAdmin || visibleMembers,
      canSetUsername: member?.status === 'creator',
      canDeleteChannel: member?.status === 'creator',
      hiddenPrehistory: chat.data.hiddenPrehistory ?? false,
      participantsHidden: chat.data.hiddenMembers ?? false,
      antispam: chat.data.antiSpam ?? false,
      id: bareId(chat.id),
      about: chat.data.about ?? '',
      participantsCount: chat.members,
      ...(isAdmin ? await adminCounts(tx, chat) : {}),
      readInboxMaxId: dialog?.readInboxMaxId ?? 0,
      readOutboxMaxId: dialog?.readOutboxMaxId ?? 0,
      unreadCount: dialog?.unread ?? 0,
      chatPhoto: photo ? toTlPhoto(call, photo) : { _: 'photoEmpty', id: Long.ZERO },
      notifySettings: await toTlNotifySettings(call, tx, chat.id),
      botInfo: chat.kind === 'supergroup' ? await toTlBotInfos(call, tx, chat.id) : [],
      pinnedMsgId: pinned?.id,
      linkedChatId: chat.data.linkedChat === undefined ? undefined : bareId(chat.data.linkedChat),
      slowmodeSeconds: chat.data.slowModeS || undefined,
      migratedFromChatId:
        chat.data.migratedFrom === undefined ? undefined : Long.fromNumber(bareId(chat.data.migratedFrom)),
      // Each member of a basic group numbers its messages anew.
      migratedFromMaxId:
        chat.data.migratedFrom === undefined
          ? undefined
          : await tx.messages.topId(call.account, chat.data.migratedFrom),
      pts: (await tx.updates.state(chat.id))?.pts ?? 1,
      ttlPeriod: chat.data.ttlS || undefined,
      availableReactions: toTlChatReactions(chat),
    },
    ...(await toTlPeers(call, tx, [chat.id, ...(chat.data.linkedChat ? [chat.data.linkedChat] : [])])),
  };
}

async function adminCounts(
  tx: Tx,
  chat: Chat,
): Promise<{ adminsCount: number; kickedCount: number; bannedCount: number }> {
  const count = (statuses: Member['status'][]) => tx.chats.countMembersWhere({ chat: chat.id, statuses });
  return {
    adminsCount: await count(['creator', 'admin']),
    kickedCount: await count(['banned']),
    bannedCount: await count(['restricted']),
  };
}
