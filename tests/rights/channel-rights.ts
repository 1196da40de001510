import { adminRights } from '#domain';

/**
 * Who may call what in a supergroup, a broadcast channel or a forum, all of them private.
 *
 * `may` names those who may besides the creator: admins by the one right that they have, `admins` (whichever right),
 * `member`, `restricted` (everything is forbidden to them that can be), `bot` (a plain member), `left`, `stranger`,
 * `members` (all that are inside). Everybody else inside gets the error in `else`. Those outside get CHANNEL_PRIVATE.
 * `but` names exceptions; `?` stands where more than the role decides (a creator leaves when there is an heir).
 */
export const table = `
method                              in       may                                  else                        but

messages.getHistory                 group    members                              -
messages.getHistory                 channel  members                              -
messages.search                     group    members                              -                           bot:BOT_METHOD_INVALID
messages.getReplies                 group    members                              -                             bot:BOT_METHOD_INVALID
messages.getDiscussionMessage       group    members                              -                             bot:BOT_METHOD_INVALID
messages.readDiscussion             group    members                              -                           bot:BOT_METHOD_INVALID
messages.getOnlines                 group    members                              -                           bot:BOT_METHOD_INVALID
messages.getMessagesViews           channel  members                              -                           bot:BOT_METHOD_INVALID
updates.getChannelDifference        group    members                              -
channels.getMessages                group    members                              -
channels.getFullChannel             group    members                              -
channels.getFullChannel             channel  members                              -
channels.getChannels                group    members left stranger banned         -
channels.readHistory                group    members                              -                           bot:BOT_METHOD_INVALID
channels.exportMessageLink          channel  members                              -                           bot:BOT_METHOD_INVALID
channels.getParticipants            group    members                              -
channels.getParticipants            channel  admins                               CHAT_ADMIN_REQUIRED
channels.getParticipant             group    members                              -
channels.getParticipant             channel  admins                               CHAT_ADMIN_REQUIRED
channels.getSendAs                  group    members                              -                           bot:BOT_METHOD_INVALID

messages.sendMessage                group    admins member bot                    CHAT_WRITE_FORBIDDEN
messages.sendMessage                channel  postMessages                         CHAT_ADMIN_REQUIRED
messages.sendReaction               group    admins member bot                    CHAT_WRITE_FORBIDDEN
messages.editMessage                group    -                                    MESSAGE_AUTHOR_REQUIRED
messages.editMessage                channel  editMessages                         MESSAGE_AUTHOR_REQUIRED
messages.updatePinnedMessage        group    pinMessages member bot               CHAT_ADMIN_REQUIRED
messages.updatePinnedMessage        channel  pinMessages                          CHAT_ADMIN_REQUIRED
messages.unpinAllMessages           group    pinMessages member bot               CHAT_ADMIN_REQUIRED
channels.deleteMessages             group    deleteMessages                       MESSAGE_DELETE_FORBIDDEN
channels.deleteMessages             channel  deleteMessages                       MESSAGE_DELETE_FORBIDDEN

channels.editTitle                  group    changeInfo member bot                CHAT_ADMIN_REQUIRED
channels.editTitle                  channel  changeInfo                           CHAT_ADMIN_REQUIRED
channels.editPhoto                  channel  changeInfo                           CHAT_ADMIN_REQUIRED           creator:CHAT_NOT_MODIFIED changeInfo:CHAT_NOT_MODIFIED
messages.editChatAbout              channel  changeInfo                           CHAT_ADMIN_REQUIRED
messages.toggleNoForwards           group    -                                    CHAT_ADMIN_REQUIRED           bot:BOT_METHOD_INVALID
messages.setChatAvailableReactions  channel  changeInfo                           CHAT_ADMIN_REQUIRED           bot:BOT_METHOD_INVALID
messages.setHistoryTTL              channel  changeInfo                           CHAT_ADMIN_REQUIRED           bot:BOT_METHOD_INVALID
messages.editChatDefaultBannedRights group   banUsers                             CHAT_ADMIN_REQUIRED
channels.toggleSignatures           channel  changeInfo                           CHAT_ADMIN_REQUIRED           bot:BOT_METHOD_INVALID
channels.togglePreHistoryHidden     group    changeInfo                           CHAT_ADMIN_REQUIRED           bot:BOT_METHOD_INVALID
channels.toggleSlowMode             group    banUsers                             CHAT_ADMIN_REQUIRED           bot:BOT_METHOD_INVALID
channels.toggleJoinToSend           group    banUsers                             CHAT_ADMIN_REQUIRED           bot:BOT_METHOD_INVALID
channels.toggleJoinRequest          group    banUsers                             CHAT_ADMIN_REQUIRED           bot:BOT_METHOD_INVALID
channels.toggleParticipantsHidden   group    banUsers                             CHAT_ADMIN_REQUIRED           bot:BOT_METHOD_INVALID
channels.toggleAntiSpam             group    deleteMessages                       CHAT_ADMIN_REQUIRED           bot:BOT_METHOD_INVALID
channels.updateUsername             channel  -                                    CHAT_ADMIN_REQUIRED           bot:BOT_METHOD_INVALID
channels.toggleForum                group    -                                    CHAT_ADMIN_REQUIRED         bot:BOT_METHOD_INVALID
channels.setDiscussionGroup         channel  changeInfo                           CHAT_ADMIN_REQUIRED         bot:BOT_METHOD_INVALID
channels.deleteChannel              group    -                                    CHAT_ADMIN_REQUIRED           bot:BOT_METHOD_INVALID
channels.getAdminLog                group    admins                               CHAT_ADMIN_REQUIRED         bot:BOT_METHOD_INVALID

channels.inviteToChannel            group    inviteUsers member                   CHAT_ADMIN_REQUIRED           bot:BOT_METHOD_INVALID
channels.inviteToChannel            channel  inviteUsers                          CHAT_ADMIN_REQUIRED           bot:BOT_METHOD_INVALID
messages.exportChatInvite           group    inviteUsers member bot               CHAT_ADMIN_REQUIRED
messages.exportChatInvite           channel  inviteUsers                          CHAT_ADMIN_REQUIRED
channels.editAdmin                  group    addAdmins                            CHAT_ADMIN_REQUIRED
channels.editAdmin                  channel  addAdmins                            CHAT_ADMIN_REQUIRED
channels.editBanned                 group    banUsers                             CHAT_ADMIN_REQUIRED
channels.editBanned                 channel  banUsers                             CHAT_ADMIN_REQUIRED
channels.joinChannel                group    -                                    USER_ALREADY_PARTICIPANT    creator:USER_ALREADY_PARTICIPANT bot:BOT_METHOD_INVALID
channels.leaveChannel               group    members                              -                           creator:? left:USER_NOT_PARTICIPANT stranger:USER_NOT_PARTICIPANT banned:USER_NOT_PARTICIPANT

messages.getForumTopics             forum    members                              -                           bot:BOT_METHOD_INVALID
messages.createForumTopic           forum    manageTopics member bot              CHAT_ADMIN_REQUIRED
messages.editForumTopic             forum    manageTopics                         CHAT_ADMIN_REQUIRED
messages.updatePinnedForumTopic     forum    manageTopics                         CHAT_ADMIN_REQUIRED           bot:BOT_METHOD_INVALID
messages.deleteTopicHistory         forum    deleteMessages                       CHAT_ADMIN_REQUIRED
`;

