import { Circle, CircleCheck } from 'lucide-react';
import { useApp, usePeer, useSelf } from '../../../../app/context.tsx';
import { wordsFor } from '../../../../app/words-for.ts';
import type { Checklist, ChecklistTask, Message } from '../../../../data/views.ts';
import { t } from '../../../../i18n/index.ts';
import { nameOf } from '../../../../ui/peer-name.tsx';
import { say } from '../../../../ui/toast.tsx';
import { AddLine } from './add-line.tsx';
import css from './checklist.module.css';

const MAX_TASKS = 30;
const LONGEST = 100;

/** A list of tasks and what is done of it. Who may tick and add is for its author to say. */
export function ChecklistView({ message, checklist }: { message: Message; checklist: Checklist }) {
  const { messenger } = useApp();
  const { title, tasks, othersMark, othersAdd } = checklist;
  const done = tasks.filter((task) => task.done).length;
  const alive = message.state === 'sent' && !message.forward;
  const mayMark = alive && (message.out || othersMark);
  const mayAdd = alive && (message.out || othersAdd) && tasks.length < MAX_TASKS;
  const mark = (task: ChecklistTask) =>
    void messenger
      .markTask(message.chatId, message.id, task.id, !task.done)
      .catch((error: unknown) => say(wordsFor(error), 'error'));
  const next = Math.max(0, ...tasks.map(({ id }) => id)) + 1;
  return (
    <div className={css.list}>
      <strong dir="auto">{title}</strong>
      <p className={css.kind}>{t(othersMark ? 'checklist.shared' : 'checklist.own')}</p>
      <ul>
        {tasks.map((task) => (
          <li key={task.id}>
            <Task task={task} onMark={mayMark ? () => mark(task) : undefined} named={othersMark} />
          </li>
        ))}
      </ul>
      {mayAdd && (
        <AddLine
          label={t('checklist.addTask')}
          longest={LONGEST}
          onAdd={(text) => messenger.addTask(message.chatId, message.id, next, text)}
        />
      )}
      <p className={css.kind}>{t('checklist.done', { done, total: tasks.length })}</p>
    </div>
  );
}

interface TaskProps {
  task: ChecklistTask;
  /** Without it the task is there to read. */
  onMark: (() => void) | undefined;
  /** Says who ticked it. */
  named: boolean;
}

function Task({ task, onMark, named }: TaskProps) {
  const self = useSelf();
  const by = usePeer(named && task.by !== self ? task.by : undefined);
  const icon = task.done ? <CircleCheck size={21} aria-hidden="true" /> : <Circle size={21} aria-hidden="true" />;
  const words = (
    <span className={css.words}>
      <span dir="auto" className={css.text}>
        {task.text}
      </span>
      {task.done && named && task.by !== undefined && (
        <span className={css.by}>{task.by === self ? t('you') : nameOf(by)}</span>
      )}
    </span>
  );
  if (!onMark) {
    return (
      <div className={css.task} data-done={task.done || undefined}>
        <span role="img" aria-label={t(task.done ? 'checklist.isDone' : 'checklist.isOpen')}>
          {icon}
        </span>
        {words}
      </div>
    );
  }
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={task.done}
      className={css.task}
      data-done={task.done || undefined}
      onClick={onMark}
    >
      {icon}
      {words}
    </button>
  );
}
