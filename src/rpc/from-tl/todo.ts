import type { tl } from '@mtcute/core';
import { type ChecklistTask, type MessageMedia, prepareChecklist } from '#domain';
import type { Call } from '../context.ts';
import { fromTlEntities } from './entities.ts';

/** A list of tasks that a message is to carry. */
export function fromTlTodo(call: Call, { todo }: tl.RawInputMediaTodo): MessageMedia {
  return prepareChecklist(call.world.limits, {
    title: todo.title.text,
    titleEntities: fromTlEntities(call, todo.title.entities),
    tasks: fromTlTasks(call, todo.list),
    ...(todo.othersCanAppend ? { othersAdd: true } : {}),
    ...(todo.othersCanComplete ? { othersMark: true } : {}),
  });
}

export const fromTlTasks = (call: Call, list: readonly tl.TypeTodoItem[]): ChecklistTask[] =>
  list.map(({ id, title }) => ({ id, text: title.text, entities: fromTlEntities(call, title.entities) }));
