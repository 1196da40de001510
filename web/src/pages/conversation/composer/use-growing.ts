import { type RefObject, useLayoutEffect } from 'react';

/** The field grows with its text, and when it gets narrower, up to a third of the page. */
export function useGrowing(field: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    let width = 0;
    const fit = () => {
      element.style.height = 'auto';
      element.style.height = `${Math.min(element.scrollHeight, innerHeight / 3)}px`;
      width = element.clientWidth;
    };
    fit();
    const observer = new ResizeObserver(() => element.clientWidth !== width && fit());
    observer.observe(element);
    return () => observer.disconnect();
  }, [field, text]);
}
