import { useAppState } from '../../app/context.tsx';
import { t } from '../../i18n/index.ts';
import css from './chats.module.css';

/** The folders as tabs; without any there is nothing to choose. */
export function Folders({ chosen, onChoose }: { chosen: number; onChoose: (folder: number) => void }) {
  const folders = useAppState((state) => state.folders);
  if (folders.length === 0) return null;
  return (
    <div className={css.folders} role="tablist" aria-label={t('folders')}>
      {[{ id: 0, title: t('folders.all') }, ...folders].map(({ id, title }) => (
        <button key={id} type="button" role="tab" aria-selected={chosen === id} onClick={() => onChoose(id)}>
          {title}
        </button>
      ))}
    </div>
  );
}
