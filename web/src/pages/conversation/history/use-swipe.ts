import { type PointerEvent, useRef } from 'react';

/** So far the finger goes before it is a swipe, and so far it must have pulled for an answer. */
const SLOP_PX = 12;
const ENOUGH_PX = 52;
const MOST_PX = 76;
/** What wants the finger's way sideways for itself. */
const OWN_WAY = 'input, textarea, video, [role=slider]';

interface Swipe {
  pointer: number;
  x: number;
  y: number;
  line: HTMLElement;
  article: HTMLElement;
  /** Once the finger goes sideways. */
  pulling: boolean;
  pulledPx: number;
}

/**
 * A finger that pulls a message towards the beginning of its lines answers it. Returns what the list listens to, and
 * where the sign lies that shows from when on letting go answers.
 */
export function useSwipe(onAnswer: (id: number) => void) {
  const swipe = useRef<Swipe>(undefined);
  const sign = useRef<HTMLSpanElement>(null);

  const show = (pulledPx: number, { line, article }: Swipe) => {
    const towards = getComputedStyle(line).direction === 'rtl' ? 1 : -1;
    article.style.translate = pulledPx > 0 ? `${towards * pulledPx}px` : '';
    const mark = sign.current;
    if (!mark?.parentElement) return;
    const place = article.getBoundingClientRect();
    mark.style.top = `${place.top + place.height / 2 - mark.parentElement.getBoundingClientRect().top}px`;
    mark.style.opacity = String(Math.min(1, pulledPx / ENOUGH_PX));
    mark.toggleAttribute('data-enough', pulledPx >= ENOUGH_PX);
  };

  const end = (): Swipe | undefined => {
    const ended = swipe.current;
    swipe.current = undefined;
    if (ended?.pulling) show(0, ended);
    return ended?.pulling ? ended : undefined;
  };

  const move = (event: PointerEvent) => {
    const now = swipe.current;
    if (!now || event.pointerId !== now.pointer) return;
    const towards = getComputedStyle(now.line).direction === 'rtl' ? 1 : -1;
    const along = (event.clientX - now.x) * towards;
    const across = Math.abs(event.clientY - now.y);
    if (!now.pulling) {
      if (across > SLOP_PX || along < -SLOP_PX) swipe.current = undefined;
      if (along < SLOP_PX || along < across * 2) return;
      now.pulling = true;
    }
    const before = now.pulledPx;
    now.pulledPx = Math.max(0, Math.min(MOST_PX, along - SLOP_PX));
    if (before < ENOUGH_PX && now.pulledPx >= ENOUGH_PX && 'vibrate' in navigator) navigator.vibrate(10);
    show(now.pulledPx, now);
  };

  return {
    sign,
    listeners: {
      onPointerDown: (event: PointerEvent) => {
        end();
        const { target, pointerType, isPrimary } = event;
        if (pointerType !== 'touch' || !isPrimary || !(target instanceof HTMLElement || target instanceof SVGElement))
          return;
        const line = target.closest<HTMLElement>('[data-message]:not([data-selecting])');
        const article = line?.querySelector('article');
        if (!line || !article || target.closest(OWN_WAY)) return;
        const { clientX: x, clientY: y, pointerId: pointer } = event;
        swipe.current = { pointer, x, y, line, article, pulling: false, pulledPx: 0 };
      },
      onPointerMove: move,
      onPointerUp: () => {
        const ended = end();
        if (ended && ended.pulledPx >= ENOUGH_PX) onAnswer(Number(ended.line.dataset.message));
      },
      onPointerCancel: () => void end(),
    },
  };
}
