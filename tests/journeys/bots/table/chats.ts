import assert from 'node:assert/strict';
import { InputFile } from 'grammy';
import { find, inputUser } from '../../../support/acquaintance.ts';
import { hearer } from './questions.ts';
import type { TableWorld } from './table-world.ts';

/** Members, links, settings of chats, and topics. */
export async function callChatMethods(world: TableWorld, picture: () => Promise<Buffer>): Promise<void> {
  const { call, ann, annId, beaId, group, forum, channel } = world;
  await ann.addChatMembers(forum, ['bea_of_lamps'], {});
  const chat_id = forum;
  for (const id of [annId, group, forum, channel]) await call('getChat', { chat_id: id });
  for (const id of [group, forum, channel]) {
    await call('getChatAdministrators', { chat_id: id });
    await call('getChatMemberCount', { chat_id: id });
  }
  await call('getChatMembersCount', { chat_id: group });
  const user_id = beaId;
  await call('getChatMember', { chat_id, user_id });
  await call('getChatMember', { chat_id: group, user_id: annId });
  await call('restrictChatMember', {
    chat_id,
    user_id,
    permissions: { can_send_messages: false },
    until_date: Math.floor(Date.now() / 1000) + 3600,
  });
  await call('getChatMember', { chat_id, user_id });
  await call('setChatMemberTag', { chat_id, user_id, tag: 'wick' });
  await call('promoteChatMember', { chat_id, user_id, can_pin_messages: true, can_manage_tags: true });
  await call('setChatAdministratorCustomTitle', { chat_id, user_id, custom_title: 'keeper' });
  const admin = await call('getChatMember', { chat_id, user_id });
  assert.ok(admin.status === 'administrator' && admin.can_pin_messages && admin.can_manage_tags);
  assert.equal(admin.can_delete_messages, false);
  await call('promoteChatMember', { chat_id, user_id });
  await call('banChatMember', { chat_id, user_id });
  await call('getChatMember', { chat_id, user_id });
  await call('unbanChatMember', { chat_id, user_id });
  await call('kickChatMember', { chat_id, user_id });
  await call('unbanChatMember', { chat_id, user_id });
  await call('banChatSenderChat', { chat_id, sender_chat_id: channel });
  await call('unbanChatSenderChat', { chat_id, sender_chat_id: channel });
  await call('setChatPermissions', { chat_id, permissions: { can_send_messages: true, can_send_photos: true } });
  await call('exportChatInviteLink', { chat_id });
  const { invite_link } = await call('createChatInviteLink', { chat_id, name: 'keepers', creates_join_request: true });
  await call('editChatInviteLink', { chat_id, invite_link, name: 'old keepers', creates_join_request: true });
  await callJoinRequests(world, invite_link);
  await call('revokeChatInviteLink', { chat_id, invite_link });
  await call('setChatTitle', { chat_id, title: 'Brighter lamps' });
  await call('setChatDescription', { chat_id, description: 'about oil' });
  await call('setChatPhoto', { chat_id, photo: new InputFile(await picture(), 'lamp.jpg') });
  await call('getChat', { chat_id });
  await call('deleteChatPhoto', { chat_id });
  await callTopicMethods(world);
  await call('leaveChat', { chat_id: group });
}

async function callJoinRequests(world: TableWorld, link: string): Promise<void> {
  const { call, bea, beaId, forum } = world;
  const hash = link.split('+').at(-1) ?? '';
  const ask = () => bea.call({ _: 'messages.importChatInvite', hash }).catch(() => undefined);
  await ask();
  await call('declineChatJoinRequest', { chat_id: forum, user_id: beaId });
  await ask();
  await call('approveChatJoinRequest', { chat_id: forum, user_id: beaId });
  await guardTheDoor(world);
  const hears = hearer(world);
  for (const result of ['decline', 'queue'] as const) {
    await call('banChatMember', { chat_id: forum, user_id: beaId });
    await call('unbanChatMember', { chat_id: forum, user_id: beaId });
    await ask();
    const chat_join_request_query_id = await queryOf(hears);
    await call('sendChatJoinRequestWebApp', { chat_join_request_query_id, web_app_url: 'https://example.org/' });
    await call('answerChatJoinRequestQuery', { chat_join_request_query_id, result });
  }
  await call('approveChatJoinRequest', { chat_id: forum, user_id: beaId });
}

