import type { Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Item } from './items.ts';
import type { Opened } from './use-window.ts';

const FLASH_MS = 1600;

interface JumpOptions {
  opened: Opened;
  items: readonly Item[];
  rows: Virtualizer<HTMLDivElement, Element>;
  /** Set to whether the end is to stay in sight after the jump. */
  following: RefObject<boolean>;
  /** Up to here everything was read when the chat was opened. */
  readUpTo: number;
}

/**
 * Scrolls where a jump leads: to the line above what is new when the chat is opened, else to the message, or to the end
 * when it is not there. The answer is the id of the message that is to flash a while, 0 for none.
 */
export function useJumps({ opened, items, rows, following, readUpTo }: JumpOptions): number {
  const { window, jump } = opened;
  const [flash, setFlash] = useState(0);

  // A jump waits for the stretch that holds its target to be drawn.
  const jumped = useRef(0);
  useLayoutEffect(() => {
    if (window.empty || items.length === 0 || jumped.current === jump.round) return;
    const first = jumped.current === 0;
    jumped.current = jump.round;
    const unread = first && jump.target === readUpTo ? items.findIndex((item) => item.kind === 'unread') : -1;
    const target = items.findIndex(
      (item) => 'messages' in item && item.messages.some((message) => message.id === jump.target),
    );
    const toEnd = unread < 0 && (jump.target === 0 || target < 0);
    following.current = toEnd;
    if (toEnd) rows.scrollToEnd();
    else if (unread >= 0) rows.scrollToIndex(unread, { align: 'start' });
    else {
      rows.scrollToIndex(target, { align: 'center' });
      setFlash(jump.target);
    }
  }, [jump, window.empty, items, rows, readUpTo, following]);

  useEffect(() => {
    if (flash === 0) return;
    const timer = setTimeout(() => setFlash(0), FLASH_MS);
    return () => clearTimeout(timer);
  }, [flash]);

  return flash;
}
