import { CalendarClock, Pencil, SendHorizontal, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useApp } from '../../../app/context.tsx';
import { wordsFor } from '../../../app/words-for.ts';
import type { Message } from '../../../data/views.ts';
import { timeOfDay } from '../../../i18n/format.ts';
import { t } from '../../../i18n/index.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { mediaText } from '../../../ui/message-text.ts';
import { say, withUndo } from '../../../ui/toast.tsx';
import { useFile } from '../../../ui/use-file.ts';
import { ChooseTime } from './choose-time.tsx';
import { EditWaiting } from './edit-waiting.tsx';
import { RichText } from '../message/rich-text.tsx';
import css from './scheduled.module.css';

interface WaitingMessageProps {
  /** One, or those of an album. */
  messages: Message[];
  onDrop: (gone: boolean) => void;
}

/** A message that waits for its time, and what one can do with it. */
export function WaitingMessage({ messages, onDrop }: WaitingMessageProps) {
  const { messenger } = useApp();
  const [open, setOpen] = useState<'time' | 'text'>();
  const told = messages.find((message) => message.text) ?? messages[0];
  if (!told) return null;
  const { chatId, date } = told;
  const ids = messages.map(({ id }) => id);
  const pictures = messages.filter(({ media }) => media?.kind === 'photo');
  const media = messages.filter((message) => !pictures.includes(message)).map(mediaText);
  const complain = (error: unknown) => say(wordsFor(error), 'error');
  return (
    <article className={css.message}>
      {pictures.length > 0 && (
        <p className={css.pictures}>
          {pictures.map((message) => (
            <Thumb key={message.id} message={message} />
          ))}
        </p>
      )}
      {media.map((line, index) => line && <Line key={index} text={line} />)}
      {told.text && (
        <div className={css.text} dir="auto">
          <RichText text={told.text} entities={told.entities} />
        </div>
      )}
      <footer className={css.foot}>
        <button type="button" className={css.time} onClick={() => setOpen('time')} title={t('scheduled.change')}>
          <CalendarClock size={16} aria-hidden="true" />
          <time dateTime={new Date(date * 1000).toISOString()}>{timeOfDay(date)}</time>
          <span className="unseen">{t('scheduled.change')}</span>
        </button>
        <IconButton label={t('message.edit')} onClick={() => setOpen('text')}>
          <Pencil size={18} />
        </IconButton>
        <IconButton
          label={t('delete')}
          onClick={() => {
            withUndo(t('scheduled.dropped'), () => messenger.removeScheduled(chatId, ids), {
              hide: () => onDrop(true),
              show: () => onDrop(false),
            });
          }}
        >
          <Trash2 size={18} />
        </IconButton>
        <Button
          kind="quiet"
          icon={<SendHorizontal size={16} />}
          onClick={() => void messenger.sendScheduled(chatId, ids).catch(complain)}
        >
          {t('scheduled.sendNow')}
        </Button>
      </footer>
      {open === 'time' && (
        <ChooseTime
          first={date}
          onClose={() => setOpen(undefined)}
          onChosen={(next) => messenger.reschedule(chatId, ids, next)}
        />
      )}
      {open === 'text' && <EditWaiting message={told} onClose={() => setOpen(undefined)} />}
    </article>
  );
}

const Line = ({ text }: { text: string }) => <p className={css.media}>{text}</p>;

function Thumb({ message }: { message: Message }) {
  const url = useFile(message.media?.kind === 'photo' ? message.media.file : undefined);
  return <span className={css.picture}>{url && <img src={url} alt={t('media.photo')} />}</span>;
}
