import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { ChevronDown } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useApp, useDialog } from '../../../app/context.tsx';
import type { Window } from '../../../data/window.ts';
import { LOCAL_IDS, type PeerId } from '../../../data/views.ts';
import { compact, dayName } from '../../../i18n/format.ts';
import { t } from '../../../i18n/index.ts';
import { Empty, Failed, Skeleton } from '../../../ui/states.tsx';
import { ActionLine } from '../message/action-line.tsx';
import { Bubble } from '../message/bubble.tsx';
import css from '../conversation.module.css';
import { estimate, type Item, itemsOf } from './items.ts';
import { Marks } from '../message/marks.tsx';
import type { Opened } from './use-window.ts';
import { walkMessages } from './walk-messages.ts';

const NEAR = 12;
const FLASH_MS = 1600;
const AT_END_PX = 80;

interface HistoryProps {
  chatId: PeerId;
  opened: Opened;
  /** Up to here everything was read when the chat was opened. */
  readUpTo: number;
  thread: number | undefined;
}

/** The messages, drawn as far as they are in sight. New ones keep the end in sight, older ones don't move what one reads. */
export function History({ chatId, opened, readUpTo, thread }: HistoryProps) {
  const app = useApp();
  const { window, jump, older, newer } = opened;
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
  const [flash, setFlash] = useState(0);

  const follow = useFollowing(scroller, rows, items, window);

  // A jump waits for the stretch that holds its target to be drawn.
  const jumped = useRef(0);
  useLayoutEffect(() => {
    if (window.empty || items.length === 0 || jumped.current === jump.round) return;
    const first = jumped.current === 0;
    jumped.current = jump.round;
    const unread = items.findIndex((item) => item.kind === 'unread');
    const target = items.findIndex(
      (item) => 'messages' in item && item.messages.some((message) => message.id === jump.target),
    );
    follow.current = !(first && unread >= 0 && jump.target === readUpTo) && (jump.target === 0 || target < 0);
    if (first && unread >= 0 && jump.target === readUpTo) rows.scrollToIndex(unread, { align: 'start' });
    else if (jump.target === 0 || target < 0) rows.scrollToEnd();
    else {
      rows.scrollToIndex(target, { align: 'center' });
      setFlash(jump.target);
    }
  }, [jump, window.empty, items, rows, readUpTo, follow]);

  useEffect(() => {
    if (flash === 0) return;
    const timer = setTimeout(() => setFlash(0), FLASH_MS);
    return () => clearTimeout(timer);
  }, [flash]);

  useEffect(() => {
    if (window.empty || items.length === 0) return;
    if (window.older && firstShown < NEAR) older();
    if (window.newer && lastShown > items.length - NEAR) newer();
  }, [window, items.length, firstShown, lastShown, older, newer]);

  useReading(chatId, thread, scroller, items, rows.isScrolling, lastShown);
  // Each look at the chat asks for the counts of its posts once.
  const counted = useRef(new Set<number>());
  const atEnd = !window.newer && rows.isAtEnd(AT_END_PX * 3);

  useEffect(() => {
    if (!window.messages.some((it) => it.isPost)) return;
    const ids = virtual.flatMap(({ index }) => {
      const item = items[index];
      return item?.kind === 'message' && item.messages[0]?.isPost ? item.messages.map((it) => it.id) : [];
    });
    const fresh = ids.filter((id) => id < LOCAL_IDS && !counted.current.has(id));
    for (const id of fresh) counted.current.add(id);
    if (fresh.length > 0) app.messenger.viewed(chatId, fresh).catch(() => {});
  }, [app, chatId, items, virtual, window.messages]);

  if (opened.error !== undefined && window.empty) return <Failed error={opened.error} again={opened.again} />;
  if (window.empty) return <Skeleton rows={8} round={false} />;
  if (items.length === 0) return <Empty title={t('conversation.empty')} text={t('conversation.emptyText')} />;
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
                  {item.kind === 'day' ? (
                    <DayLine date={item.date} onJump={opened.showDate} />
                  ) : item.kind === 'unread' ? (
                    <p className={css.unread}>{t('conversation.new')}</p>
                  ) : item.kind === 'action' ? (
                    <ActionLine message={item.message} />
                  ) : (
                    <Bubble item={item} flash={flash} />
                  )}
                </div>
              )
            );
          })}
        </div>
      </div>
      <div className={css.jumps}>
        {thread === undefined && <Marks chatId={chatId} onShow={opened.show} />}
        {!atEnd && <ToEnd chatId={chatId} onPress={opened.toEnd} />}
      </div>
    </>
  );
}

