import type { tl } from '@mtcute/core';
import Long from 'long';
import {
  type AdminEvent,
  type AdminLogEntry,
  type AdminSwitch,
  bareId,
  type Chat,
  type MediaId,
  type Member,
  type Message,
  type PeerId,
  type Topic,
  type Tx,
} from '#domain';
import type { Call } from '../../context.ts';
import { toTlReactions } from './chat-full.ts';
import { toTlDefaultBannedRights } from './chat.ts';
import { toTlInputSet } from '../media/document.ts';
import { type LoadedExtras, loadExtras } from '../messages/extras.ts';
import { toTlInvite } from './invite.ts';
import { type LoadedMedia, loadMedia } from '../media/media.ts';
import { toTlMessage } from '../messages/message.ts';
import { toTlParticipant } from './participant.ts';
import { toTlPeers } from '../peers.ts';
import { toTlPhoto } from '../media/photo.ts';
import { toTlBareTopic } from './topics.ts';

interface Parts {
  call: Call;
  kind: Chat['kind'];
  peers: Set<PeerId>;
  photos: LoadedMedia;
  extras: LoadedExtras;
}

/** Writes a page of the admin log with everybody in it. */
export async function toTlAdminLog(
  call: Call,
  tx: Tx,
  entries: readonly AdminLogEntry[],
): Promise<tl.channels.RawAdminLogResults> {
  const events = entries.map(({ event }) => event);
  const [first] = entries;
  const parts: Parts = {
    call,
    kind: (first && (await tx.chats.get(first.chat))?.kind) ?? 'channel',
    peers: new Set(entries.map(({ actor }) => actor)),
    photos: await loadMedia(
      tx,
      events.flatMap((event) => (event.kind === 'photo' ? [event.before, event.after] : [])),
    ),
    extras: await loadExtras(call, tx, events.flatMap(messagesOf)),
  };
  const written = entries.map((entry) => ({
    _: 'channelAdminLogEvent' as const,
    id: Long.fromNumber(entry.id),
    date: entry.date,
    userId: entry.actor,
    action: toTlAction(parts, entry.event),
  }));
  return { _: 'channels.adminLogResults', events: written, ...(await toTlPeers(call, tx, parts.peers)) };
}

function messagesOf(event: AdminEvent): Message[] {
  if ('message' in event) return [event.message];
  return event.kind === 'edit' ? [event.before, event.after] : [];
}

function toTlAction(parts: Parts, event: AdminEvent): tl.TypeChannelAdminLogEventAction {
  switch (event.kind) {
    case 'title':
      return { _: 'channelAdminLogEventActionChangeTitle', prevValue: event.before, newValue: event.after };
    case 'about':
      return { _: 'channelAdminLogEventActionChangeAbout', prevValue: event.before, newValue: event.after };
    case 'username':
      return { _: 'channelAdminLogEventActionChangeUsername', prevValue: event.before, newValue: event.after };
    case 'usernames':
      return { _: 'channelAdminLogEventActionChangeUsernames', prevValue: event.before, newValue: event.after };
    case 'photo':
      return {
        _: 'channelAdminLogEventActionChangePhoto',
        prevPhoto: photoOf(parts, event.before),
        newPhoto: photoOf(parts, event.after),
      };
    case 'switch':
      return { _: switchNames[event.what], newValue: event.on };
    case 'slowMode':
      return { _: 'channelAdminLogEventActionToggleSlowMode', prevValue: event.before, newValue: event.after };
    case 'historyTtl':
      return { _: 'channelAdminLogEventActionChangeHistoryTTL', prevValue: event.before, newValue: event.after };
    case 'linkedChat':
      return {
        _: 'channelAdminLogEventActionChangeLinkedChat',
        prevValue: chatOf(parts, event.before),
        newValue: chatOf(parts, event.after),
      };
    case 'reactions':
      return {
        _: 'channelAdminLogEventActionChangeAvailableReactions',
        prevValue: toTlReactions(parts.call, parts.kind, event.before),
        newValue: toTlReactions(parts.call, parts.kind, event.after),
      };
    case 'defaultRights':
      return {
        _: 'channelAdminLogEventActionDefaultBannedRights',
        prevBannedRights: toTlDefaultBannedRights(event.before),
        newBannedRights: toTlDefaultBannedRights(event.after),
      };
    case 'color':
    case 'profileColor':
      return {
        _:
          event.kind === 'color'
            ? 'channelAdminLogEventActionChangePeerColor'
            : 'channelAdminLogEventActionChangeProfilePeerColor',
        prevValue: toTlColor(event.before),
        newValue: toTlColor(event.after),
      };
    case 'stickerSet':
    case 'emojiSet':
      return {
        _:
          event.kind === 'stickerSet'
            ? 'channelAdminLogEventActionChangeStickerSet'
            : 'channelAdminLogEventActionChangeEmojiStickerSet',
        prevStickerset: toTlInputSet(parts.call, event.before),
        newStickerset: toTlInputSet(parts.call, event.after),
      };
    default:
      return toTlMessageAction(parts, event) ?? toTlTopicAction(parts, event) ?? toTlMemberAction(parts, event);
  }
}

