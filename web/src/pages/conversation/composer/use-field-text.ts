import { useCallback, useRef, useState } from 'react';
import { moveFocus } from '../../../ui/menu.tsx';

/** The text of the composer's field, which people type and others write into: completions, commands, an emoji. */
export function useFieldText() {
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');

  const focus = useCallback(() => moveFocus(field.current), []);

  /** Replaces the text and selects what lies between `start` and `end`: nothing, at its end, unless they are told. */
  const put = useCallback(
    (next: string, start = next.length, end = start) => {
      setText(next);
      requestAnimationFrame(() => {
        focus();
        field.current?.setSelectionRange(start, end);
      });
    },
    [focus],
  );

  /** Puts it where the cursor stands, in place of what is selected. */
  const insertAtCursor = (inserted: string) => {
    const start = field.current?.selectionStart ?? text.length;
    const end = field.current?.selectionEnd ?? start;
    put(text.slice(0, start) + inserted + text.slice(end), start + inserted.length);
  };

  return { field, text, setText, focus, put, insertAtCursor };
}
