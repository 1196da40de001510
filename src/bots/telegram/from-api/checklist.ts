import { type Checklist, type ChecklistTask, prepareChecklist } from '#domain';
import { badRequest } from '../api-error.ts';
import { type Fields, flagIn, isFields, numberIn } from '../arguments.ts';
import type { Call } from '../context.ts';
import { readTextIn } from './text.ts';

/**
 * The checklist that a request describes. Elsewhere bots send lists only for businesses that they are connected to; here
 * there are none, and a bot sends its own when it names no connection.
 */
export function readChecklist(call: Call): Checklist {
  const { args, world } = call;
  const given = args.json('checklist', "can't parse checklist JSON object");
  if (!isFields(given)) throw badRequest('checklist is empty');
  const title = readTextIn(given, 'title');
  const { tasks } = given;
  if (!Array.isArray(tasks)) throw badRequest('expected an Array of InputChecklistTask as tasks');
  return prepareChecklist(world.limits, {
    title: title.text,
    titleEntities: title.entities,
    tasks: tasks.map(readTask),
    othersAdd: flagIn(given, 'others_can_add_tasks'),
    othersMark: flagIn(given, 'others_can_mark_tasks_as_done'),
  });
}

function readTask(item: unknown): ChecklistTask {
  if (!isFields(item)) throw badRequest('expected a task to be of type Object');
  const fields: Fields = item;
  return { id: numberIn(fields, 'id') ?? 0, ...readTextIn(fields, 'text') };
}
