/** Groups, channels and their service messages; what creating and joining answers with. */
import type { tl } from '@mtcute/core';
import Long from 'long';
import { down, downOrOut, hasField, result, type RuleGroup, up } from '../rule.ts';

const updatesOf = (invited: tl.messages.RawInvitedUsers) => invited.updates;
const updatesOfJoin = (joined: tl.messages.TypeChatInviteJoinResult) =>
  joined._ === 'messages.chatInviteJoinResultOk' ? joined.updates : undefined;

/** The basic group or channel that a peer is. */
function chatIdOf(peer: tl.TypePeer | undefined): number | undefined {
  if (peer?._ === 'peerChat') return peer.chatId;
  return peer?._ === 'peerChannel' ? peer.channelId : undefined;
}

export const chats: RuleGroup = {
  down: [
    down<tl.RawMessageActionBotAllowed>('messageActionBotAllowed', (action) => ({
      ...action,
      domain: action.domain ?? '',
    })),
    down<tl.RawMessageActionSetChatTheme>('messageActionSetChatTheme', (action) => ({
      ...action,
      emoticon: action.theme._ === 'chatTheme' ? action.theme.emoticon : '',
    })),
    down<tl.RawMessageActionRequestedPeer>('messageActionRequestedPeer', (action) => {
      const [peer] = action.peers;
      return peer ? { ...action, peer } : { _: 'messageActionEmpty' };
    }),
    downOrOut<tl.RawUpdateGroupCall>(
      'updateGroupCall',
      (update, layer) => {
        const chatId = chatIdOf(update.peer);
        const needsChat = layer
          .declaration('updateGroupCall')
          ?.fields.some((field) => field.key === 'chatId' && !field.flag);
        return needsChat && chatId === undefined ? undefined : { ...update, chatId };
      },
      (layer) => hasField(layer, 'updateGroupCall', 'chatId'),
    ),
    downOrOut('updateGroupCallMessage', () => undefined),
    downOrOut('messages.chatInviteJoinResultWebView', () => undefined),
  ],
  instead: [
    // Clients pass over an empty list.
    down<tl.RawUpdateShort>('updateShort', ({ date }) => ({
      _: 'updates',
      updates: [],
      users: [],
      chats: [],
      date,
      seq: 0,
    })),
  ],
  up: [
    up<{ emoticon: string }>('messages.setChatTheme', (request) => ({
      ...request,
      theme:
        request.emoticon === '' ? { _: 'inputChatThemeEmpty' } : { _: 'inputChatTheme', emoticon: request.emoticon },
    })),
    up<{ requestedPeer: tl.TypeInputPeer }>('messages.sendBotRequestedPeer', (request) => ({
      ...request,
      requestedPeers: [request.requestedPeer],
    })),
    up('keyboardButtonRequestPeer', (button) => ({ ...button, maxQuantity: 1 })),
    up('stats.getMessagePublicForwards', (request) => ({ ...request, offset: '' })),
  ],
  results: [
    result('messages.createChat', 'Updates', updatesOf),
    result('messages.addChatUser', 'Updates', updatesOf),
    result('channels.inviteToChannel', 'Updates', updatesOf),
    result('messages.importChatInvite', 'Updates', updatesOfJoin),
    result('channels.joinChannel', 'Updates', updatesOfJoin),
    result<tl.messages.RawDialogFilters>('messages.getDialogFilters', 'vector<DialogFilter>', ({ filters }) => filters),
    result<tl.TypeReadParticipantDate[]>('messages.getMessageReadParticipants', 'vector<long>', (readers) =>
      readers.map(({ userId }) => Long.fromNumber(userId)),
    ),
    result<tl.stats.RawPublicForwards>('stats.getMessagePublicForwards', 'messages.Messages', (found) => ({
      _: 'messages.messages',
      messages: found.forwards.flatMap((forward) => (forward._ === 'publicForwardMessage' ? [forward.message] : [])),
      topics: [],
      chats: found.chats,
      users: found.users,
    })),
    result('phone.sendGroupCallMessage', 'Bool', () => true),
  ],
  forgotten: {
    'phone.joinGroupCall': ['keyFingerprint'],
    'phone.requestCall': ['conferenceCall'],
  },
};
