import type { tl } from '@mtcute/core';
import Long from 'long';
import {
  bareId,
  type Chat,
  defaultSendAs,
  floorFor,
  getPeerDialogs,
  type Member,
  nextSendAt,
  onlineBeside,
  seesForumAsMessages,
  translationsOff,
  type Tx,
  waitingAt,
} from '#domain';
import type { Call } from '../../context.ts';
import { toTlBotInfos } from '../bots/bot-info.ts';
import { toTlReactions } from './chat-full.ts';
import { loadMedia } from '../media/media.ts';
import { toTlLastingInvite } from './invite.ts';
import { toTlOwnState } from '../dialogs/own-state.ts';
import { toTlNotifySettings } from '../dialogs/notify-settings.ts';
import { toTlPeer, toTlPeers } from '../peers.ts';
import { toTlPhoto } from '../media/photo.ts';
import { toTlProfileTab } from '../accounts/profile-tabs.ts';
import { toTlSets } from '../stickers/sticker-set.ts';

/** A supergroup or channel with what its info page shows. */
export async function toTlChannelFull(
  call: Call,
  tx: Tx,
  chat: Chat,
  member: Member | undefined,
): Promise<tl.messages.RawChatFull> {
  const isAdmin = member?.status === 'creator' || member?.status === 'admin';
  const [dialog] = await getPeerDialogs(call.world, call.account, [chat.id]);
  const floor = await floorFor(tx, call.account, chat, member);
  const [pinned] = await tx.messages.history({ mailbox: chat.id, peer: chat.id, pinned: true, floor, limit: 1 });
  const photo = chat.photo === undefined ? undefined : (await loadMedia(tx, [chat.photo])).get(chat.photo);
  const personal = await personalState(call, tx, chat, isAdmin);
  const visibleMembers = chat.kind === 'supergroup' && !chat.data.hiddenMembers;
  return {
    _: 'messages.chatFull',
    fullChat: {
      _: 'channelFull',
      canViewParticipants: isAdmin || visibleMembers,
      canSetUsername: member?.status === 'creator',
      canDeleteChannel: member?.status === 'creator',
      canViewStats: isAdmin,
      ...(isAdmin ? { statsDc: call.world.settings.dcId } : {}),
      hiddenPrehistory: chat.data.hiddenPrehistory ?? false,
      participantsHidden: chat.data.hiddenMembers ?? false,
      antispam: chat.data.antiSpam ?? false,
      translationsDisabled: await translationsOff(tx, call.account, chat.id),
      guardBotId: chat.data.guardBot,
      ...(chat.data.mainTab ? { mainTab: toTlProfileTab(chat.data.mainTab) } : {}),
      viewForumAsMessages: await seesForumAsMessages(tx, call.account, chat.id),
      id: bareId(chat.id),
      about: chat.data.about ?? '',
      participantsCount: chat.members,
      ...(visibleMembers ? await onlineCount(call, tx, member) : {}),
      ...(isAdmin ? await adminCounts(tx, chat) : {}),
      ...(isAdmin ? await toTlLastingInvite(call, tx, chat, member) : {}),
      readInboxMaxId: dialog?.readInboxMaxId ?? 0,
      readOutboxMaxId: dialog?.readOutboxMaxId ?? 0,
      unreadCount: dialog?.unread ?? 0,
      chatPhoto: photo ? toTlPhoto(call, photo, { mailbox: chat.id, message: 0 }) : { _: 'photoEmpty', id: Long.ZERO },
      notifySettings: await toTlNotifySettings(call, tx, chat.id),
      botInfo: chat.kind === 'supergroup' ? await toTlBotInfos(call, tx, chat.id) : [],
      pinnedMsgId: pinned?.id,
      linkedChatId: chat.data.linkedChat === undefined ? undefined : bareId(chat.data.linkedChat),
      slowmodeSeconds: chat.data.slowModeS || undefined,
      ...personal,
      ...(await toTlOwnState(call, tx, chat.id)),
      migratedFromChatId:
        chat.data.migratedFrom === undefined ? undefined : Long.fromNumber(bareId(chat.data.migratedFrom)),
      // Each member of a basic group numbers its messages anew.
      migratedFromMaxId:
        chat.data.migratedFrom === undefined
          ? undefined
          : await tx.messages.topId(call.account, chat.data.migratedFrom),
      pts: (await tx.updates.state(chat.id))?.pts ?? 1,
      ttlPeriod: chat.data.ttlS || undefined,
      availableReactions: toTlReactions(call, chat.kind, chat.data.reactions),
      reactionsLimit: chat.data.reactionsLimit,
      canSetStickers: isAdmin && chat.kind === 'supergroup',
      ...(await offeredSets(call, tx, chat)),
    },
    ...(await toTlPeers(call, tx, [
      chat.id,
      ...(chat.data.linkedChat ? [chat.data.linkedChat] : []),
      ...(personal.recentRequesters ?? []),
    ])),
  };
}

/** Who is here now is for members to know. */
async function onlineCount(
  call: Call,
  tx: Tx,
  member: Member | undefined,
): Promise<Pick<tl.RawChannelFull, 'onlineCount'>> {
  if (!member || member.gone || member.status === 'left' || member.status === 'banned') return {};
  return { onlineCount: await onlineBeside(tx, call.account, member.chat, call.world.clock.nowS()) };
}

/** The sets that a supergroup offers to its members. */
async function offeredSets(
  call: Call,
  tx: Tx,
  { data }: Chat,
): Promise<Pick<tl.RawChannelFull, 'stickerset' | 'emojiset'>> {
  const ids = [data.stickerSet, data.emojiSet].filter((id) => id !== undefined);
  if (ids.length === 0) return {};
  const sets = await toTlSets(call, tx, await tx.stickers.sets(ids));
  return { stickerset: sets.find((set) => !set.emojis), emojiset: sets.find((set) => set.emojis) };
}

/** What concerns the asking account alone: its pause, its default voice, what waits for it as an admin. */
async function personalState(
  call: Call,
  tx: Tx,
  chat: Chat,
  isAdmin: boolean,
): Promise<Partial<Pick<tl.RawChannelFull, PersonalField>>> {
  const nowS = call.world.clock.nowS();
  const everyS = isAdmin ? 0 : (chat.data.slowModeS ?? 0);
  const next = everyS > 0 ? await nextSendAt(tx, call.account, chat.id, { everyS, nowS }) : undefined;
  const sendAs = chat.kind === 'supergroup' ? await defaultSendAs(tx, call.account, chat.id) : undefined;
  const waiting = isAdmin ? await waitingAt(tx, chat.id) : undefined;
  const available = await tx.dialogs.availableMin(call.account, chat.id);
  return {
    ...(next === undefined ? {} : { slowmodeNextSendDate: next }),
    ...(sendAs === undefined ? {} : { defaultSendAs: toTlPeer(sendAs) }),
    ...(waiting && waiting.pending > 0 ? { requestsPending: waiting.pending, recentRequesters: waiting.recent } : {}),
    ...(available > 0 ? { availableMinId: available } : {}),
  };
}

type PersonalField =
  | 'slowmodeNextSendDate'
  | 'defaultSendAs'
  | 'requestsPending'
  | 'recentRequesters'
  | 'availableMinId';

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
