import { InputFile } from 'grammy';
import sharp from 'sharp';
import { tinyOgg } from './small-files.ts';
import type { TableWorld } from './table-world.ts';

const picture = async () =>
  new InputFile(
    await sharp({ create: { width: 320, height: 240, channels: 3, background: '#a60' } })
      .jpeg()
      .toBuffer(),
    'lamp.jpg',
  );
const file = (name: string) => new InputFile(Buffer.from('oil and wick'), name);
const keyboard = { inline_keyboard: [[{ text: 'Light', callback_data: 'light' }]] };

/** Everything that a bot sends, edits, moves and deletes. */
export async function callMessageMethods({ call, annId, beaId, group, forum, channel }: TableWorld): Promise<void> {
  const chat_id = annId;
  const text = await call('sendMessage', {
    chat_id,
    text: '<b>Lamps</b> <a href="https://example.org">here</a> #oil @bea_of_lamps',
    parse_mode: 'HTML',
    reply_markup: keyboard,
  });
  const { message_id } = text;
  await call('sendMessage', { chat_id, text: 'an answer', reply_parameters: { message_id, quote: 'Lamps' } });
  await call('editMessageText', { chat_id, message_id, text: 'Brighter lamps', reply_markup: keyboard });
  await call('editMessageReplyMarkup', {
    chat_id,
    message_id,
    reply_markup: { inline_keyboard: [[{ text: 'Dim', url: 'https://example.org' }]] },
  });
  await call('forwardMessage', { chat_id: group, from_chat_id: chat_id, message_id });
  await call('forwardMessages', { chat_id: forum, from_chat_id: chat_id, message_ids: [message_id] });
  await call('copyMessage', { chat_id: forum, from_chat_id: chat_id, message_id });
  await call('copyMessages', { chat_id: forum, from_chat_id: chat_id, message_ids: [message_id] });
  const photo = await call('sendPhoto', {
    chat_id,
    photo: await picture(),
    caption: 'a *lamp*',
    parse_mode: 'MarkdownV2',
    has_spoiler: true,
  });
  await call('editMessageCaption', { chat_id, message_id: photo.message_id, caption: 'another' });
  const file_id = photo.photo.at(-1)?.file_id ?? '';
  await call('getFile', { file_id });
  await call('sendAudio', {
    chat_id,
    audio: file('song.mp3'),
    title: 'Song',
    performer: 'Bea',
    duration: 3,
    thumbnail: await picture(),
  });
  const document = await call('sendDocument', { chat_id, document: file('lamps.txt'), caption: 'a list' });
  await call('editMessageMedia', {
    chat_id,
    message_id: document.message_id,
    media: { type: 'photo', media: file_id, caption: 'instead' },
  });
  await call('sendVideo', {
    chat_id,
    video: file('film.mp4'),
    width: 320,
    height: 240,
    duration: 3,
    supports_streaming: true,
    cover: file_id,
    start_timestamp: 2,
    message_effect_id: '5104841245755180586',
  });
  await call('sendAnimation', { chat_id, animation: file('loop.mp4'), width: 64, height: 64, duration: 1 });
  await call('sendVoice', { chat_id, voice: new InputFile(tinyOgg, 'voice.ogg'), duration: 2 });
  await call('sendVideoNote', { chat_id, video_note: file('round.mp4'), length: 240, duration: 2 });
  await call('sendMediaGroup', {
    chat_id,
    media: [
      { type: 'photo', media: file_id },
      { type: 'photo', media: await picture(), caption: 'two' },
    ],
  });
  const live = await call('sendLocation', {
    chat_id,
    latitude: 55.75,
    longitude: 37.62,
    live_period: 600,
    heading: 90,
    proximity_alert_radius: 100,
  });
  await call('editMessageLiveLocation', { chat_id, message_id: live.message_id, latitude: 55.76, longitude: 37.63 });
  await call('stopMessageLiveLocation', { chat_id, message_id: live.message_id });
  await call('sendVenue', {
    chat_id,
    latitude: 1,
    longitude: 2,
    title: 'Lighthouse',
    address: 'Pier 1',
    foursquare_id: 'x',
    foursquare_type: 'a/b',
  });
  await call('sendContact', {
    chat_id,
    phone_number: '+79990000000',
    first_name: 'Keeper',
    last_name: 'Old',
    vcard: 'BEGIN:VCARD\nEND:VCARD',
  });
  const poll = await call('sendPoll', {
    chat_id: group,
    question: 'Oil?',
    options: [{ text: 'yes' }, { text: 'no' }],
    is_anonymous: false,
  });
  await call('stopPoll', { chat_id: group, message_id: poll.message_id });
  await call('sendPoll', {
    chat_id: channel,
    question: 'Where?',
    options: [
      { text: 'here', media: { type: 'location', latitude: 1, longitude: 2 } },
      { text: 'there', media: { type: 'link', url: 'https://example.org/there' } },
      { text: 'elsewhere', media: { type: 'photo', media: file_id } },
    ],
    members_only: true,
    country_codes: ['RU', 'FT'],
    description: 'a *light*',
    description_parse_mode: 'MarkdownV2',
    media: { type: 'venue', latitude: 1, longitude: 2, title: 'Lighthouse', address: 'Pier 1' },
  });
  await call('sendPoll', {
    chat_id: group,
    question: 'How many?',
    options: [{ text: '1' }, { text: '2' }],
    type: 'quiz',
    correct_option_ids: [1],
    explanation: 'two',
    open_period: 300,
  });
  const checklist = { title: 'Evening', tasks: [{ id: 1, text: 'oil' }] };
  const unconnected = { business_connection_id: '', chat_id };
  const list = await call('sendChecklist', { ...unconnected, checklist });
  await call('editMessageChecklist', {
    ...unconnected,
    message_id: list.message_id,
    checklist: { ...checklist, title: 'x' },
  });
  await call('sendDice', { chat_id });
  await call('sendMessageDraft', { chat_id, draft_id: 5, text: 'thinking' });
  await call('sendChatAction', { chat_id, action: 'typing' });
  const post = await call('sendMessage', { chat_id: channel, text: 'news' });
  await call('setMessageReaction', {
    chat_id: group,
    message_id: poll.message_id,
    reaction: [{ type: 'emoji', emoji: '🔥' }],
  });
  await call('pinChatMessage', { chat_id: channel, message_id: post.message_id });
  await call('unpinChatMessage', { chat_id: channel, message_id: post.message_id });
  await call('unpinAllChatMessages', { chat_id: forum });
  await call('deleteMessageReaction', {
    chat_id: forum,
    message_id: (await call('sendMessage', { chat_id: forum, text: 'a' })).message_id,
    user_id: beaId,
  });
  await call('deleteAllMessageReactions', { chat_id: forum, user_id: beaId });
  await call('deleteMessage', { chat_id, message_id });
  await call('deleteMessages', { chat_id, message_ids: [photo.message_id, document.message_id] });
}

