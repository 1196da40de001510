/** A part of a request that is not read, and why. What is refused by its presence alone counts as unread too. */
export type Unread = readonly [name: RegExp, why: string];

/** Wholes that are not looked into: each is refused, so nothing in it can be passed over. */
export const closedTypes: ReadonlySet<string> = new Set([
  'EphemeralMessageParameters',
  'InputInvoiceMessageContent',
  'InputMediaLivePhoto',
  'InputRichMessage',
  'InputRichMessageContent',
  'KeyboardButtonRequestManagedBot',
  'SuggestedPostParameters',
]);

/** Every parameter, or field of one as `Type.field`, that no code reads. A test fails for one without a reason here. */
export const unread: readonly Unread[] = [
  [/^business_connection_id$/, 'refused: no business is connected to a bot'],
  [/^(suggested_post_parameters|SuggestedPostParameters)$/, 'refused: channels have no direct messages here'],
  [/^direct_messages_topic_id$/, 'refused: channels have no direct messages here'],
  [/^(ephemeral_message_parameters|EphemeralMessageParameters)$/, 'refused: no message is for one member alone'],
  [/^(rich_message|InputRichMessage|InputRichMessageContent)$/, 'refused: rich messages are not carried'],
  [/^InputInvoiceMessageContent$/, 'refused: there are no payments'],
  [/^InputMediaLivePhoto$/, 'refused: live photos are not carried'],
  [/^(RequestManagedBotButton\.|KeyboardButtonRequestManagedBot)/, 'refused: bots do not manage bots here'],
  [/^DisabledButtonButton\.disabled$/, 'refused as a button that does nothing'],
  [/^allow_paid_broadcast$/, 'nothing is paid for: every bot has the usual pace'],
  [/^can_(stop|keep)|^keep_on_stop$/, 'the layer that clients speak has no button that stops a draft'],
  [/(^|\.)can_send_welcome_messages$/, 'the server sends no words of welcome'],
  [/^message_thread_id$/, 'a draft goes to a private chat, which has no topics'],
  [/^(limit|offset)$/, 'profiles have no songs: the list is always empty'],
  [/^BotCommand\.is_ephemeral$/, 'no message is for one member alone'],
  [/^DateTimeMessageEntity\./, 'dates in texts are not marked'],
  [/^LinkPreviewOptions\.prefer_/, 'previews have one size'],
  [
    /^(LoginUrl|Omit)\.(bot_username|request_write_access)$/,
    'a bot signs people in by its own name, and does not ask to write',
  ],
  [/^User\./, 'a mention names its person by id; the rest of the object is what the bot knows'],
  [/^InputMedia\w+\.(caption|show_caption_above_media)$/, 'what stands in a poll has no caption'],
];

/** Why a name is not read; undefined when there is no reason. */
export const whyUnread = (name: string): string | undefined => unread.find(([form]) => form.test(name))?.[1];