export const places = ['group', 'channel', 'forum'] as const;
export type Place = (typeof places)[number];

const admins = adminRights.map((right) => right);
const inside = ['creator', ...admins, 'member', 'restricted', 'bot'] as const;
const outside = ['banned', 'left', 'stranger'] as const;
export const roles = [...inside, ...outside] as const;
export type Role = (typeof roles)[number];

export interface Row {
  method: string;
  place: Place;
  /** `ok`, the error's text, or `?`. */
  answers: Record<Role, string>;
}

const groups: Record<string, readonly string[]> = { admins, members: inside.filter((role) => role !== 'creator') };

/** The table as data. Throws on a word that it does not know. */
export function readTable(): Row[] {
  return table
    .trim()
    .split('\n')
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map(readRow);
}

function readRow(line: string): Row {
  const [method = '', place, ...rest] = line.trim().split(/\s+/);
  const found = places.find((one) => one === place);
  if (!found) throw new Error(`no place in: ${line}`);
  const isError = (word: string): boolean => word === '-' || /^[A-Z][A-Z_]+$/.test(word);
  const first = rest[0] === '-' ? 1 : 0;
  const end = rest.findIndex((word, index) => index >= first && isError(word));
  if (end < 0) throw new Error(`no error in: ${line}`);
  const may = new Set(['creator', ...rest.slice(first, end).flatMap((word) => groups[word] ?? [word])]);
  const other = rest[end] ?? '';
  const but = new Map(rest.slice(end + 1).map((word) => [word.split(':')[0] ?? '', word.split(':')[1] ?? '']));
  for (const role of [...may, ...but.keys()])
    if (!roles.some((known) => known === role)) throw new Error(`no role ${role} in: ${line}`);
  const answerOf = (role: Role): string =>
    but.get(role) ?? (may.has(role) ? 'ok' : outside.some((one) => one === role) ? 'CHANNEL_PRIVATE' : other);
  const answers = Object.fromEntries(roles.map((role) => [role, answerOf(role)])) as Record<Role, string>;
  return { method, place: found, answers };
}