function toTlMessageAction(parts: Parts, event: AdminEvent): tl.TypeChannelAdminLogEventAction | undefined {
  const write = (message: Message) => toTlMessage(parts.call, message, parts.extras, parts.peers);
  switch (event.kind) {
    case 'pin':
      return { _: 'channelAdminLogEventActionUpdatePinned', message: write(event.message) };
    case 'delete':
      return { _: 'channelAdminLogEventActionDeleteMessage', message: write(event.message) };
    case 'send':
      return { _: 'channelAdminLogEventActionSendMessage', message: write(event.message) };
    case 'stopPoll':
      return { _: 'channelAdminLogEventActionStopPoll', message: write(event.message) };
    case 'edit':
      return {
        _: 'channelAdminLogEventActionEditMessage',
        prevMessage: write(event.before),
        newMessage: write(event.after),
      };
    default:
      return undefined;
  }
}

function toTlTopicAction(parts: Parts, event: AdminEvent): tl.TypeChannelAdminLogEventAction | undefined {
  const write = (topic: Topic) => {
    parts.peers.add(topic.creator);
    return toTlBareTopic(parts.call.account, topic);
  };
  switch (event.kind) {
    case 'topicCreate':
      return { _: 'channelAdminLogEventActionCreateTopic', topic: write(event.topic) };
    case 'topicDelete':
      return { _: 'channelAdminLogEventActionDeleteTopic', topic: write(event.topic) };
    case 'topicEdit':
      return {
        _: 'channelAdminLogEventActionEditTopic',
        prevTopic: write(event.before),
        newTopic: write(event.after),
      };
    case 'topicPin':
      return {
        _: 'channelAdminLogEventActionPinTopic',
        ...(event.before ? { prevTopic: write(event.before) } : {}),
        ...(event.after ? { newTopic: write(event.after) } : {}),
      };
    default:
      return undefined;
  }
}

function toTlMemberAction(parts: Parts, event: AdminEvent): tl.TypeChannelAdminLogEventAction {
  const person = (member: Member) => {
    parts.peers.add(member.account).add(member.inviter);
    if (member.promotedBy !== undefined) parts.peers.add(member.promotedBy);
    if (member.bannedBy !== undefined) parts.peers.add(member.bannedBy);
    return toTlParticipant(parts.call.account, member);
  };
  switch (event.kind) {
    case 'join':
      return { _: 'channelAdminLogEventActionParticipantJoin' };
    case 'leave':
      return { _: 'channelAdminLogEventActionParticipantLeave' };
    case 'invite':
      return { _: 'channelAdminLogEventActionParticipantInvite', participant: person(event.member) };
    case 'ban':
      return {
        _: 'channelAdminLogEventActionParticipantToggleBan',
        prevParticipant: person(event.before),
        newParticipant: person(event.after),
      };
    case 'promote':
      return {
        _: 'channelAdminLogEventActionParticipantToggleAdmin',
        prevParticipant: person(event.before),
        newParticipant: person(event.after),
      };
    case 'rank':
      parts.peers.add(event.account);
      return {
        _: 'channelAdminLogEventActionParticipantEditRank',
        userId: event.account,
        prevRank: event.before,
        newRank: event.after,
      };
    default:
      return toTlInviteAction(parts, event);
  }
}

function toTlInviteAction({ call, peers }: Parts, event: AdminEvent): tl.TypeChannelAdminLogEventAction {
  switch (event.kind) {
    case 'joinByInvite':
      peers.add(event.invite.admin);
      return { _: 'channelAdminLogEventActionParticipantJoinByInvite', invite: toTlInvite(call, event.invite) };
    case 'joinByRequest':
      peers.add(event.approvedBy);
      return {
        _: 'channelAdminLogEventActionParticipantJoinByRequest',
        invite: event.invite ? toTlInvite(call, event.invite) : { _: 'chatInvitePublicJoinRequests' },
        approvedBy: event.approvedBy,
      };
    case 'inviteDelete':
      return { _: 'channelAdminLogEventActionExportedInviteDelete', invite: toTlInvite(call, event.invite) };
    case 'inviteRevoke':
      return { _: 'channelAdminLogEventActionExportedInviteRevoke', invite: toTlInvite(call, event.invite) };
    case 'inviteEdit':
      return {
        _: 'channelAdminLogEventActionExportedInviteEdit',
        prevInvite: toTlInvite(call, event.before),
        newInvite: toTlInvite(call, event.after),
      };
    default:
      throw new Error(`the admin log holds an event that has no form: ${event.kind}`);
  }
}

const switchNames = {
  signatures: 'channelAdminLogEventActionToggleSignatures',
  signatureProfiles: 'channelAdminLogEventActionToggleSignatureProfiles',
  hiddenPrehistory: 'channelAdminLogEventActionTogglePreHistoryHidden',
  noForwards: 'channelAdminLogEventActionToggleNoForwards',
  antiSpam: 'channelAdminLogEventActionToggleAntiSpam',
  autotranslation: 'channelAdminLogEventActionToggleAutotranslation',
  forum: 'channelAdminLogEventActionToggleForum',
} as const satisfies Record<AdminSwitch, tl.TypeChannelAdminLogEventAction['_']>;

const toTlColor = (color: number | undefined): tl.RawPeerColor => ({
  _: 'peerColor',
  ...(color === undefined ? {} : { color }),
});

function photoOf({ call, photos }: Parts, media: MediaId | undefined): tl.TypePhoto {
  const row = media === undefined ? undefined : photos.get(media);
  return row ? toTlPhoto(call, row) : { _: 'photoEmpty', id: Long.ZERO };
}

function chatOf({ peers }: Parts, chat: number): number {
  if (chat === 0) return 0;
  peers.add(chat);
  return bareId(chat);
}
