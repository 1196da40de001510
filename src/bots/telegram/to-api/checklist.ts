import type { Checklist as ApiChecklist, ChecklistTask as ApiTask } from '@grammyjs/types';
import type { Checklist, ChecklistTask, TaskDone } from '#domain';
import type { View } from '../../view.ts';
import { toApiChat } from './chat.ts';
import { toApiEntities } from './entities.ts';
import { toApiUser } from './user.ts';

/** A list of tasks, and who did what of it. */
export async function toApiChecklist(view: View, list: Checklist): Promise<ApiChecklist> {
  return {
    title: list.title,
    ...(list.titleEntities ? { title_entities: await toApiEntities(view, list.titleEntities) } : {}),
    tasks: await toApiTasks(view, list.tasks, list.done),
    ...(list.othersAdd ? { others_can_add_tasks: true } : {}),
    ...(list.othersMark ? { others_can_mark_tasks_as_done: true } : {}),
  };
}

export const toApiTasks = (
  view: View,
  tasks: readonly ChecklistTask[],
  done: readonly TaskDone[],
): Promise<ApiTask[]> =>
  Promise.all(
    tasks.map(async ({ id, text, entities }) => {
      const mark = done.find(({ task }) => task === id);
      return {
        id,
        text,
        ...(entities ? { text_entities: await toApiEntities(view, entities) } : {}),
        ...(mark ? { ...(await doneBy(view, mark)), completion_date: mark.date } : {}),
      };
    }),
  );

const doneBy = async (view: View, { by }: TaskDone): Promise<Partial<ApiTask>> =>
  by < 0 ? { completed_by_chat: await toApiChat(view, by) } : { completed_by_user: await toApiUser(view, by) };