/** Sets of stickers and custom emoji. */
export async function callStickerMethods(world: TableWorld, picture512: () => Promise<Buffer>): Promise<void> {
  const { call, annId, forum } = world;
  const user_id = annId;
  const png = async () => new InputFile(await picture512(), 'a.png');
  const name = 'lamps_by_table_bot';
  const uploaded = await call('uploadStickerFile', { user_id, sticker_format: 'static', sticker: await png() });
  const one = { sticker: uploaded.file_id, format: 'static' as const, emoji_list: ['🔥'] };
  await call('createNewStickerSet', { user_id, name, title: 'Lamps', stickers: [one] });
  await call('addStickerToSet', { user_id, name, sticker: { ...one, emoji_list: ['💡'] } });
  const set = await call('getStickerSet', { name });
  const sticker = set.stickers[0]?.file_id ?? '';
  await call('sendSticker', { chat_id: annId, sticker });
  await call('setStickerPositionInSet', { sticker, position: 1 });
  await call('setStickerEmojiList', { sticker, emoji_list: ['🌙'] });
  await call('setStickerKeywords', { sticker, keywords: ['wick'] });
  await call('setStickerSetTitle', { name, title: 'More lamps' });
  await call('replaceStickerInSet', { user_id, name, old_sticker: sticker, sticker: one });
  await call('deleteStickerFromSet', { sticker: (await call('getStickerSet', { name })).stickers[0]?.file_id ?? '' });
  const thumbnail = new InputFile(
    await sharp(await picture512())
      .resize(100, 100)
      .png()
      .toBuffer(),
    't.png',
  );
  await call('setStickerSetThumbnail', { name, user_id, thumbnail, format: 'static' });
  const masks = 'masks_by_table_bot';
  const mask_position = { point: 'eyes' as const, x_shift: 0, y_shift: 0, scale: 1 };
  await call('createNewStickerSet', {
    user_id,
    name: masks,
    title: 'Masks',
    sticker_type: 'mask',
    stickers: [{ ...one, mask_position }],
  });
  const mask = (await call('getStickerSet', { name: masks })).stickers[0]?.file_id ?? '';
  await call('setStickerMaskPosition', { sticker: mask, mask_position: { ...mask_position, point: 'mouth' } });
  const emoji = 'emoji_by_table_bot';
  const small = new InputFile(
    await sharp(await picture512())
      .resize(100, 100)
      .png()
      .toBuffer(),
    'e.png',
  );
  await call('createNewStickerSet', {
    user_id,
    name: emoji,
    title: 'Emoji',
    sticker_type: 'custom_emoji',
    stickers: [{ sticker: small, format: 'static', emoji_list: ['🪔'] }],
  });
  const custom_emoji_id = (await call('getStickerSet', { name: emoji })).stickers[0]?.custom_emoji_id ?? '';
  await call('getCustomEmojiStickers', { custom_emoji_ids: [custom_emoji_id] });
  await call('setCustomEmojiStickerSetThumbnail', { name: emoji, custom_emoji_id });
  await call('getForumTopicIconStickers');
  await call('setChatStickerSet', { chat_id: forum, sticker_set_name: name });
  await call('getChat', { chat_id: forum });
  await call('deleteChatStickerSet', { chat_id: forum });
  await call('deleteStickerSet', { name });
}
