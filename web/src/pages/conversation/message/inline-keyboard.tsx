import { Copy, ExternalLink } from 'lucide-react';
import { useState } from 'react';
import { useApp } from '../../../app/context.tsx';
import { wordsFor } from '../../../app/words-for.ts';
import type { KeyboardButton, Message } from '../../../data/views.ts';
import { t } from '../../../i18n/index.ts';
import { Button } from '../../../ui/button.tsx';
import { Modal } from '../../../ui/modal.tsx';
import { say } from '../../../ui/toast.tsx';
import { useActions } from '../actions.tsx';
import css from './inline-keyboard.module.css';
import { openOutside } from './open-outside.ts';

/** A bot's buttons under its message. Those that this client has no use for are left out. */
export function InlineKeyboard({ message }: { message: Message }) {
  const { messenger } = useApp();
  const { insert } = useActions();
  const [busy, setBusy] = useState('');
  const [alert, setAlert] = useState('');
  const press = async (button: KeyboardButton, key: string) => {
    const { does } = button;
    if (does.what === 'url') openOutside(does.url);
    else if (does.what === 'copy') await navigator.clipboard.writeText(does.value).then(() => say(t('copied')));
    else if (does.what === 'inline' && does.here) insert(does.query, false);
    else if (does.what === 'webApp' || does.what === 'callback') {
      setBusy(key);
      try {
        if (does.what === 'webApp') {
          openOutside(await messenger.openWebApp(message.viaBot ?? message.from, does.url, message.chatId));
          return;
        }
        const answer = await messenger.pressButton(message.chatId, message.id, does.data);
        if (answer.url) openOutside(answer.url);
        if (answer.text && answer.alert) setAlert(answer.text);
        else if (answer.text) say(answer.text);
      } catch (error) {
        say(wordsFor(error), 'error');
      } finally {
        setBusy('');
      }
    }
  };
  return (
    <div className={css.keyboard}>
      {message.keyboard?.rows.map((row, y) => (
        <div key={`row-${y}`} className={css.keyRow}>
          {row.map((button, x) =>
            button.does.what === 'nothing' || button.does.what === 'text' ? null : (
              <Button
                key={`${y}-${x}`}
                busy={busy === `${y}-${x}`}
                className={css.key}
                icon={
                  button.does.what === 'url' || button.does.what === 'webApp' ? (
                    <ExternalLink size={14} />
                  ) : button.does.what === 'copy' ? (
                    <Copy size={14} />
                  ) : undefined
                }
                onClick={() => void press(button, `${y}-${x}`)}
              >
                {button.text}
              </Button>
            ),
          )}
        </div>
      ))}
      <Modal title={t('message.fromBot')} open={alert !== ''} onClose={() => setAlert('')}>
        <p>{alert}</p>
      </Modal>
    </div>
  );
}
