import type { KeyboardEvent } from 'react';
import { COMPOSER_FIELD } from '../../../app/keys.ts';

const drawn = (root: ParentNode): HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>('[data-message] article')].sort(
    (a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top,
  );

/** From the field to the newest message in sight. */
export function focusLastMessage(): void {
  const list = document.querySelector('[data-history]');
  if (list) drawn(list).at(-1)?.focus();
}

/** Up and down walk through the messages, Enter opens the menu of one, Escape leads back to the field. */
export function walkMessages(event: KeyboardEvent<HTMLElement>): void {
  const { target, currentTarget, key } = event;
  if (!(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return;
  const onMessage = target.matches('article');
  if (target !== currentTarget && !onMessage) return;
  if (key === 'Escape' && onMessage) {
    event.preventDefault();
    document.getElementById(COMPOSER_FIELD)?.focus();
  } else if (key === 'Enter' && onMessage) {
    event.preventDefault();
    const { left, top, height } = target.getBoundingClientRect();
    const place = { clientX: left + 16, clientY: Math.max(0, top + Math.min(height, 40)) };
    target.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, ...place }));
  } else if (onMessage && (key === 'ArrowUp' || key === 'ArrowDown')) {
    event.preventDefault();
    const articles = drawn(currentTarget);
    const next = articles[articles.indexOf(target) + (key === 'ArrowUp' ? -1 : 1)];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: 'nearest' });
  } else if (!onMessage && key === 'ArrowUp') {
    event.preventDefault();
    drawn(currentTarget).at(-1)?.focus();
  }
}
