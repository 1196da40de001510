import type { ChatFullInfo } from '@grammyjs/types';
import { type Account, activeNames, type Chat, isInside, mailboxOf } from '#domain';
import type { Call } from '../context.ts';
import { requireChat } from '../from-api/chat.ts';
import { chatOf, toApiChat } from '../to-api/chat.ts';
import { inviteUrl } from '../to-api/invite.ts';
import { fileFields } from '../to-api/media.ts';
import { toApiPermissions } from '../to-api/member.ts';
import { toApiMessage } from '../to-api/message.ts';
import { toApiReactions } from '../to-api/reactions.ts';
import { toApiUser } from '../to-api/user.ts';
import { createView, type View } from '../../view.ts';
import { method } from '../method.ts';

const noGifts = {
  unlimited_gifts: false,
  limited_gifts: false,
  unique_gifts: false,
  premium_subscription: false,
  gifts_from_channels: false,
};

export const getChat = method('getChat', async (call) => {
  const found = await requireChat(call, 'look');
  return call.world.store.read(async (tx) => {
    const view = createView(call, call.bot.id, tx);
    return found.chat ? ofChat(call, view, found.chat) : ofPerson(view, found.account);
  });
});

async function common(viewer: View, peer: number, photoId: number | undefined) {
  const view = peer < 0 ? { ...viewer, at: { mailbox: peer, message: 0 } } : viewer;
  const photo = photoId === undefined ? undefined : await view.media(photoId);
  const small = photo?.sizes[0];
  const big = photo?.sizes.at(-1);
  const [pinned] = await view.tx.messages.history({ mailbox: mailboxOf(view.bot, peer), peer, pinned: true, limit: 1 });
  const smallFile = photo && small && fileFields(view, photo, small.type);
  const bigFile = photo && big && fileFields(view, photo, big.type);
  return {
    accent_color_id: Math.abs(peer) % 7,
    max_reaction_count: 11,
    accepted_gift_types: noGifts,
    ...(smallFile && bigFile
      ? {
          photo: {
            small_file_id: smallFile.file_id,
            small_file_unique_id: smallFile.file_unique_id,
            big_file_id: bigFile.file_id,
            big_file_unique_id: bigFile.file_unique_id,
          },
        }
      : {}),
    ...(pinned ? { pinned_message: await toApiMessage(view, pinned) } : {}),
  };
}

async function ofPerson(view: View, account: Account): Promise<ChatFullInfo> {
  const chat = await toApiChat(view, account.id);
  const { birthday, about } = account.data;
  return {
    id: account.id,
    type: 'private',
    first_name: chat.first_name ?? '',
    ...(account.lastName ? { last_name: account.lastName } : {}),
    ...(account.username ? { username: account.username, active_usernames: activeNames(account) } : {}),
    ...(await common(view, account.id, account.photo)),
    ...(about ? { bio: about } : {}),
    ...(birthday ? { birthdate: birthday } : {}),
    ...emojiStatusOf(account, view.world.clock.nowS()),
  };
}

function emojiStatusOf(
  { data }: Account,
  nowS: number,
): Pick<ChatFullInfo, 'emoji_status_custom_emoji_id' | 'emoji_status_expiration_date'> {
  const status = data.emojiStatus;
  if (!status || (status.untilS !== undefined && status.untilS <= nowS)) return {};
  return {
    emoji_status_custom_emoji_id: String(status.document),
    ...(status.untilS === undefined ? {} : { emoji_status_expiration_date: status.untilS }),
  };
}

async function ofChat(call: Call, view: View, chat: Chat): Promise<ChatFullInfo> {
  const { data } = chat;
  const reactions = data.reactions;
  const shared = {
    ...(await common(view, chat.id, chat.photo)),
    ...(data.about ? { description: data.about } : {}),
    ...(data.noForwards ? { has_protected_content: true as const } : {}),
    ...(data.ttlS ? { message_auto_delete_time: data.ttlS } : {}),
    ...(reactions && reactions.kind !== 'all'
      ? { available_reactions: reactions.kind === 'some' ? toApiReactions(reactions.emoticons) : [] }
      : {}),
    ...(await ownLink(call, view, chat)),
  };
  const written = chatOf(chat);
  if (written.type === 'group') return { ...written, ...shared, permissions: toApiPermissions(chat.defaultBanned) };
  const named = {
    ...(chat.username ? { active_usernames: activeNames(chat) } : {}),
    ...(data.linkedChat ? { linked_chat_id: data.linkedChat } : {}),
  };
  if (written.type === 'channel') return { ...written, ...shared, ...named };
  return {
    ...written,
    ...shared,
    ...named,
    permissions: toApiPermissions(chat.defaultBanned),
    ...(data.slowModeS ? { slow_mode_delay: data.slowModeS } : {}),
    ...(data.joinToSend ? { join_to_send_messages: true } : {}),
    ...(data.joinRequest ? { join_by_request: true } : {}),
    ...(data.guardBot === undefined ? {} : { guard_bot: await toApiUser(view, data.guardBot) }),
    ...(data.hiddenPrehistory ? {} : { has_visible_history: true }),
    ...(data.hiddenMembers ? { has_hidden_members: true } : {}),
    ...(data.antiSpam ? { has_aggressive_anti_spam_enabled: true } : {}),
    ...(await ownStickers(call, view, chat)),
  };
}

/** The set that the group offers, and whether the bot may choose another. */
async function ownStickers(
  call: Call,
  view: View,
  { id, data }: Chat,
): Promise<{ sticker_set_name?: string; custom_emoji_sticker_set_name?: string; can_set_sticker_set?: true }> {
  const set = data.stickerSet === undefined ? undefined : await view.stickerSet(data.stickerSet);
  const emoji = data.emojiSet === undefined ? undefined : await view.stickerSet(data.emojiSet);
  const member = await view.tx.chats.member(id, call.bot.id);
  return {
    ...(set ? { sticker_set_name: set.shortName } : {}),
    ...(emoji ? { custom_emoji_sticker_set_name: emoji.shortName } : {}),
    ...(member?.rights.includes('changeInfo') ? { can_set_sticker_set: true } : {}),
  };
}

/** The bot's own lasting link, where it may invite. */
async function ownLink(call: Call, view: View, chat: Chat): Promise<{ invite_link?: string }> {
  const member = await view.tx.chats.member(chat.id, call.bot.id);
  if (!isInside(member) || !member.rights.includes('inviteUsers')) return {};
  const links = await view.tx.invites.list(chat.id, call.bot.id, false);
  const own = links.find(({ permanent }) => permanent);
  return own ? { invite_link: inviteUrl(view, own.hash) } : {};
}
