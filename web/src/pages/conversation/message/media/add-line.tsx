import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { wordsFor } from '../../../../app/words-for.ts';
import { t } from '../../../../i18n/index.ts';
import { say } from '../../../../ui/toast.tsx';
import css from './add-line.module.css';

interface AddLineProps {
  label: string;
  /** In UTF-16 units. */
  longest: number;
  onAdd: (text: string) => Promise<void>;
}

/** A line below answers or tasks to which people may add their own. */
export function AddLine({ label, longest, onAdd }: AddLineProps) {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim() || busy) return;
    setBusy(true);
    try {
      await onAdd(text.trim());
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
        maxLength={longest}
        aria-label={label}
        placeholder={label}
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
