import type { tl } from '@mtcute/core';
import type { ChatAction, PeerId } from '../../data/views.ts';

/** A service line as a catalogue name, the people it speaks of and one piece of text. */
export function actionOf(action: tl.TypeMessageAction, from: PeerId): ChatAction {
  switch (action._) {
    case 'messageActionChatCreate':
      return { name: 'created', peers: action.users, text: action.title };
    case 'messageActionChannelCreate':
      return { name: 'channelCreated', peers: [], text: action.title };
    case 'messageActionChatEditTitle':
      return { name: 'renamed', peers: [], text: action.title };
    case 'messageActionChatEditPhoto':
      return { name: 'photoChanged', peers: [] };
    case 'messageActionChatDeletePhoto':
      return { name: 'photoRemoved', peers: [] };
    case 'messageActionChatAddUser':
      return action.users.length === 1 && action.users[0] === from
        ? { name: 'joined', peers: action.users }
        : { name: 'added', peers: action.users };
    case 'messageActionChatDeleteUser':
      return action.userId === from
        ? { name: 'left', peers: [action.userId] }
        : { name: 'removed', peers: [action.userId] };
    case 'messageActionChatJoinedByLink':
      return { name: 'joinedByLink', peers: [] };
    case 'messageActionChatJoinedByRequest':
      return { name: 'joinedByRequest', peers: [] };
    case 'messageActionPinMessage':
      return { name: 'pinned', peers: [] };
    case 'messageActionHistoryClear':
      return { name: 'cleared', peers: [] };
    case 'messageActionContactSignUp':
      return { name: 'signedUp', peers: [] };
    case 'messageActionChatMigrateTo':
    case 'messageActionChannelMigrateFrom':
      return { name: 'upgraded', peers: [] };
    case 'messageActionScreenshotTaken':
      return { name: 'screenshot', peers: [] };
    case 'messageActionSetMessagesTTL':
      return { name: action.period > 0 ? 'timerOn' : 'timerOff', peers: [] };
    case 'messageActionTopicCreate':
      return { name: 'topicCreated', peers: [], text: action.title };
    case 'messageActionTopicEdit':
      return topicEditOf(action);
    case 'messageActionGameScore':
      return { name: 'gameScore', peers: [], text: String(action.score) };
    case 'messageActionWebViewDataSent':
    case 'messageActionWebViewDataSentMe':
      return { name: 'webAppData', peers: [], text: action.text };
    case 'messageActionTodoCompletions':
      return { name: action.completed.length > 0 ? 'tasksDone' : 'tasksUndone', peers: [] };
    case 'messageActionTodoAppendTasks':
      return { name: 'tasksAdded', peers: [], text: action.list.map(({ title }) => title.text).join(', ') };
    case 'messageActionPollAppendAnswer':
      return { name: 'answerAdded', peers: [], text: action.answer.text.text };
    case 'messageActionPollDeleteAnswer':
      return { name: 'answerDeleted', peers: [], text: action.answer.text.text };
    case 'messageActionCustomAction':
      return { name: 'custom', peers: [], text: action.message };
    default:
      return { name: 'other', peers: [] };
  }
}

/** A topic is renamed, closed, opened again, hidden or shown: one of these at a time. */
function topicEditOf({ title, closed, hidden }: tl.RawMessageActionTopicEdit): ChatAction {
  if (title !== undefined) return { name: 'topicRenamed', peers: [], text: title };
  if (closed !== undefined) return { name: closed ? 'topicClosed' : 'topicReopened', peers: [] };
  if (hidden !== undefined) return { name: hidden ? 'topicHidden' : 'topicShown', peers: [] };
  return { name: 'topicIcon', peers: [] };
}
