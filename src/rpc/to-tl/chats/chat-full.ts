import type { tl } from '@mtcute/core';
import Long from 'long';
import {
  allowsCustom,
  bareId,
  type Chat,
  emoticons,
  isAdmin,
  type Member,
  translationsOff,
  type Tx,
  waitingAt,
} from '#domain';
import type { Call } from '../../context.ts';
import { toTlBotInfos } from '../bots/bot-info.ts';
import { toTlLastingInvite } from './invite.ts';
import { toTlNotifySettings } from '../dialogs/notify-settings.ts';
import { toTlOwnState } from '../dialogs/own-state.ts';
import { toTlPeers } from '../peers.ts';
import { toTlPhoto } from '../media/photo.ts';
import { toTlReaction } from '../messages/reaction.ts';

/** A basic group with its members. */
export async function toTlChatFull(call: Call, tx: Tx, chat: Chat): Promise<tl.messages.RawChatFull> {
  const members = await tx.chats.members({ chat: chat.id, offset: 0, limit: call.world.limits.groupMembers });
  const own = members.find(({ account }) => account === call.account);
  const pinned = await tx.messages.history({ mailbox: call.account, peer: chat.id, pinned: true, limit: 1 });
  const photo = chat.photo === undefined ? undefined : await tx.media.get(chat.photo);
  const waiting = own && isAdmin(own) ? await waitingAt(tx, chat.id) : undefined;
  const peers = await toTlPeers(call, tx, [
    ...[chat.id, ...(waiting?.recent ?? [])],
    ...members.flatMap((member) => [member.account, member.inviter]),
  ]);
  return {
    _: 'messages.chatFull',
    fullChat: {
      _: 'chatFull',
      canSetUsername: chat.creator === call.account,
      translationsDisabled: await translationsOff(tx, call.account, chat.id),
      id: bareId(chat.id),
      about: chat.data.about ?? '',
      participants: toTlParticipants(chat, members),
      chatPhoto: photo ? toTlPhoto(call, photo, { mailbox: chat.id, message: 0 }) : { _: 'photoEmpty', id: Long.ZERO },
      notifySettings: await toTlNotifySettings(call, tx, chat.id),
      ...(own ? await toTlLastingInvite(call, tx, chat, own) : {}),
      botInfo: await toTlBotInfos(call, tx, chat.id),
      pinnedMsgId: pinned[0]?.id,
      ttlPeriod: chat.data.ttlS || undefined,
      ...(await toTlOwnState(call, tx, chat.id)),
      ...(waiting && waiting.pending > 0
        ? { requestsPending: waiting.pending, recentRequesters: waiting.recent.map((id) => Long.fromNumber(id)) }
        : {}),
      availableReactions: toTlReactions(call, chat.kind, chat.data.reactions),
      reactionsLimit: chat.data.reactionsLimit,
    },
    ...peers,
  };
}

export function toTlParticipants(chat: Chat, members: readonly Member[]): tl.RawChatParticipants {
  return {
    _: 'chatParticipants',
    chatId: bareId(chat.id),
    participants: members.map(toTlParticipant),
    version: chat.version,
  };
}

function toTlParticipant(member: Member): tl.TypeChatParticipant {
  const userId = member.account;
  const rank = member.rank === undefined ? {} : { rank: member.rank };
  if (member.status === 'creator') return { _: 'chatParticipantCreator', userId, ...rank };
  const _ = member.status === 'admin' ? 'chatParticipantAdmin' : 'chatParticipant';
  return { _, userId, inviterId: member.inviter, date: member.date, ...rank };
}

/** Until this layer a chat named the reactions that it allows, and naming none meant that it allows none. */
const lastLayerOfLists = 144;

/** Which reactions a chat allows: all of them by a word of their own, or by their names for clients without that word. */
export function toTlReactions(
  { layer }: Call,
  kind: Chat['kind'],
  reactions: Chat['data']['reactions'],
): tl.TypeChatReactions {
  if (reactions?.kind === 'none') return { _: 'chatReactionsNone' };
  if (reactions?.kind !== 'some' && layer > lastLayerOfLists) {
    const allowCustom = allowsCustom({ kind, data: reactions ? { reactions } : {} });
    return { _: 'chatReactionsAll', allowCustom };
  }
  const named = reactions?.kind === 'some' ? reactions.emoticons : emoticons;
  return { _: 'chatReactionsSome', reactions: named.map(toTlReaction) };
}
