import { type Key, t } from '../../i18n/index.ts';
import css from './settings.module.css';

const KEYS: { keys: string[]; does: Key }[] = [
  { keys: ['Ctrl', 'K'], does: 'keys.search' },
  { keys: ['Alt', '↓'], does: 'keys.next' },
  { keys: ['Alt', '↑'], does: 'keys.previous' },
  { keys: ['Esc'], does: 'keys.back' },
  { keys: ['↑'], does: 'keys.editLast' },
  { keys: ['Ctrl', '↑'], does: 'keys.messages' },
  { keys: ['Enter'], does: 'keys.messageMenu' },
  { keys: ['Shift', 'Enter'], does: 'keys.newLine' },
  { keys: ['Ctrl', 'B'], does: 'keys.bold' },
  { keys: ['Ctrl', 'I'], does: 'keys.italic' },
  { keys: ['Ctrl', 'U'], does: 'keys.underline' },
  { keys: ['Ctrl', 'Shift', 'X'], does: 'keys.strike' },
  { keys: ['Ctrl', 'E'], does: 'keys.code' },
  { keys: ['?'], does: 'keys.list' },
];

const MARKS: { typed: string; does: Key }[] = [
  { typed: '**…**', does: 'keys.bold' },
  { typed: '__…__', does: 'keys.italic' },
  { typed: '++…++', does: 'keys.underline' },
  { typed: '~~…~~', does: 'keys.strike' },
  { typed: '||…||', does: 'keys.spoiler' },
  { typed: '`…`', does: 'keys.code' },
  { typed: '```…```', does: 'keys.block' },
  { typed: '> …', does: 'keys.quote' },
  { typed: '[…](https://…)', does: 'keys.link' },
];

export function Keys() {
  return (
    <>
      <section className={css.section}>
        {KEYS.map(({ keys, does }) => (
          <p key={does + keys.join()} className={css.choice}>
            <span>{t(does)}</span>
            <span className={css.keys}>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </span>
          </p>
        ))}
      </section>
      <section className={css.section}>
        <h2>{t('keys.marks')}</h2>
        {MARKS.map(({ typed, does }) => (
          <p key={does} className={css.choice}>
            <span>{t(does)}</span>
            <code dir="ltr">{typed}</code>
          </p>
        ))}
      </section>
    </>
  );
}
