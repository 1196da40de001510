import { ArrowLeft, CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { usePeer } from '../../../app/context.tsx';
import { back } from '../../../app/route.ts';
import type { Message, PeerId } from '../../../data/views.ts';
import { dayName } from '../../../i18n/format.ts';
import { t } from '../../../i18n/index.ts';
import { IconButton } from '../../../ui/button.tsx';
import { nameOf } from '../../../ui/peer-name.tsx';
import { Empty, Failed, Skeleton } from '../../../ui/states.tsx';
import css from '../conversation.module.css';
import { itemsOf } from '../history/items.ts';
import own from './scheduled.module.css';
import { useScheduled } from './use-scheduled.ts';
import { WaitingMessage } from './waiting-message.tsx';

/** What waits to be sent in a chat: one sends it at once, gives it another time, or drops it. */
export function Scheduled({ chatId }: { chatId: PeerId }) {
  const peer = usePeer(chatId);
  const { value, error, again } = useScheduled(chatId);
  const [dropped, setDropped] = useState<ReadonlySet<number>>(new Set());
  const shown = value?.filter((message) => !dropped.has(message.id));
  const drop = (messages: readonly Message[], gone: boolean) =>
    setDropped((old) => {
      const next = new Set(old);
      for (const { id } of messages) {
        if (gone) next.add(id);
        else next.delete(id);
      }
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
          {itemsOf(shown ?? [], 0).map((item) => (
            <li key={item.key}>
              {item.kind === 'day' && <h2 className={own.day}>{dayName(item.date)}</h2>}
              {item.kind === 'message' && (
                <WaitingMessage messages={item.messages} onDrop={(gone) => drop(item.messages, gone)} />
              )}
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
