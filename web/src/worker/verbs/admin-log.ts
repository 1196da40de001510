import type { tl } from '@mtcute/core';
import Long from 'long';
import type { LogEntry, LogName, PeerId } from '../../data/views.ts';
import type { Account } from '../account.ts';
import { absorb, inputChannel } from '../peers.ts';
import { idOf } from '../views/peer.ts';

const PAGE = 50;

export async function adminLog(
  account: Account,
  id: PeerId,
  q: string,
  before: string | undefined,
): Promise<LogEntry[]> {
  const answer = await account.client.call({
    _: 'channels.getAdminLog',
    channel: inputChannel(account, id),
    q,
    maxId: before === undefined ? Long.ZERO : Long.fromString(before),
    minId: Long.ZERO,
    limit: PAGE,
  });
  absorb(account, answer.users, answer.chats);
  return answer.events.map((event) => ({
    id: event.id.toString(),
    date: event.date,
    by: event.userId,
    ...describe(event.action),
  }));
}

type Described = { name: LogName; to?: PeerId; text?: string };

function describe(action: tl.TypeChannelAdminLogEventAction): Described {
  switch (action._) {
    case 'channelAdminLogEventActionChangeTitle':
      return { name: 'titleChanged', text: action.newValue };
    case 'channelAdminLogEventActionChangeAbout':
      return { name: 'about', text: action.newValue };
    case 'channelAdminLogEventActionChangeUsername':
      return { name: 'username', text: action.newValue && `@${action.newValue}` };
    case 'channelAdminLogEventActionChangeUsernames':
      return { name: 'username', text: action.newValue.map((name) => `@${name}`).join(', ') };
    case 'channelAdminLogEventActionChangePhoto':
      return { name: 'photo' };
    case 'channelAdminLogEventActionUpdatePinned':
      return { name: isPinned(action.message) ? 'pin' : 'unpin', text: textOf(action.message) };
    case 'channelAdminLogEventActionEditMessage':
      return { name: 'edit', text: textOf(action.newMessage) };
    case 'channelAdminLogEventActionDeleteMessage':
      return { name: 'delete', text: textOf(action.message) };
    case 'channelAdminLogEventActionSendMessage':
      return { name: 'message', text: textOf(action.message) };
    case 'channelAdminLogEventActionParticipantJoin':
    case 'channelAdminLogEventActionParticipantJoinByInvite':
    case 'channelAdminLogEventActionParticipantJoinByRequest':
      return { name: 'join' };
    case 'channelAdminLogEventActionParticipantLeave':
      return { name: 'leave' };
    case 'channelAdminLogEventActionParticipantInvite':
      return { name: 'invite', to: personIn(action.participant) };
    case 'channelAdminLogEventActionParticipantToggleBan':
      return { name: banName(action.newParticipant), to: personIn(action.newParticipant) };
    case 'channelAdminLogEventActionParticipantToggleAdmin':
      return {
        name: action.newParticipant._ === 'channelParticipantAdmin' ? 'promote' : 'demote',
        to: personIn(action.newParticipant),
      };
    case 'channelAdminLogEventActionDefaultBannedRights':
      return { name: 'permissions' };
    case 'channelAdminLogEventActionToggleSlowMode':
      return { name: 'slowMode', text: String(action.newValue) };
    case 'channelAdminLogEventActionChangeLinkedChat':
      return { name: 'linked' };
    case 'channelAdminLogEventActionExportedInviteDelete':
    case 'channelAdminLogEventActionExportedInviteRevoke':
    case 'channelAdminLogEventActionExportedInviteEdit':
      return { name: 'inviteLink' };
    case 'channelAdminLogEventActionCreateTopic':
    case 'channelAdminLogEventActionDeleteTopic':
      return { name: 'topic', text: action.topic._ === 'forumTopic' ? action.topic.title : undefined };
    case 'channelAdminLogEventActionEditTopic':
      return { name: 'topic', text: action.newTopic._ === 'forumTopic' ? action.newTopic.title : undefined };
    case 'channelAdminLogEventActionToggleInvites':
    case 'channelAdminLogEventActionToggleSignatures':
    case 'channelAdminLogEventActionTogglePreHistoryHidden':
    case 'channelAdminLogEventActionToggleNoForwards':
    case 'channelAdminLogEventActionToggleForum':
    case 'channelAdminLogEventActionChangeAvailableReactions':
    case 'channelAdminLogEventActionChangeHistoryTTL':
      return { name: 'setting' };
    default:
      return { name: 'other' };
  }
}

function personIn(participant: tl.TypeChannelParticipant): PeerId {
  return 'userId' in participant ? participant.userId : idOf(participant.peer);
}

function banName(participant: tl.TypeChannelParticipant): LogName {
  if (participant._ !== 'channelParticipantBanned') return 'unban';
  return participant.bannedRights.viewMessages ? 'ban' : 'restrict';
}

function isPinned(message: tl.TypeMessage): boolean {
  return message._ === 'message' && (message.pinned ?? false);
}

function textOf(message: tl.TypeMessage): string | undefined {
  return message._ === 'message' ? message.message.slice(0, 200) : undefined;
}
