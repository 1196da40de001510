import type { Message as ApiMessage } from '@grammyjs/types';
import type { AccountId, ChatAction, Message, PollAnswer } from '#domain';
import { toApiTasks } from './checklist.ts';
import { toApiEntities } from './entities.ts';
import { toApiPhoto } from './media.ts';
import { toApiUser } from './user.ts';
import type { View } from '../../view.ts';

/** What a line of the chat itself says; nothing for those that bots are not told of. `replied` is what it points at. */
export async function toApiAction(
  view: View,
  message: Message,
  action: ChatAction,
  replied: () => Promise<ApiMessage | undefined>,
): Promise<Partial<ApiMessage>> {
  switch (action.kind) {
    case 'groupCreate':
      return { group_chat_created: true };
    case 'channelCreate':
      return message.content.sender < 0 ? { channel_chat_created: true } : { supergroup_chat_created: true };
    case 'addMembers':
      return { new_chat_members: await users(view, action.members) };
    case 'joinByLink':
    case 'joinByRequest':
      return { new_chat_members: await users(view, [message.content.sender]) };
    case 'removeMember':
      return { left_chat_member: await toApiUser(view, action.member) };
    case 'editTitle':
      return { new_chat_title: action.title };
    case 'editPhoto': {
      const photo = await view.media(action.media);
      return photo ? { new_chat_photo: toApiPhoto({ ...view, at: { mailbox: message.peer, message: 0 } }, photo) } : {};
    }
    case 'deletePhoto':
      return { delete_chat_photo: true };
    case 'pin': {
      const pinned = await replied();
      return pinned ? { pinned_message: pinned } : {};
    }
    case 'migrateTo':
      return { migrate_to_chat_id: action.channel };
    case 'migrateFrom':
      return { migrate_from_chat_id: action.group };
    case 'webAppData':
      return { web_app_data: { data: action.data, button_text: action.text } };
    case 'setTtl':
      return { message_auto_delete_timer_changed: { message_auto_delete_time: action.periodS } };
    case 'topicCreate':
      return {
        forum_topic_created: {
          name: action.title,
          icon_color: action.iconColor,
          ...(action.iconEmoji ? { icon_custom_emoji_id: action.iconEmoji } : {}),
        },
      };
    case 'sharedPeers':
      return shared(view, action);
    case 'botAllowed':
      return { write_access_allowed: { from_request: true } };
    case 'tasksMarked': {
      const list = await replied();
      return {
        checklist_tasks_done: {
          ...(list ? { checklist_message: list } : {}),
          ...(action.done.length > 0 ? { marked_as_done_task_ids: action.done } : {}),
          ...(action.undone.length > 0 ? { marked_as_not_done_task_ids: action.undone } : {}),
        },
      };
    }
    case 'tasksAdded': {
      const list = await replied();
      const tasks = await toApiTasks(view, action.tasks, []);
      return { checklist_tasks_added: { ...(list ? { checklist_message: list } : {}), tasks } };
    }
    case 'answerAdded':
      return { poll_option_added: await pollOption(view, action.answer, await replied()) };
    case 'answerDeleted':
      return { poll_option_deleted: await pollOption(view, action.answer, await replied()) };
    case 'topicEdit':
      return topicEdit(action);
    default:
      return {};
  }
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
