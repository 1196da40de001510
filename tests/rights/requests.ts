import Long from 'long';
import { type AccountId, bareId, type ChatId, type MessageId } from '#domain';
import type { Dispatcher } from '../support/dispatcher.ts';
import type { Place } from './channel-rights.ts';

/** A chat in which a role is played: who is in it, and what was said. */
export interface Stage {
  chat: ChatId;
  place: Place;
  /** A plain member. */
  target: AccountId;
  /** Somebody who could be invited. */
  guest: AccountId;
  /** A supergroup of the caller's own. */
  talk: ChatId;
  /** The creator's. */
  message: MessageId;
  topic: MessageId;
  /** Link of the creator's, by which `guest` asked to come in. */
  link: string;
}

let numbers = 1000;

/** The request of each method as `account` would make it. */
export function requestOf(dispatcher: Dispatcher, account: AccountId, stage: Stage, method: string): { _: string } {
  const channelOf = (id: ChatId) => ({
    _: 'inputChannel',
    channelId: bareId(id),
    accessHash: dispatcher.hashFor(account, id),
  });
  const userOf = (id: AccountId) => ({ _: 'inputUser', userId: id, accessHash: dispatcher.hashFor(account, id) });
  numbers += 1;
  const randomId = Long.fromNumber(numbers);
  const channel = channelOf(stage.chat);
  const peer = { ...channel, _: 'inputPeerChannel' };
  const { message } = stage;
  const page = { offsetId: 0, offsetDate: 0, addOffset: 0, limit: 10, maxId: 0, minId: 0, hash: Long.ZERO };
  const rights = { _: 'chatBannedRights', sendMessages: true, untilDate: 0 };
  const all: Record<string, object> = {
    ...moreRequests({ stage, channel, peer, randomId, userOf }),
    'messages.getHistory': { peer, ...page },
    'messages.search': { peer, q: 'lamp', filter: { _: 'inputMessagesFilterEmpty' }, minDate: 0, maxDate: 0, ...page },
    'messages.getReplies': { peer, msgId: message, ...page },
    'messages.getDiscussionMessage': { peer, msgId: message },
    'messages.readDiscussion': { peer, msgId: message, readMaxId: message },
    'messages.getOnlines': { peer },
    'messages.getMessageReadParticipants': { peer, msgId: message },
    'messages.getMessagesViews': { peer, id: [message], increment: false },
    'messages.sendMessage': { peer, message: 'a lamp', randomId },
    'messages.sendReaction': { peer, msgId: message, reaction: [{ _: 'reactionEmoji', emoticon: '👍' }] },
    'messages.editMessage': { peer, id: message, message: 'another lamp' },
    'messages.updatePinnedMessage': { peer, id: message },
    'messages.unpinAllMessages': { peer },
    'messages.editChatAbout': { peer, about: 'about lamps' },
    'messages.toggleNoForwards': { peer, enabled: true },
    'messages.setChatAvailableReactions': { peer, availableReactions: { _: 'chatReactionsNone' } },
    'messages.getRecentLocations': { peer, limit: 10, hash: Long.ZERO },
    'messages.setHistoryTTL': { peer, period: 86_400 },
    'messages.editChatDefaultBannedRights': { peer, bannedRights: rights },
    'messages.exportChatInvite': { peer },
    'messages.getForumTopics': { peer, offsetDate: 0, offsetId: 0, offsetTopic: 0, limit: 10 },
    'messages.createForumTopic': { peer, title: 'Wicks', randomId },
    'messages.editForumTopic': { peer, topicId: stage.topic, title: 'Oil' },
    'messages.updatePinnedForumTopic': { peer, topicId: stage.topic, pinned: true },
    'messages.deleteTopicHistory': { peer, topMsgId: stage.topic },
    'updates.getChannelDifference': { channel, filter: { _: 'channelMessagesFilterEmpty' }, pts: 1, limit: 10 },
    'channels.getMessages': { channel, id: [{ _: 'inputMessageID', id: message }] },
    'channels.getFullChannel': { channel },
    'channels.getChannels': { id: [channel] },
    'channels.readHistory': { channel, maxId: message },
    'channels.exportMessageLink': { channel, id: message },
    'channels.getParticipants': {
      channel,
      filter: { _: 'channelParticipantsRecent' },
      offset: 0,
      limit: 10,
      hash: Long.ZERO,
    },
    'channels.getParticipant': { channel, participant: { ...userOf(stage.target), _: 'inputPeerUser' } },
    'channels.getSendAs': { peer },
    'channels.deleteMessages': { channel, id: [message] },
    'channels.editTitle': { channel, title: 'Lamps renamed' },
    'channels.editPhoto': { channel, photo: { _: 'inputChatPhotoEmpty' } },
    'channels.toggleSignatures': { channel, signaturesEnabled: true },
    'channels.togglePreHistoryHidden': { channel, enabled: true },
    'channels.toggleSlowMode': { channel, seconds: 10 },
    'channels.toggleJoinToSend': { channel, enabled: true },
    'channels.toggleJoinRequest': { channel, enabled: true },
    'channels.toggleParticipantsHidden': { channel, enabled: true },
    'channels.toggleAntiSpam': { channel, enabled: true },
    'channels.updateUsername': { channel, username: `lamps_${numbers}` },
    'channels.toggleForum': { channel, enabled: true, tabs: false },
    'channels.setDiscussionGroup': { broadcast: channel, group: channelOf(stage.talk) },
    'channels.deleteChannel': { channel },
    'channels.getAdminLog': { channel, q: '', maxId: Long.ZERO, minId: Long.ZERO, limit: 10 },
    'channels.inviteToChannel': { channel, users: [userOf(stage.guest)] },
    'channels.editAdmin': { channel, userId: userOf(stage.target), adminRights: { _: 'chatAdminRights' }, rank: '' },
    'channels.editBanned': {
      channel,
      participant: { ...userOf(stage.target), _: 'inputPeerUser' },
      bannedRights: rights,
    },
    'channels.joinChannel': { channel },
    'channels.leaveChannel': { channel },
  };
  const request = all[method];
  if (!request) throw new Error(`no request for ${method}`);
  return { _: method, ...request };
}

