import { Modal } from '../../../web/src/ui/modal.tsx';
import { t } from '../i18n/index.ts';
import css from './keys-help.module.css';
import { type Shortcut, shortcuts } from './keys.ts';

const signs: Record<string, string> = { ArrowDown: '↓', ArrowUp: '↑', 'Ctrl-k': 'Ctrl K' };

/** Every key that does something here. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const all = shortcuts();
  const isEverywhere = (it: Shortcut) => it.keys.startsWith('g ') || ['?', 'Ctrl-k', '/'].includes(it.keys);
  return (
    <Modal title={t('keys.title')} open onClose={onClose} wide>
      <Group name={t('keys.here')} list={all.filter((it) => !isEverywhere(it))} />
      <Group name={t('keys.everywhere')} list={all.filter(isEverywhere)} />
    </Modal>
  );
}

function Group({ name, list }: { name: string; list: readonly Shortcut[] }) {
  if (list.length === 0) return null;
  return (
    <section>
      <h3 className={css.name}>{name}</h3>
      <dl className={css.list}>
        {list.map((it) => (
          <div key={it.keys} className={css.row}>
            <dt>
              {it.keys.split(' ').map((key) => (
                <kbd key={key} className={css.key}>
                  {signs[key] ?? key}
                </kbd>
              ))}
            </dt>
            <dd>{t(it.name)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