const INPUT_MS = 900;

/**
 * Whoever stands at the end stays there, however fast messages come and whatever changes the room (a panel, a keyboard).
 * Only a hand that scrolls up leaves the end; coming back to it follows again.
 */
function useFollowing(
  scroller: React.RefObject<HTMLDivElement | null>,
  rows: Virtualizer<HTMLDivElement, Element>,
  items: Item[],
  window: Window,
): React.RefObject<boolean> {
  const following = useRef(true);
  const mounted = items.length > 0 && !window.empty;
  useEffect(() => {
    const element = scroller.current;
    if (!mounted || !element) return;
    let handMs = 0;
    let last = element.scrollTop;
    const hand = () => {
      handMs = performance.now();
    };
    const scrolled = () => {
      const distance = element.scrollHeight - element.clientHeight - element.scrollTop;
      const byHand = performance.now() - handMs < INPUT_MS;
      if (distance < AT_END_PX) following.current = true;
      else if (byHand && element.scrollTop < last) following.current = false;
      last = element.scrollTop;
    };
    const inputs = ['wheel', 'touchmove', 'pointerdown', 'pointermove', 'keydown'] as const;
    for (const input of inputs) element.addEventListener(input, hand, { passive: true });
    element.addEventListener('scroll', scrolled, { passive: true });
    const observer = new ResizeObserver(() => following.current && rows.scrollToEnd());
    observer.observe(element);
    return () => {
      for (const input of inputs) element.removeEventListener(input, hand);
      element.removeEventListener('scroll', scrolled);
      observer.disconnect();
    };
  }, [scroller, rows, mounted]);
  const last = items.at(-1)?.key;
  useLayoutEffect(() => {
    if (following.current && !window.newer && mounted) rows.scrollToEnd();
  }, [last, rows, mounted, window.newer]);
  return following;
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

/** A day; a click asks for another one to jump to. */
function DayLine({ date, onJump }: { date: number; onJump: (date: number) => void }) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className={css.day}>
      <button type="button" onClick={() => picker.current?.showPicker()} title={t('conversation.jumpToDate')}>
        <time dateTime={new Date(date * 1000).toISOString().slice(0, 10)}>{dayName(date)}</time>
      </button>
      <input
        ref={picker}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        max={new Date().toISOString().slice(0, 10)}
        onChange={(event) => {
          const chosen = event.target.valueAsDate;
          if (chosen) onJump(Math.floor(chosen.getTime() / 1000) + chosen.getTimezoneOffset() * 60);
        }}
      />
    </div>
  );
}

/** Says to the server what was seen: the last message in sight, while the page is before someone's eyes. */
function useReading(
  chatId: PeerId,
  thread: number | undefined,
  scroller: React.RefObject<HTMLDivElement | null>,
  items: ReturnType<typeof itemsOf>,
  scrolling: boolean,
  lastShown: number,
): void {
  const app = useApp();
  useEffect(() => {
    const element = scroller.current;
    if (!element || scrolling) return;
    const read = () => {
      if (document.visibilityState !== 'visible') return;
      const bottom = element.getBoundingClientRect().bottom;
      const top = element.getBoundingClientRect().top;
      let last = 0;
      const mentions: number[] = [];
      let reacted = false;
      for (const row of element.querySelectorAll<HTMLElement>('[data-index]')) {
        const item = items[Number(row.dataset.index)];
        if (!item || row.getBoundingClientRect().top > bottom - 10) continue;
        const message =
          item.kind === 'message' ? item.messages.at(-1) : item.kind === 'action' ? item.message : undefined;
        if (message && message.id < LOCAL_IDS && !(message.out && message.id <= last))
          last = Math.max(last, message.id);
        if (item.kind !== 'message' || row.getBoundingClientRect().bottom < top) continue;
        mentions.push(...item.messages.filter((it) => it.mentionsMe).map((it) => it.id));
        reacted ||= item.messages.some((it) => it.out && it.reactions.length > 0);
      }
      if (mentions.length > 0) app.messenger.seenMentions(chatId, mentions).catch(() => {});
      if (reacted && (app.state().dialogs.get(chatId)?.reactions ?? 0) > 0)
        app.messenger.seenReactions(chatId).catch(() => {});
      if (last === 0) return;
      const done = thread ? app.messenger.readThread(chatId, thread, last) : app.messenger.read(chatId, last);
      done.catch(() => {});
    };
    const timer = setTimeout(read, 120);
    document.addEventListener('visibilitychange', read);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', read);
    };
  }, [app, chatId, thread, scroller, items, scrolling, lastShown]);
}