async function queryOf(hears: ReturnType<typeof hearer>): Promise<string> {
  for (;;) {
    const { query_id } = await hears('chat_join_request');
    if (query_id !== undefined) return query_id;
  }
}

async function guardTheDoor({ ann, forum }: TableWorld): Promise<void> {
  const channel = await ann.resolveChannel(forum);
  const guardBot = inputUser(await find(ann, 'table_bot'));
  await ann.call({ _: 'channels.toggleJoinRequest', channel, enabled: false, guardBot });
}

async function callTopicMethods({ call, forum: chat_id }: TableWorld): Promise<void> {
  const { message_thread_id } = await call('createForumTopic', { chat_id, name: 'Oil', icon_color: 7322096 });
  await call('sendMessage', { chat_id, message_thread_id, text: 'in the topic' });
  await call('editForumTopic', { chat_id, message_thread_id, name: 'Wicks' });
  await call('closeForumTopic', { chat_id, message_thread_id });
  await call('reopenForumTopic', { chat_id, message_thread_id });
  await call('unpinAllForumTopicMessages', { chat_id, message_thread_id });
  await call('deleteForumTopic', { chat_id, message_thread_id });
  await call('editGeneralForumTopic', { chat_id, name: 'All' });
  await call('closeGeneralForumTopic', { chat_id });
  await call('reopenGeneralForumTopic', { chat_id });
  await call('hideGeneralForumTopic', { chat_id });
  await call('unhideGeneralForumTopic', { chat_id });
  await call('unpinAllGeneralForumTopicMessages', { chat_id });
}

/** What a bot tells of itself and of people. */
export async function callSelfMethods(
  { call, ann, annId, forum }: TableWorld,
  picture: () => Promise<Buffer>,
): Promise<void> {
  await call('getMe');
  const bot = inputUser(await find(ann, 'table_bot'));
  await ann.call({ _: 'bots.toggleUserEmojiStatusPermission', bot, enabled: true });
  await call('setUserEmojiStatus', { user_id: annId, emoji_status_custom_emoji_id: '' });
  const commands = [{ command: 'start', description: 'begin' }];
  await call('setMyCommands', { commands, scope: { type: 'all_private_chats' }, language_code: 'ru' });
  await call('getMyCommands', { scope: { type: 'all_private_chats' }, language_code: 'ru' });
  await call('deleteMyCommands', { scope: { type: 'all_private_chats' }, language_code: 'ru' });
  await call('setMyName', { name: 'Table bot' });
  await call('getMyName');
  await call('setMyDescription', { description: 'keeps the table' });
  await call('getMyDescription');
  await call('setMyShortDescription', { short_description: 'a table' });
  await call('getMyShortDescription');
  await call('setMyProfilePhoto', { photo: { type: 'static', photo: new InputFile(await picture(), 'me.jpg') } });
  await call('removeMyProfilePhoto');
  await call('setChatMenuButton', {
    menu_button: { type: 'web_app', text: 'Lamps', web_app: { url: 'https://example.org/' } },
  });
  await call('getChatMenuButton', { chat_id: annId });
  await call('setMyDefaultAdministratorRights', { rights: defaultRights });
  await call('getMyDefaultAdministratorRights');
  await call('getUserProfilePhotos', { user_id: annId });
  await call('getUserProfileAudios', { user_id: annId });
  await call('getUserChatBoosts', { chat_id: forum, user_id: annId });
}

const defaultRights = {
  is_anonymous: false,
  can_manage_chat: true,
  can_delete_messages: true,
  can_manage_video_chats: false,
  can_restrict_members: false,
  can_promote_members: false,
  can_change_info: true,
  can_invite_users: true,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
  can_manage_tags: false,
  can_send_welcome_messages: false,
};
