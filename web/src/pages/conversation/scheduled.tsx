import { ArrowLeft, CalendarClock, SendHorizontal, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useApp, usePeer } from '../../app/context.tsx';
import { back } from '../../app/route.ts';
import { wordsFor } from '../../app/words-for.ts';
import type { Message, PeerId } from '../../data/views.ts';
import { dayName, dayOf, timeOfDay } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { mediaText } from '../../ui/message-text.ts';
import { nameOf } from '../../ui/peer-name.tsx';
import { Empty, Failed, Skeleton } from '../../ui/states.tsx';
import { say, withUndo } from '../../ui/toast.tsx';
import { ChooseTime } from './choose-time.tsx';
import css from './conversation.module.css';
import { RichText } from './rich-text.tsx';
import own from './scheduled.module.css';
import { useScheduled } from './use-scheduled.ts';

/** What waits to be sent in a chat: one sends it at once, gives it another time, or drops it. */
export function Scheduled({ chatId }: { chatId: PeerId }) {
  const peer = usePeer(chatId);
  const { value, error, again } = useScheduled(chatId);
  const [dropped, setDropped] = useState<ReadonlySet<number>>(new Set());
  const shown = value?.filter((message) => !dropped.has(message.id));
  const drop = (id: number, gone: boolean) =>
    setDropped((old) => {
      const next = new Set(old);
      if (gone) next.add(id);
      else next.delete(id);
      return next;
    });
  return (
    <section className={css.conversation} aria-label={t('scheduled.title')}>
      <header className={css.header}>
        <IconButton label={t('back')} onClick={back}>
          <ArrowLeft size={20} />
        </IconButton>
        <span className={css.whoWords}>
          <h1 className={css.whoName}>{t('scheduled.title')}</h1>
          <bdi className={css.whoLine}>{nameOf(peer)}</bdi>
        </span>
      </header>
      <div className={own.list}>
        {error !== undefined && !value && <Failed error={error} again={again} />}
        {!value && error === undefined && <Skeleton rows={4} round={false} />}
        {shown?.length === 0 && (
          <Empty icon={<CalendarClock />} title={t('scheduled.none')} text={t('scheduled.noneText')} />
        )}
        <ol>
          {shown?.map((message, index) => (
            <Waiting
              key={message.id}
              message={message}
              startsDay={dayOf(shown[index - 1]?.date ?? 0) !== dayOf(message.date)}
              onDrop={(gone) => drop(message.id, gone)}
            />
          ))}
        </ol>
      </div>
    </section>
  );
}

interface WaitingProps {
  message: Message;
  startsDay: boolean;
  onDrop: (gone: boolean) => void;
}

function Waiting({ message, startsDay, onDrop }: WaitingProps) {
  const { messenger } = useApp();
  const [choosing, setChoosing] = useState(false);
  const { chatId, id } = message;
  const media = mediaText(message);
  return (
    <li>
      {startsDay && <h2 className={own.day}>{dayName(message.date)}</h2>}
      <article className={own.message}>
        {media && <p className={own.media}>{media}</p>}
        {message.text && (
          <div className={own.text} dir="auto">
            <RichText text={message.text} entities={message.entities} />
          </div>
        )}
        <footer className={own.foot}>
          <button type="button" className={own.time} onClick={() => setChoosing(true)} title={t('scheduled.change')}>
            <CalendarClock size={16} aria-hidden="true" />
            <time dateTime={new Date(message.date * 1000).toISOString()}>{timeOfDay(message.date)}</time>
            <span className="unseen">{t('scheduled.change')}</span>
          </button>
          <IconButton
            label={t('delete')}
            onClick={() => {
              withUndo(t('scheduled.dropped'), () => messenger.removeScheduled(chatId, id), {
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
            onClick={() =>
              void messenger.sendScheduled(chatId, id).catch((error: unknown) => say(wordsFor(error), 'error'))
            }
          >
            {t('scheduled.sendNow')}
          </Button>
        </footer>
      </article>
      {choosing && (
        <ChooseTime
          first={message.date}
          onClose={() => setChoosing(false)}
          onChosen={(date) => messenger.reschedule(chatId, id, date)}
        />
      )}
    </li>
  );
}
