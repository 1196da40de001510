import { Circle, CircleCheck } from 'lucide-react';
import type { Checklist } from '../../../../data/views.ts';
import { t } from '../../../../i18n/index.ts';
import css from './media.module.css';

/** A list of tasks and what is done of it, to read. */
export function ChecklistView({ checklist: { title, tasks } }: { checklist: Checklist }) {
  const done = tasks.filter((task) => task.done).length;
  return (
    <div className={css.poll}>
      <strong dir="auto">{title}</strong>
      <p className={css.pollKind}>{t('checklist.done', { done, total: tasks.length })}</p>
      <ul className={css.tasks}>
        {tasks.map((task) => (
          <li key={task.id} data-done={task.done || undefined}>
            {task.done ? (
              <CircleCheck size={20} role="img" aria-label={t('checklist.isDone')} />
            ) : (
              <Circle size={20} role="img" aria-label={t('checklist.isOpen')} />
            )}
            <span dir="auto">{task.text}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
