/** What a bot hears whose rights in a chat do not reach for a method, in the words of the Bot API's own program. */
const texts: Readonly<Record<string, string>> = {
  'not enough rights': 'promoteChatMember',
  'not enough rights to change chat title': 'setChatTitle',
  'not enough rights to change chat photo': 'setChatPhoto deleteChatPhoto',
  'not enough rights to set chat description': 'setChatDescription',
  'not enough rights to change chat permissions': 'setChatPermissions',
  'not enough rights to manage pinned messages in the chat': 'pinChatMessage unpinChatMessage unpinAllChatMessages',
  'not enough rights to restrict/unrestrict chat member':
    'restrictChatMember banChatMember kickChatMember unbanChatMember',
  'not enough rights to manage chat join requests': 'approveChatJoinRequest declineChatJoinRequest',
  'not enough rights to create a topic': 'createForumTopic',
  'not enough rights to edit the topic': 'editForumTopic editGeneralForumTopic',
  'not enough rights to close or open the topic':
    'closeForumTopic reopenForumTopic closeGeneralForumTopic reopenGeneralForumTopic',
  'not enough rights to delete the topic': 'deleteForumTopic',
  'not enough rights to change supergroup sticker set': 'setChatStickerSet deleteChatStickerSet',
  "message can't be deleted for everyone": 'deleteMessage deleteMessages',
};

const byMethod = new Map(
  Object.entries(texts).flatMap(([text, names]) => names.split(' ').map((name) => [name.toLowerCase(), text] as const)),
);

/** The text for a method (in small letters); undefined where the error behind it is told as it is. */
export const lackingRights = (method: string): string | undefined => byMethod.get(method);
