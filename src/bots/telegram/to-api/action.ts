import type { Message as ApiMessage } from '@grammyjs/types';
import type { AccountId, ChatAction, ChatActions, Message, PollAnswer } from '#domain';
import { toApiTasks } from './checklist.ts';
import { toApiEntities } from './entities.ts';
import { toApiPhoto } from './media.ts';
import { toApiUser } from './user.ts';
import type { View } from '../../view.ts';

interface ActionContext {
  view: View;
  message: Message;
  /** The message at which the line points. */
  replied: () => Promise<ApiMessage | undefined>;
}

type Written = Partial<ApiMessage>;
type ActionWriters = {
  [Kind in keyof ChatActions]: (action: ChatActions[Kind], context: ActionContext) => Written | Promise<Written>;
};

/** Bots are not told of these. */
const untold = (): Written => ({});

/** One writer for each kind of action; a kind without one does not compile. */
const writers: ActionWriters = {
  groupCreate: () => ({ group_chat_created: true }),
  channelCreate: (_action, { message }) =>
    message.content.sender < 0 ? { channel_chat_created: true } : { supergroup_chat_created: true },
  addMembers: async ({ members }, { view }) => ({ new_chat_members: await users(view, members) }),
  joinByLink: (_action, context) => newMember(context),
  joinByRequest: (_action, context) => newMember(context),
  removeMember: async ({ member }, { view }) => ({ left_chat_member: await toApiUser(view, member) }),
  editTitle: ({ title }) => ({ new_chat_title: title }),
  editPhoto: async ({ media }, { view, message }) => {
    const photo = await view.media(media);
    return photo ? { new_chat_photo: toApiPhoto({ ...view, at: { mailbox: message.peer, message: 0 } }, photo) } : {};
  },
  deletePhoto: () => ({ delete_chat_photo: true }),
  pin: async (_action, { replied }) => {
    const pinned = await replied();
    return pinned ? { pinned_message: pinned } : {};
  },
  migrateTo: ({ channel }) => ({ migrate_to_chat_id: channel }),
  migrateFrom: ({ group }) => ({ migrate_from_chat_id: group }),
  historyClear: untold,
  contactSignUp: untold,
  screenshot: untold,
  setTtl: ({ periodS }) => ({ message_auto_delete_timer_changed: { message_auto_delete_time: periodS } }),
  topicCreate: ({ title, iconColor, iconEmoji }) => ({
    forum_topic_created: {
      name: title,
      icon_color: iconColor,
      ...(iconEmoji ? { icon_custom_emoji_id: iconEmoji } : {}),
    },
  }),
  topicEdit,
  gameScore: untold,
  webAppData: ({ data, text }) => ({ web_app_data: { data, button_text: text } }),
  sharedPeers: (action, { view }) => shared(view, action),
  botAllowed: () => ({ write_access_allowed: { from_request: true } }),
  tasksMarked: async ({ done, undone }, { replied }) => {
    const list = await replied();
    return {
      checklist_tasks_done: {
        ...(list ? { checklist_message: list } : {}),
        ...(done.length > 0 ? { marked_as_done_task_ids: done } : {}),
        ...(undone.length > 0 ? { marked_as_not_done_task_ids: undone } : {}),
      },
    };
  },
  tasksAdded: async (action, { view, replied }) => {
    const list = await replied();
    const tasks = await toApiTasks(view, action.tasks, []);
    return { checklist_tasks_added: { ...(list ? { checklist_message: list } : {}), tasks } };
  },
  answerAdded: async ({ answer }, { view, replied }) => ({
    poll_option_added: await pollOption(view, answer, await replied()),
  }),
  answerDeleted: async ({ answer }, { view, replied }) => ({
    poll_option_deleted: await pollOption(view, answer, await replied()),
  }),
  custom: untold,
};

/** What a line of the chat itself says; nothing for those that bots are not told of. */
export function toApiAction(action: ChatAction, context: ActionContext): Written | Promise<Written> {
  return writeWith(action, context);
}

function writeWith<Kind extends ChatAction['kind']>(
  action: ChatActions[Kind] & { kind: Kind },
  context: ActionContext,
): Written | Promise<Written> {
  return writers[action.kind](action, context);
}

async function newMember({ view, message }: ActionContext): Promise<Written> {
  return { new_chat_members: await users(view, [message.content.sender]) };
}

async function shared(
  view: View,
  { buttonId, peers }: Extract<ChatAction, { kind: 'sharedPeers' }>,
): Promise<Partial<ApiMessage>> {
  const told = await Promise.all(
    peers.map(async ({ peer, firstName, lastName, username, title, photo: face }) => {
      const photo = face === undefined ? undefined : await view.media(face);
      return {
        peer,
        ...(firstName === undefined ? {} : { first_name: firstName }),
        ...(lastName === undefined ? {} : { last_name: lastName }),
        ...(title === undefined ? {} : { title }),
        ...(username === undefined ? {} : { username }),
        ...(photo ? { photo: toApiPhoto(view, photo) } : {}),
      };
    }),
  );
  const [first] = told;
  if (first && first.peer < 0) {
    const { peer: chat_id, ...names } = first;
    return { chat_shared: { request_id: buttonId, chat_id, ...names } };
  }
  return {
    users_shared: { request_id: buttonId, users: told.map(({ peer: user_id, ...names }) => ({ user_id, ...names })) },
  };
}

const pollOption = async (
  view: View,
  { option, text, entities }: PollAnswer,
  poll: ApiMessage | undefined,
): Promise<NonNullable<ApiMessage['poll_option_added']>> => ({
  ...(poll ? { poll_message: poll } : {}),
  option_persistent_id: option,
  option_text: text,
  ...(entities ? { option_text_entities: await toApiEntities(view, entities) } : {}),
});

function topicEdit(action: Extract<ChatAction, { kind: 'topicEdit' }>): Partial<ApiMessage> {
  if (action.closed !== undefined) return action.closed ? { forum_topic_closed: {} } : { forum_topic_reopened: {} };
  if (action.hidden !== undefined)
    return action.hidden ? { general_forum_topic_hidden: {} } : { general_forum_topic_unhidden: {} };
  return {
    forum_topic_edited: {
      ...(action.title === undefined ? {} : { name: action.title }),
      ...(action.iconEmoji === undefined ? {} : { icon_custom_emoji_id: action.iconEmoji }),
    },
  };
}

const users = (view: View, ids: readonly AccountId[]) => Promise.all(ids.map((id) => toApiUser(view, id)));
