import type { AdminRight, BannedRight } from '#domain';
import { badRequest } from '../api-error.ts';
import { type Arguments, type Fields, isFields } from '../arguments.ts';

const adminWords: Readonly<Record<string, AdminRight>> = {
  is_anonymous: 'anonymous',
  can_manage_chat: 'other',
  can_delete_messages: 'deleteMessages',
  can_manage_video_chats: 'manageCall',
  can_manage_voice_chats: 'manageCall',
  can_restrict_members: 'banUsers',
  can_promote_members: 'addAdmins',
  can_change_info: 'changeInfo',
  can_invite_users: 'inviteUsers',
  can_post_stories: 'postStories',
  can_edit_stories: 'editStories',
  can_delete_stories: 'deleteStories',
  can_post_messages: 'postMessages',
  can_edit_messages: 'editMessages',
  can_pin_messages: 'pinMessages',
  can_manage_topics: 'manageTopics',
  can_manage_direct_messages: 'manageDirectMessages',
  can_manage_tags: 'manageRanks',
};

/** Rights that are switched on. */
export function fromApiRights(isOn: (name: string) => boolean): AdminRight[] {
  const rights = Object.entries(adminWords).flatMap(([name, right]) => (isOn(name) ? [right] : []));
  return [...new Set(rights)];
}

/** What is forbidden unless a permission says otherwise; with coarse permissions one stands for several. */
const forbiddenWithout: Readonly<Record<string, BannedRight[]>> = {
  can_send_messages: ['sendPlain'],
  can_send_audios: ['sendAudios'],
  can_send_documents: ['sendDocs'],
  can_send_photos: ['sendPhotos'],
  can_send_videos: ['sendVideos'],
  can_send_video_notes: ['sendRoundvideos'],
  can_send_voice_notes: ['sendVoices'],
  can_send_polls: ['sendPolls'],
  can_send_other_messages: ['sendStickers', 'sendGifs', 'sendGames', 'sendInline'],
  can_add_web_page_previews: ['embedLinks'],
  can_react_to_messages: ['sendReactions'],
  can_change_info: ['changeInfo'],
  can_invite_users: ['inviteUsers'],
  can_edit_tag: ['editRank'],
  can_pin_messages: ['pinMessages'],
  can_manage_topics: ['manageTopics'],
};

const mediaKinds = ['audios', 'documents', 'photos', 'videos', 'video_notes', 'voice_notes'].map(
  (kind) => `can_send_${kind}`,
);
const sendKinds = [...mediaKinds, 'can_send_messages', 'can_send_polls', 'can_send_other_messages'];

/** What members may not do, from what they may. @throws ApiError */
export function readPermissions(args: Arguments): BannedRight[] {
  const given = args.json('permissions', "can't parse permissions JSON object");
  if (!isFields(given)) throw badRequest('object expected as permissions');
  const allowed = args.flag('use_independent_chat_permissions') ? given : widened(given);
  const isOn = (name: string): boolean => allowed[name] === true;
  const banned = Object.entries(forbiddenWithout).flatMap(([name, rights]) => (isOn(name) ? [] : rights));
  if (!sendKinds.some(isOn)) banned.push('sendMessages');
  if (!mediaKinds.some(isOn)) banned.push('sendMedia');
  return banned;
}

/** Without independent permissions a wider one brings the narrower ones with it. */
function widened(given: Fields): Fields {
  const wide: Record<string, unknown> = { ...given };
  if (given.can_send_media_messages === true) for (const name of mediaKinds) wide[name] = true;
  if (given.can_send_other_messages === true || given.can_add_web_page_previews === true)
    for (const name of mediaKinds) wide[name] = true;
  if (given.can_send_polls === true || mediaKinds.some((name) => wide[name] === true)) wide.can_send_messages = true;
  if (given.can_send_messages === true) wide.can_react_to_messages ??= true;
  return wide;
}
