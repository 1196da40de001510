import type { tl } from '@mtcute/core';
import { diceFaces, SERVICE_ACCOUNT, type World } from '#domain';

/** Limits and switches that clients read under these names (https://core.telegram.org/api/config). */
export function toTlAppConfig({ limits }: Pick<World, 'limits'>): tl.TypeJSONValue {
  return toTlJson({
    test: 1,
    about_length_limit_default: limits.aboutLength,
    about_length_limit_premium: limits.aboutLength,
    autoarchive_setting_available: true,
    // No push service of another company wakes a telephone for this server: its apps keep a connection of their own.
    background_connection: true,
    keep_alive_service: true,
    authorization_autoconfirm_period: limits.authorizationAutoConfirmS,
    caption_length_limit_default: limits.captionLength,
    caption_length_limit_premium: limits.captionLength,
    channels_limit_default: limits.channelsPerAccount,
    channels_limit_premium: limits.channelsPerAccount,
    channels_public_limit_default: limits.publicChannelsPerAccount,
    channels_public_limit_premium: limits.publicChannelsPerAccount,
    chat_read_mark_expire_period: 604_800,
    chat_read_mark_size_threshold: 100,
    contact_note_length_limit: limits.contactNoteLength,
    chatlist_invites_limit_default: limits.chatlistLinks,
    chatlist_invites_limit_premium: limits.chatlistLinks,
    chatlists_joined_limit_default: limits.chatlistsJoined,
    chatlists_joined_limit_premium: limits.chatlistsJoined,
    dialog_filters_enabled: true,
    dialog_filters_limit_default: limits.dialogFilters,
    dialog_filters_limit_premium: limits.dialogFilters,
    dialog_filters_chats_limit_default: limits.dialogFilterPeers,
    dialog_filters_chats_limit_premium: limits.dialogFilterPeers,
    dialogs_folder_pinned_limit_default: limits.pinnedArchived,
    dialogs_folder_pinned_limit_premium: limits.pinnedArchived,
    dialogs_pinned_limit_default: limits.pinnedDialogs,
    dialogs_pinned_limit_premium: limits.pinnedDialogs,
    emojies_send_dice: Object.keys(diceFaces),
    forum_upgrade_participants_min: 2,
    // No number is bought anywhere. Telegram Web K draws no profile without the list.
    fragment_prefixes: [],
    giveaway_gifts_purchase_available: false,
    hidden_members_group_size_min: limits.hiddenMembersFrom,
    pm_read_date_expire_period: 604_800,
    poll_answer_delete_period: limits.pollAnswerDeleteS,
    poll_answers_max: limits.pollAnswers,
    poll_countries_max: limits.pollCountries,
    premium_purchase_blocked: true,
    qr_login_camera: true,
    qr_login_code: 'primary',
    quote_length_max: limits.quoteLength,
    reactions_in_chat_max: 100,
    reactions_uniq_max: 11,
    reactions_user_max_default: limits.reactionsPerMessage,
    reactions_user_max_premium: limits.reactionsPerMessage,
    stargifts_blocked: true,
    saved_gifs_limit_default: limits.savedGifs,
    saved_gifs_limit_premium: limits.savedGifs,
    stickers_faved_limit_default: limits.favedStickers,
    stickers_faved_limit_premium: limits.favedStickers,
    stories_posting: 'disabled',
    telegram_antispam_group_size_min: limits.antiSpamFrom,
    // Under what it removed clients offer admins to say that it was wrong. A number in a text, as they read it.
    telegram_antispam_user_id: String(SERVICE_ACCOUNT),
    saved_dialogs_pinned_limit_default: limits.pinnedSaved,
    saved_dialogs_pinned_limit_premium: limits.pinnedSaved,
    todo_item_length_max: limits.checklistTaskLength,
    todo_items_max: limits.checklistTasks,
    todo_title_length_max: limits.checklistTitleLength,
    topics_pinned_limit: limits.pinnedTopics,
    upload_max_fileparts_default: limits.uploadParts,
    upload_max_fileparts_premium: limits.uploadParts,
  });
}

type Plain = string | number | boolean | Plain[] | { [key: string]: Plain };

function toTlJson(value: Plain): tl.TypeJSONValue {
  if (typeof value === 'string') return { _: 'jsonString', value };
  if (typeof value === 'number') return { _: 'jsonNumber', value };
  if (typeof value === 'boolean') return { _: 'jsonBool', value };
  if (Array.isArray(value)) return { _: 'jsonArray', value: value.map(toTlJson) };
  const entries = Object.entries(value);
  return {
    _: 'jsonObject',
    value: entries.map(([key, entry]) => ({ _: 'jsonObjectValue', key, value: toTlJson(entry) })),
  };
}
