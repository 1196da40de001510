import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { useApp } from '../../../../app/context.tsx';
import { wordsFor } from '../../../../app/words-for.ts';
import type { Message, Poll, PollOption } from '../../../../data/views.ts';
import { t } from '../../../../i18n/index.ts';
import { Button } from '../../../../ui/button.tsx';
import { AddLine } from './add-line.tsx';
import { say } from '../../../../ui/toast.tsx';
import css from './media.module.css';

const MAX_OPTIONS = 12;
const LONGEST = 100;

/** A poll or quiz: choose first, then see how others chose. */
export function PollView({ message, poll }: { message: Message; poll: Poll }) {
  const { messenger } = useApp();
  const [picked, setPicked] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const voted = poll.options.some((option) => option.chosen);
  const results = voted || poll.closed;
  const vote = async (options: string[]) => {
    setBusy(true);
    try {
      await messenger.vote(message.chatId, message.id, options);
    } catch (error) {
      say(wordsFor(error), 'error');
    } finally {
      setBusy(false);
      setPicked([]);
    }
  };
  const press = (option: PollOption) => {
    if (!poll.multiple) return void vote([option.id]);
    setPicked(picked.includes(option.id) ? picked.filter((it) => it !== option.id) : [...picked, option.id]);
  };
  const kind = poll.closed
    ? 'poll.closed'
    : poll.quiz
      ? 'poll.quiz'
      : poll.anonymous
        ? 'poll.anonymous'
        : 'poll.public';
  return (
    <fieldset className={css.poll} disabled={busy}>
      <legend dir="auto">{poll.question}</legend>
      <p className={css.pollKind}>{t(kind)}</p>
      {poll.options.map((option) =>
        results ? (
          <Result key={option.id} option={option} poll={poll} />
        ) : (
          <button
            key={option.id}
            type="button"
            className={css.option}
            role={poll.multiple ? 'checkbox' : 'radio'}
            aria-checked={picked.includes(option.id)}
            disabled={message.state !== 'sent'}
            onClick={() => press(option)}
          >
            <span className={css.optionBox} data-square={poll.multiple || undefined} />
            <span dir="auto">{option.text}</span>
          </button>
        ),
      )}
      {poll.open &&
        !poll.closed &&
        message.state === 'sent' &&
        !message.forward &&
        poll.options.length < MAX_OPTIONS && (
          <AddLine
            label={t('poll.addAnswer')}
            longest={LONGEST}
            onAdd={(text) => messenger.addPollAnswer(message.chatId, message.id, text)}
          />
        )}
      {poll.solution && results && <p className={css.solution}>{poll.solution}</p>}
      <p className={css.pollKind}>
        {t('poll.votes', { count: poll.total })}
        {voted && !poll.closed && !poll.quiz && (
          <button type="button" className={css.takeBack} onClick={() => void vote([])}>
            {t('poll.takeBack')}
          </button>
        )}
      </p>
      {poll.multiple && !results && picked.length > 0 && (
        <Button kind="primary" busy={busy} onClick={() => void vote(picked)}>
          {t('poll.vote')}
        </Button>
      )}
    </fieldset>
  );
}

function Result({ option, poll }: { option: PollOption; poll: Poll }) {
  const part = poll.total > 0 ? option.votes / poll.total : 0;
  const percent = Math.round(part * 100);
  const wrong = poll.quiz && option.chosen && !option.correct;
  return (
    <div className={css.result} data-wrong={wrong || undefined} title={t('poll.votes', { count: option.votes })}>
      <span className={css.percent}>{percent}%</span>
      <span dir="auto" className={css.resultText}>
        {option.text}
        {option.chosen &&
          (wrong ? <X size={14} aria-label={t('poll.wrong')} /> : <Check size={14} aria-label={t('poll.mine')} />)}
        {poll.quiz && option.correct && !option.chosen && <Check size={14} aria-label={t('poll.right')} />}
      </span>
      <progress value={part} aria-hidden="true" />
    </div>
  );
}
