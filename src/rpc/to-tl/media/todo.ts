import type { tl } from '@mtcute/core';
import type { Checklist, ChecklistTask } from '#domain';
import { toTlFormatted } from '../messages/entities.ts';
import { toTlPeer } from '../peer.ts';

/** A list of tasks and what is done of it. */
export const toTlTodo = ({
  title,
  titleEntities,
  tasks,
  othersAdd,
  othersMark,
  done,
}: Checklist): tl.RawMessageMediaToDo => ({
  _: 'messageMediaToDo',
  todo: {
    _: 'todoList',
    othersCanAppend: othersAdd ?? false,
    othersCanComplete: othersMark ?? false,
    title: toTlFormatted(title, titleEntities),
    list: toTlTasks(tasks),
  },
  ...(done.length > 0
    ? {
        completions: done.map(({ task, by, date }) => ({
          _: 'todoCompletion',
          id: task,
          completedBy: toTlPeer(by),
          date,
        })),
      }
    : {}),
});

export const toTlTasks = (tasks: readonly ChecklistTask[]): tl.RawTodoItem[] =>
  tasks.map(({ id, text, entities }) => ({ _: 'todoItem', id, title: toTlFormatted(text, entities) }));
