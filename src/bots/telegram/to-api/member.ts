import type { ChatAdministratorRights, ChatMember, ChatPermissions } from '@grammyjs/types';
import type { AccountId, AdminRight, BannedRight, Chat, MemberThen } from '#domain';
import { toApiUser } from './user.ts';
import type { View } from '../../view.ts';

/** Rights of an admin, where the kind of chat has them. */
export function toApiRights(rights: readonly AdminRight[], kind: Chat['kind']): ChatAdministratorRights {
  const has = (right: AdminRight): boolean => rights.includes(right);
  return {
    is_anonymous: has('anonymous'),
    can_manage_chat: rights.length > 0,
    can_delete_messages: has('deleteMessages'),
    can_manage_video_chats: has('manageCall'),
    can_restrict_members: has('banUsers'),
    can_promote_members: has('addAdmins'),
    can_change_info: has('changeInfo'),
    can_invite_users: has('inviteUsers'),
    can_post_stories: has('postStories'),
    can_edit_stories: has('editStories'),
    can_delete_stories: has('deleteStories'),
    can_send_welcome_messages: false,
    ...(kind === 'channel'
      ? { can_post_messages: has('postMessages'), can_edit_messages: has('editMessages') }
      : { can_pin_messages: has('pinMessages'), can_manage_tags: has('manageRanks') }),
    ...(kind === 'supergroup' ? { can_manage_topics: has('manageTopics') } : {}),
  };
}

/** What plain members may do, from what they may not. */
export function toApiPermissions(banned: readonly BannedRight[]): Required<ChatPermissions> {
  const silent = banned.includes('sendMessages');
  const may = (...rights: BannedRight[]): boolean => !silent && !rights.some((right) => banned.includes(right));
  const free = (right: BannedRight): boolean => !banned.includes(right);
  return {
    can_send_messages: may('sendPlain'),
    can_send_audios: may('sendMedia', 'sendAudios'),
    can_send_documents: may('sendMedia', 'sendDocs'),
    can_send_photos: may('sendMedia', 'sendPhotos'),
    can_send_videos: may('sendMedia', 'sendVideos'),
    can_send_video_notes: may('sendMedia', 'sendRoundvideos'),
    can_send_voice_notes: may('sendMedia', 'sendVoices'),
    can_send_polls: may('sendPolls'),
    can_send_other_messages: may('sendStickers', 'sendGifs', 'sendGames', 'sendInline'),
    can_add_web_page_previews: may('embedLinks'),
    can_react_to_messages: free('sendReactions'),
    can_change_info: free('changeInfo'),
    can_invite_users: free('inviteUsers'),
    can_edit_tag: free('editRank'),
    can_pin_messages: free('pinMessages'),
    can_manage_topics: free('manageTopics'),
  };
}

/** Somebody's place in a chat, now or at the time of an event. */
export async function toApiMember(
  view: View,
  chat: Pick<Chat, 'kind'> | undefined,
  account: AccountId,
  member: (MemberThen & { promotedBy?: AccountId }) | undefined,
): Promise<ChatMember> {
  const user = await toApiUser(view, account);
  const tag = member?.rank ? { tag: member.rank } : {};
  const title = member?.rank ? { custom_title: member.rank } : {};
  const until_date = member?.bannedUntil ?? 0;
  switch (member?.status) {
    case 'creator':
      return { status: 'creator', user, is_anonymous: member.rights.includes('anonymous'), ...title };
    case 'admin': {
      const can_be_edited = member.promotedBy === view.bot;
      return {
        status: 'administrator',
        user,
        can_be_edited,
        ...toApiRights(member.rights, chat?.kind ?? 'group'),
        ...title,
      };
    }
    case 'member':
      return { status: 'member', user, ...tag };
    case 'restricted':
      return {
        status: 'restricted',
        user,
        ...tag,
        is_member: !member.gone,
        ...toApiPermissions(member.banned),
        until_date,
      };
    case 'banned':
      return { status: 'kicked', user, until_date };
    default:
      return { status: 'left', user };
  }
}