interface Inputs {
  stage: Stage;
  channel: object;
  peer: object;
  randomId: Long;
  userOf(id: AccountId): object;
}

/** What is done to single messages, links and people, or asked about them. */
function moreRequests({ stage, channel, peer, randomId, userOf }: Inputs): Record<string, object> {
  const { message, link } = stage;
  const person = { ...userOf(stage.target), _: 'inputPeerUser' };
  const self = { _: 'inputUserSelf' };
  const range = { offsetId: 0, addOffset: 0, limit: 10, maxId: 0, minId: 0 };
  const filter = { _: 'inputMessagesFilterPhotos' };
  const pollAnswer = { _: 'inputPollAnswer', text: { _: 'textWithEntities', text: 'brass', entities: [] } };
  const dice = { _: 'inputMediaDice', emoticon: '🎲' };
  return {
    'account.updatePersonalChannel': { channel },
    'messages.getPeerDialogs': { peers: [{ _: 'inputDialogPeer', peer }] },
    'messages.toggleDialogPin': { peer: { _: 'inputDialogPeer', peer }, pinned: true },
    'channels.checkUsername': { channel, username: 'lamps_unused' },
    'channels.convertToGigagroup': { channel },
    'channels.deactivateAllUsernames': { channel },
    'channels.deleteHistory': { channel, maxId: 0, forEveryone: true },
    'channels.deleteParticipantHistory': { channel, participant: person },
    'channels.editLocation': { channel, geoPoint: { _: 'inputGeoPointEmpty' }, address: 'Lamp street' },
    'channels.getChannelRecommendations': { channel },
    'channels.getMessageAuthor': { channel, id: message },
    'channels.readMessageContents': { channel, id: [message] },
    'channels.reorderUsernames': { channel, order: ['lamps_unknown'] },
    'channels.reportAntiSpamFalsePositive': { channel, msgId: message },
    'channels.reportSpam': { channel, participant: person, id: [message] },
    'channels.setStickers': { channel, stickerset: { _: 'inputStickerSetEmpty' } },
    'channels.setEmojiStickers': { channel, stickerset: { _: 'inputStickerSetEmpty' } },
    'channels.toggleUsername': { channel, username: 'lamps_unknown', active: true },
    'channels.setMainProfileTab': { channel, tab: { _: 'profileTabMedia' } },
    'messages.getSponsoredMessages': { peer },
    'channels.toggleAutotranslation': { channel, enabled: true },
    'channels.toggleViewForumAsMessages': { channel, enabled: true },
    'channels.updateColor': { channel, color: 3 },
    'messages.deleteExportedChatInvite': { peer, link },
    'messages.deleteRevokedExportedChatInvites': { peer, adminId: self },
    'messages.deleteParticipantReaction': { peer, msgId: message, participant: person },
    'messages.deleteParticipantReactions': { peer, participant: person },
    'messages.editChatParticipantRank': { peer, participant: person, rank: 'lamplighter' },
    'messages.editChatCreator': { peer, userId: userOf(stage.target), password: { _: 'inputCheckPasswordEmpty' } },
    'messages.editExportedChatInvite': { peer, link, title: 'By the lamp' },
    'messages.forwardMessages': {
      ...{ fromPeer: peer, id: [message], randomId: [randomId], toPeer: { _: 'inputPeerSelf' } },
    },
    'messages.getAdminsWithInvites': { peer },
    'messages.getChatInviteImporters': { peer, offsetDate: 0, offsetUser: { _: 'inputUserEmpty' }, limit: 10 },
    'messages.getExportedChatInvite': { peer, link },
    'messages.getExportedChatInvites': { peer, adminId: self, limit: 10 },
    'messages.getForumTopicsByID': { peer, topics: [1] },
    'messages.getFutureChatCreatorAfterLeave': { peer },
    'messages.getMessageEditData': { peer, id: message },
    'messages.getMessageReactionsList': { peer, id: message, limit: 10 },
    'messages.getMessagesReactions': { peer, id: [message] },
    'messages.getPollResults': { peer, msgId: message, pollHash: Long.ZERO },
    'messages.getPollVotes': { peer, id: message, limit: 10 },
    'messages.getSearchCounters': { peer, filters: [filter] },
    'messages.getSearchResultsCalendar': { peer, filter, offsetId: 0, offsetDate: 0 },
    'messages.getSearchResultsPositions': { peer, filter, offsetId: 0, limit: 10 },
    'messages.getUnreadMentions': { peer, ...range },
    'messages.getUnreadReactions': { peer, ...range },
    'messages.hideAllChatJoinRequests': { peer, approved: true },
    'messages.hideChatJoinRequest': { peer, userId: userOf(stage.guest), approved: true },
    'messages.readMentions': { peer },
    'messages.reorderPinnedForumTopics': { peer, order: [stage.topic], force: true },
    'messages.report': { peer, id: [message], option: new Uint8Array(), message: '' },
    'messages.reportReaction': { peer, id: message, reactionPeer: person },
    'messages.reportSpam': { peer },
    'messages.saveDefaultSendAs': { peer, sendAs: { _: 'inputPeerSelf' } },
    'messages.saveDraft': { peer, message: 'half a lamp' },
    'messages.sendMedia': { peer, media: dice, message: '', randomId },
    'messages.sendMultiMedia': {
      ...{ peer, multiMedia: [{ _: 'inputSingleMedia', media: dice, randomId, message: '' }] },
    },
    'messages.addPollAnswer': { peer, msgId: message, answer: pollAnswer },
    'messages.deletePollAnswer': { peer, msgId: message, option: new Uint8Array([1]) },
    'messages.appendTodoList': { peer, msgId: message, list: [] },
    'messages.toggleTodoCompleted': { peer, msgId: message, completed: [1], incompleted: [] },
    'messages.sendVote': { peer, msgId: message, options: [new Uint8Array([1])] },
    'messages.setTyping': { peer, action: { _: 'sendMessageTypingAction' } },
    'messages.uploadMedia': { peer, media: dice },
    'stats.getBroadcastStats': { channel },
    'stats.getMegagroupStats': { channel },
    'stats.getMessagePublicForwards': { channel, msgId: message, offset: '', limit: 10 },
    'stats.getPollStats': { peer, msgId: message },
    'stats.getMessageStats': { channel, msgId: message },
  };
}
