import type { tl } from '@mtcute/core';
import type { Checklist, PeerId } from '../../data/views.ts';
import type { Account } from '../account.ts';
import { changeMessage } from '../messages.ts';
import { inputPeer } from '../peers.ts';

const words = (text: string): tl.RawTextWithEntities => ({ _: 'textWithEntities', text, entities: [] });

/** Shows the tick at once and takes it back when the server refuses. */
export async function markTask(
  account: Account,
  chatId: PeerId,
  id: number,
  task: number,
  done: boolean,
): Promise<void> {
  await showMark(account, chatId, id, task, done);
  try {
    const answer = await account.client.call({
      _: 'messages.toggleTodoCompleted',
      peer: inputPeer(account, chatId),
      msgId: id,
      completed: done ? [task] : [],
      incompleted: done ? [] : [task],
    });
    account.client.handleClientUpdate(answer, false);
  } catch (error) {
    await showMark(account, chatId, id, task, !done);
    throw error;
  }
}

function showMark(account: Account, chatId: PeerId, id: number, task: number, done: boolean): Promise<void> {
  const marked = (list: Checklist): Checklist => ({
    ...list,
    tasks: list.tasks.map((it) => (it.id === task ? { ...it, done, by: done ? account.self : undefined } : it)),
  });
  return changeMessage(account, chatId, id, (message) =>
    message.media?.kind === 'checklist' ? { ...message, media: marked(message.media) } : message,
  );
}

/** `task` is a number that no other task of the list has. */
export async function addTask(account: Account, chatId: PeerId, id: number, task: number, text: string): Promise<void> {
  const answer = await account.client.call({
    _: 'messages.appendTodoList',
    peer: inputPeer(account, chatId),
    msgId: id,
    list: [{ _: 'todoItem', id: task, title: words(text) }],
  });
  account.client.handleClientUpdate(answer, false);
}

export async function sendChecklist(
  account: Account,
  chatId: PeerId,
  list: { title: string; tasks: string[]; othersAdd: boolean; othersMark: boolean },
  thread?: number,
): Promise<void> {
  const answer = await account.client.call({
    _: 'messages.sendMedia',
    peer: inputPeer(account, chatId),
    message: '',
    randomId: account.randomId(),
    replyTo: thread ? { _: 'inputReplyToMessage', replyToMsgId: thread, topMsgId: thread } : undefined,
    media: {
      _: 'inputMediaTodo',
      todo: {
        _: 'todoList',
        title: words(list.title),
        list: list.tasks.map((text, index) => ({ _: 'todoItem', id: index + 1, title: words(text) })),
        othersCanAppend: list.othersAdd,
        othersCanComplete: list.othersMark,
      },
    },
  });
  account.client.handleClientUpdate(answer, false);
}
