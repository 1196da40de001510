import type { tl } from '@mtcute/core';
import Long from 'long';
import { bareId, type ChatAction, type MediaId, type PeerId } from '#domain';
import type { LoadedExtras } from './extras.ts';
import type { Viewer } from '../peers.ts';
import { toTlPeer } from '../peers.ts';
import { toTlSharedPeer } from '../bots/shared-peer.ts';
import { toTlPhoto } from '../media/photo.ts';
import { toTlTasks } from '../media/todo.ts';

/** Writes what a chat says of itself; accounts that it names are noted in `peers`. */
export function toTlAction(
  viewer: Viewer,
  extras: LoadedExtras,
  action: ChatAction,
  peers: Set<PeerId>,
): tl.TypeMessageAction {
  const note = (...accounts: PeerId[]) => {
    for (const account of accounts) peers.add(account);
  };
  switch (action.kind) {
    case 'groupCreate':
      note(...action.members);
      return { _: 'messageActionChatCreate', title: action.title, users: action.members };
    case 'channelCreate':
      return { _: 'messageActionChannelCreate', title: action.title };
    case 'addMembers':
      note(...action.members);
      return { _: 'messageActionChatAddUser', users: action.members };
    case 'removeMember':
      note(action.member);
      return { _: 'messageActionChatDeleteUser', userId: action.member };
    case 'joinByLink':
      note(action.inviter);
      return { _: 'messageActionChatJoinedByLink', inviterId: action.inviter };
    case 'joinByRequest':
      return { _: 'messageActionChatJoinedByRequest' };
    case 'editTitle':
      return { _: 'messageActionChatEditTitle', title: action.title };
    case 'editPhoto':
      return { _: 'messageActionChatEditPhoto', photo: toTlActionPhoto(viewer, extras, action.media) };
    case 'deletePhoto':
      return { _: 'messageActionChatDeletePhoto' };
    case 'pin':
      return { _: 'messageActionPinMessage' };
    case 'migrateTo':
      return { _: 'messageActionChatMigrateTo', channelId: bareId(action.channel) };
    case 'migrateFrom':
      return { _: 'messageActionChannelMigrateFrom', title: action.title, chatId: bareId(action.group) };
    case 'historyClear':
      return { _: 'messageActionHistoryClear' };
    case 'contactSignUp':
      return { _: 'messageActionContactSignUp' };
    case 'screenshot':
      return { _: 'messageActionScreenshotTaken' };
    case 'setTtl':
      if (action.auto) note(action.auto);
      return {
        _: 'messageActionSetMessagesTTL',
        period: action.periodS,
        autoSettingFrom: action.auto === undefined ? undefined : Long.fromNumber(action.auto),
      };
    case 'topicCreate':
      return {
        _: 'messageActionTopicCreate',
        title: action.title,
        iconColor: action.iconColor,
        iconEmojiId: action.iconEmoji === undefined ? undefined : Long.fromString(action.iconEmoji),
      };
    case 'topicEdit':
      return {
        _: 'messageActionTopicEdit',
        title: action.title,
        iconEmojiId: action.iconEmoji === undefined ? undefined : Long.fromString(action.iconEmoji),
        closed: action.closed,
        hidden: action.hidden,
      };
    case 'gameScore':
      return { _: 'messageActionGameScore', gameId: Long.fromString(action.gameId), score: action.score };
    case 'webAppData': {
      const { text, data } = action;
      return viewer.isBot
        ? { _: 'messageActionWebViewDataSentMe', text, data }
        : { _: 'messageActionWebViewDataSent', text };
    }
    case 'sharedPeers': {
      const { buttonId } = action;
      note(...action.peers.map(({ peer }) => peer));
      if (!viewer.isBot)
        return { _: 'messageActionRequestedPeer', buttonId, peers: action.peers.map(({ peer }) => toTlPeer(peer)) };
      const peers = action.peers.map((one) => toTlSharedPeer(viewer, extras, one));
      return { _: 'messageActionRequestedPeerSentMe', buttonId, peers };
    }
    case 'botAllowed':
      return { _: 'messageActionBotAllowed', fromRequest: true };
    case 'tasksMarked':
      return { _: 'messageActionTodoCompletions', completed: action.done, incompleted: action.undone };
    case 'tasksAdded':
      return { _: 'messageActionTodoAppendTasks', list: toTlTasks(action.tasks) };
    case 'custom':
      return { _: 'messageActionCustomAction', message: action.text };
  }
}

function toTlActionPhoto(viewer: Viewer, extras: LoadedExtras, media: MediaId): tl.TypePhoto {
  const row = extras.media.get(media);
  return row ? toTlPhoto(viewer, row) : { _: 'photoEmpty', id: Long.fromNumber(media) };
}
