import type { Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { Window } from '../../../data/window.ts';
import type { Item } from './items.ts';

/** So near its end, in CSS pixels, the history counts as being at it. */
export const AT_END_PX = 80;

const INPUT_MS = 900;

/**
 * Whoever stands at the end stays there, however fast messages come and whatever changes the room (a panel, a keyboard).
 * Only a hand that scrolls up leaves the end; coming back to it follows again.
 */
export function useFollowing(
  scroller: RefObject<HTMLDivElement | null>,
  rows: Virtualizer<HTMLDivElement, Element>,
  items: Item[],
  window: Window,
): RefObject<boolean> {
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
