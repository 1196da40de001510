import { refuse } from '../errors.ts';
import type { PeerId } from '../ids.ts';
import type { Limits } from '../limits.ts';
import type { Entity } from '../messages/content.ts';
import { normaliseText } from '../messages/normalise-text.ts';

export interface ChecklistTask {
  /** Positive, and no other task of the list has it. */
  id: number;
  text: string;
  entities?: Entity[];
}

/** A task that is done, by whom and when (Unix seconds). */
export interface TaskDone {
  task: number;
  by: PeerId;
  date: number;
}

/** A list of tasks that a message carries. */
export interface Checklist {
  kind: 'checklist';
  title: string;
  titleEntities?: Entity[];
  tasks: ChecklistTask[];
  /** People beside the author may add tasks. */
  othersAdd?: boolean;
  /** People beside the author may mark tasks. */
  othersMark?: boolean;
  done: TaskDone[];
}

/** Formatting that a title and tasks may have; links and mentions are left out. */
const kept = new Set<Entity['type']>(['bold', 'italic', 'underline', 'strike', 'spoiler', 'customEmoji']);

/**
 * A checklist as it is stored: texts cleaned, only plain formatting.
 *
 * @throws checklist-text-invalid, checklist-empty, checklist-too-long, checklist-task-duplicate
 */
export function prepareChecklist(limits: Limits, wish: Omit<Checklist, 'kind' | 'done'>): Checklist {
  const title = line(limits, { text: wish.title, entities: wish.titleEntities ?? [] }, limits.checklistTitleLength);
  return {
    kind: 'checklist',
    title: title.text,
    ...(title.entities ? { titleEntities: title.entities } : {}),
    tasks: prepareTasks(limits, wish.tasks, []),
    ...(wish.othersAdd ? { othersAdd: true } : {}),
    ...(wish.othersMark ? { othersMark: true } : {}),
    done: [],
  };
}

/** Tasks that are to stand beside these others. @throws the same but for the title */
export function prepareTasks(
  limits: Limits,
  tasks: readonly ChecklistTask[],
  others: readonly ChecklistTask[],
): ChecklistTask[] {
  if (tasks.length === 0) refuse('checklist-empty');
  if (tasks.length + others.length > limits.checklistTasks) refuse('checklist-too-long');
  const ids = new Set([...others, ...tasks].map(({ id }) => id));
  if (ids.size !== tasks.length + others.length || tasks.some(({ id }) => id <= 0)) refuse('checklist-task-duplicate');
  return tasks.map(({ id, text, entities }) => ({
    id,
    ...line(limits, { text, entities: entities ?? [] }, limits.checklistTaskLength),
  }));
}

function line(
  limits: Limits,
  given: { text: string; entities: Entity[] },
  longest: number,
): { text: string; entities?: Entity[] } {
  const { text, entities } = normaliseText(given, limits, limits.textLength);
  if (text === '' || text.length > longest) refuse('checklist-text-invalid');
  const plain = entities.filter(({ type }) => kept.has(type));
  return plain.length > 0 ? { text, entities: plain } : { text };
}
