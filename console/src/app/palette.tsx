import { Dialog } from '@base-ui/react/dialog';
import { useId, useState } from 'react';
import { call, Refused } from '../api/client.ts';
import { useAction } from '../../../web/src/ui/use-action.ts';
import { t } from '../i18n/index.ts';
import { FailedLine } from '../ui/failed.tsx';
import { shortcuts } from './keys.ts';
import css from './palette.module.css';
import { go } from './route.ts';
import { useSession } from './session.ts';

interface Command {
  readonly key: string;
  readonly name: string;
  readonly keys?: string;
  readonly does: () => Promise<void> | void;
}

/** Finds a command, a case by its number, or a subject by name, link or id. */
export function Palette({ onClose }: { onClose: () => void }) {
  const list = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const commands = useCommands(text);
  const chosen = commands[Math.min(at, commands.length - 1)];
  const { run, error } = useAction(async (command: Command) => {
    await command.does();
    onClose();
  });
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={css.veil} />
        <Dialog.Popup className={css.palette}>
          <Dialog.Title className="unseen">{t('palette.title')}</Dialog.Title>
          <input
            className={css.input}
            role="combobox"
            aria-label={t('palette.label')}
            aria-expanded="true"
            aria-controls={list}
            aria-activedescendant={chosen && `${list}-${commands.indexOf(chosen)}`}
            placeholder={t('palette.label')}
            autoFocus
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setAt(0);
            }}
            onKeyDown={(event) => {
              const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
              if (by !== 0) {
                event.preventDefault();
                setAt((now) => Math.max(0, Math.min(commands.length - 1, now + by)));
              } else if (event.key === 'Enter' && chosen) {
                event.preventDefault();
                void run(chosen);
              }
            }}
          />
          <ul className={css.list} id={list} role="listbox" aria-label={t('palette.title')}>
            {commands.map((command, index) => (
              <li
                key={command.key}
                id={`${list}-${index}`}
                role="option"
                aria-selected={command === chosen}
                className={css.item}
                onClick={() => void run(command)}
              >
                <span>{command.name}</span>
                {command.keys && <kbd className={css.keys}>{command.keys}</kbd>}
              </li>
            ))}
          </ul>
          {commands.length === 0 && <p className={css.none}>{t('palette.none')}</p>}
          <FailedLine error={error} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function useCommands(text: string): Command[] {
  const { may } = useSession();
  // The keys in force before the palette took the keyboard.
  const [known] = useState(() => shortcuts().filter((it) => !it.quiet));
  const wanted = text.trim().toLowerCase();
  const id = /^#?(\d{1,12})$/.exec(wanted)?.[1];
  const commands: Command[] = known
    .map((it) => ({ key: it.keys, name: t(it.name), keys: it.keys, does: it.does }))
    .filter((it) => it.name.toLowerCase().includes(wanted));
  if (id) commands.unshift({ key: 'case', name: t('palette.case', { id }), does: () => go(`case/${id}`) });
  if (id && may('order.see'))
    commands.push({ key: 'order', name: t('palette.order', { id }), does: () => go(`orders/${id}`) });
  if (wanted.length > 1 && may('import.subjects')) {
    commands.push({ key: 'subject', name: t('palette.subject', { text: text.trim() }), does: () => find(text.trim()) });
  }
  return commands.slice(0, 12);
}

async function find(text: string): Promise<void> {
  const { subjectKey } = await call('GET /subjects', { query: { text } });
  if (subjectKey === null) throw new Refused(404, 'subject-unknown', { subject: text });
  go(`subject/${subjectKey}`);
}
