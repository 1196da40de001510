import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronDown, Reply } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { useDialog, usePeer } from '../../../app/context.tsx';
import { LOCAL_IDS, type PeerId } from '../../../data/views.ts';
import { compact } from '../../../i18n/format.ts';
import { t } from '../../../i18n/index.ts';
import { Empty, Failed, Skeleton } from '../../../ui/states.tsx';
import { useActions } from '../actions.tsx';
import { ActionLine } from '../message/action-line.tsx';
import { Bubble } from '../message/bubble.tsx';
import { Marks } from '../message/marks.tsx';
import css from '../conversation.module.css';
import { DayLine } from './day-line.tsx';
import { estimate, type Item, itemsOf } from './items.ts';
import { AT_END_PX, useFollowing } from './use-following.ts';
import { useJumps } from './use-jumps.ts';
import { useReading } from './use-reading.ts';
import { useSwipe } from './use-swipe.ts';
import { useViewCounts } from './use-view-counts.ts';
import type { Opened } from './use-window.ts';
import { walkMessages } from './walk-messages.ts';

/** So many rows before an end of what is loaded, more is asked for. */
const NEAR = 12;

interface HistoryProps {
  chatId: PeerId;
  opened: Opened;
  /** Up to here everything was read when the chat was opened. */
  readUpTo: number;
  thread: number | undefined;
}

/** The messages, drawn as far as they are in sight. New ones keep the end in sight, older ones don't move what one reads. */
export function History({ chatId, opened, readUpTo, thread }: HistoryProps) {
  const { window, older, newer } = opened;
  const items = useMemo(() => itemsOf(window.messages, readUpTo), [window.messages, readUpTo]);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => estimate(items[index]),
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: 6,
    anchorTo: 'end',
    scrollEndThreshold: AT_END_PX,
    paddingStart: 12,
    paddingEnd: 8,
    useAnimationFrameWithResizeObserver: false,
  });
  const virtual = rows.getVirtualItems();
  const firstShown = virtual[0]?.index ?? 0;
  const lastShown = virtual.at(-1)?.index ?? 0;

  const following = useFollowing(scroller, rows, items, window);
  const flash = useJumps({ opened, items, rows, following, readUpTo });

  useEffect(() => {
    if (window.empty || items.length === 0) return;
    if (window.older && firstShown < NEAR) older();
    if (window.newer && lastShown > items.length - NEAR) newer();
  }, [window, items.length, firstShown, lastShown, older, newer]);

  useReading({ chatId, thread, scroller, items, scrolling: rows.isScrolling, lastShown });
  useViewCounts(chatId, items, virtual);
  const { canWrite, reply } = useActions();
  const swipe = useSwipe((id) => {
    const message = window.messages.find((it) => it.id === id);
    if (message && id < LOCAL_IDS) reply(message);
  });
  const atEnd = !window.newer && rows.isAtEnd(AT_END_PX * 3);

  if (opened.error !== undefined && window.empty) return <Failed error={opened.error} again={opened.again} />;
  if (window.empty) return <Skeleton rows={8} round={false} />;
  if (items.length === 0) return <Nothing chatId={chatId} thread={thread} mayWrite={canWrite} />;
  return (
    <>
      <div
        className={css.scroller}
        ref={scroller}
        role="log"
        aria-label={t('conversation.messages')}
        aria-live="off"
        tabIndex={0}
        onKeyDown={walkMessages}
        {...(canWrite ? swipe.listeners : {})}
        data-history
      >
        <div className={css.sizer} style={{ height: rows.getTotalSize() }}>
          {virtual.map(({ key, index, start }) => {
            const item = items[index];
            return (
              item && (
                <div
                  key={key}
                  ref={rows.measureElement}
                  data-index={index}
                  className={css.item}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <Line item={item} flash={flash} onDate={opened.showDate} />
                </div>
              )
            );
          })}
        </div>
      </div>
      <span className={css.swipeSign} ref={swipe.sign} aria-hidden="true">
        <Reply size={18} />
      </span>
      <div className={css.jumps}>
        {thread === undefined && <Marks chatId={chatId} onShow={opened.show} />}
        {!atEnd && <ToEnd chatId={chatId} onPress={opened.toEnd} />}
      </div>
    </>
  );
}

function Line({ item, flash, onDate }: { item: Item; flash: number; onDate: (date: number) => void }) {
  switch (item.kind) {
    case 'day':
      return <DayLine date={item.date} onJump={onDate} />;
    case 'unread':
      return <p className={css.unread}>{t('conversation.new')}</p>;
    case 'action':
      return <ActionLine message={item.message} />;
    case 'message':
      return <Bubble item={item} flash={flash} />;
  }
}

function ToEnd({ chatId, onPress }: { chatId: PeerId; onPress: () => void }) {
  const unread = useDialog(chatId)?.unread ?? 0;
  return (
    <button type="button" className={css.jump} onClick={onPress} aria-label={t('conversation.toEnd')}>
      <ChevronDown size={22} />
      {unread > 0 && <span className={css.toEndCount}>{compact(unread)}</span>}
    </button>
  );
}

function Nothing({ chatId, thread, mayWrite }: { chatId: PeerId; thread: number | undefined; mayWrite: boolean }) {
  const peer = usePeer(chatId);
  const comments = thread !== undefined && !(peer && 'isForum' in peer && peer.isForum);
  return (
    <Empty
      title={t(comments ? 'conversation.noComments' : 'conversation.empty')}
      text={mayWrite ? t('conversation.emptyText') : undefined}
    />
  );
}
