import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useApp } from '../../../../app/context.tsx';
import { wordsFor } from '../../../../app/words-for.ts';
import type { Message } from '../../../../data/views.ts';
import { t } from '../../../../i18n/index.ts';
import { say } from '../../../../ui/toast.tsx';
import css from './add-answer.module.css';

const LONGEST = 100;

/** A line below the answers of a poll to which voters may add their own. */
export function AddAnswer({ message }: { message: Message }) {
  const { messenger } = useApp();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim() || busy) return;
    setBusy(true);
    try {
      await messenger.addPollAnswer(message.chatId, message.id, text.trim());
      setText('');
    } catch (error) {
      say(wordsFor(error), 'error');
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className={css.add} onSubmit={(event) => void add(event)}>
      <Plus size={18} aria-hidden="true" />
      <input
        type="text"
        dir="auto"
        value={text}
        maxLength={LONGEST}
        aria-label={t('poll.addAnswer')}
        placeholder={t('poll.addAnswer')}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
      />
      {text.trim() && (
        <button type="submit" disabled={busy}>
          {t('poll.add')}
        </button>
      )}
    </form>
  );
}
