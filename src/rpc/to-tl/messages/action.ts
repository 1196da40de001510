import type { tl } from '@mtcute/core';
import Long from 'long';
import {
  bareId,
  type ChatAction,
  type ChatActions,
  type MediaId,
  type PeerId,
  type PollAnswer,
  type ShownAt,
} from '#domain';
import { toTlSharedPeer } from '../bots/shared-peer.ts';
import { toTlPollMedia } from '../media/media.ts';
import { toTlPhoto } from '../media/photo.ts';
import { toTlPollAnswer } from '../media/poll.ts';
import { toTlTasks } from '../media/todo.ts';
import { toTlPeer, type Viewer } from '../peers.ts';
import type { LoadedExtras } from './extras.ts';

interface ActionContext {
  viewer: Viewer;
  extras: LoadedExtras;
  /** Gathers whom the actions name. */
  peers: Set<PeerId>;
  /** Where the line stands, for its files. */
  at?: ShownAt | undefined;
}

type ActionWriters = {
  [Kind in keyof ChatActions]: (action: ChatActions[Kind], context: ActionContext) => tl.TypeMessageAction;
};

/** One writer for each kind of action; a kind without one does not compile. */
const writers: ActionWriters = {
  groupCreate: ({ title, members }, { peers }) => {
    for (const member of members) peers.add(member);
    return { _: 'messageActionChatCreate', title, users: members };
  },
  channelCreate: ({ title }) => ({ _: 'messageActionChannelCreate', title }),
  addMembers: ({ members }, { peers }) => {
    for (const member of members) peers.add(member);
    return { _: 'messageActionChatAddUser', users: members };
  },
  removeMember: ({ member }, { peers }) => {
    peers.add(member);
    return { _: 'messageActionChatDeleteUser', userId: member };
  },
  joinByLink: ({ inviter }, { peers }) => {
    peers.add(inviter);
    return { _: 'messageActionChatJoinedByLink', inviterId: inviter };
  },
  joinByRequest: () => ({ _: 'messageActionChatJoinedByRequest' }),
  editTitle: ({ title }) => ({ _: 'messageActionChatEditTitle', title }),
  editPhoto: ({ media }, context) => ({ _: 'messageActionChatEditPhoto', photo: photoOrEmpty(context, media) }),
  deletePhoto: () => ({ _: 'messageActionChatDeletePhoto' }),
  pin: () => ({ _: 'messageActionPinMessage' }),
  migrateTo: ({ channel }) => ({ _: 'messageActionChatMigrateTo', channelId: bareId(channel) }),
  migrateFrom: ({ title, group }) => ({ _: 'messageActionChannelMigrateFrom', title, chatId: bareId(group) }),
  historyClear: () => ({ _: 'messageActionHistoryClear' }),
  contactSignUp: () => ({ _: 'messageActionContactSignUp' }),
  screenshot: () => ({ _: 'messageActionScreenshotTaken' }),
  setTtl: ({ periodS, auto }, { peers }) => {
    if (auto) peers.add(auto);
    return {
      _: 'messageActionSetMessagesTTL',
      period: periodS,
      autoSettingFrom: auto === undefined ? undefined : Long.fromNumber(auto),
    };
  },
  topicCreate: ({ title, iconColor, iconEmoji }) => ({
    _: 'messageActionTopicCreate',
    title,
    iconColor,
    iconEmojiId: iconEmoji === undefined ? undefined : Long.fromString(iconEmoji),
  }),
  topicEdit: ({ title, iconEmoji, closed, hidden }) => ({
    _: 'messageActionTopicEdit',
    title,
    iconEmojiId: iconEmoji === undefined ? undefined : Long.fromString(iconEmoji),
    closed,
    hidden,
  }),
  gameScore: ({ gameId, score }) => ({ _: 'messageActionGameScore', gameId: Long.fromString(gameId), score }),
  webAppData: ({ text, data }, { viewer }) =>
    viewer.isBot ? { _: 'messageActionWebViewDataSentMe', text, data } : { _: 'messageActionWebViewDataSent', text },
  sharedPeers: ({ buttonId, peers: shared }, { viewer, extras, peers }) => {
    for (const { peer } of shared) peers.add(peer);
    return viewer.isBot
      ? {
          _: 'messageActionRequestedPeerSentMe',
          buttonId,
          peers: shared.map((one) => toTlSharedPeer(viewer, extras, one)),
        }
      : { _: 'messageActionRequestedPeer', buttonId, peers: shared.map(({ peer }) => toTlPeer(peer)) };
  },
  botAllowed: () => ({ _: 'messageActionBotAllowed', fromRequest: true }),
  tasksMarked: ({ done, undone }) => ({ _: 'messageActionTodoCompletions', completed: done, incompleted: undone }),
  tasksAdded: ({ tasks }) => ({ _: 'messageActionTodoAppendTasks', list: toTlTasks(tasks) }),
  answerAdded: ({ answer }, context) => ({
    _: 'messageActionPollAppendAnswer',
    answer: pollAnswer(answer, context),
  }),
  answerDeleted: ({ answer }, context) => ({
    _: 'messageActionPollDeleteAnswer',
    answer: pollAnswer(answer, context),
  }),
  custom: ({ text }) => ({ _: 'messageActionCustomAction', message: text }),
};

/** Writes what a chat says of itself; accounts that it names are noted in `peers`. */
export function toTlAction(
  viewer: Viewer,
  extras: LoadedExtras,
  action: ChatAction,
  peers: Set<PeerId>,
  at?: ShownAt,
): tl.TypeMessageAction {
  return writeWith(action, { viewer, extras, peers, at });
}

function writeWith<Kind extends ChatAction['kind']>(
  action: ChatActions[Kind] & { kind: Kind },
  context: ActionContext,
): tl.TypeMessageAction {
  return writers[action.kind](action, context);
}

function pollAnswer(answer: PollAnswer, { viewer, extras, peers, at }: ActionContext): tl.RawPollAnswer {
  if (answer.added) peers.add(answer.added.by);
  return toTlPollAnswer(answer, (media) => toTlPollMedia(viewer, extras, media, at));
}

function photoOrEmpty({ viewer, extras }: ActionContext, media: MediaId): tl.TypePhoto {
  const row = extras.media.get(media);
  return row ? toTlPhoto(viewer, row) : { _: 'photoEmpty', id: Long.fromNumber(media) };
}
