import type { KeyboardEvent } from 'react';
import { preferences } from '../../../app/preferences.ts';
import { wrapSelection } from './markup.ts';
import { focusLastMessage } from '../history/walk-messages.ts';

/** The signs of mark-up that Ctrl and a letter put around the selection. */
const SHORTCUTS: Record<string, string> = { b: '**', i: '__', u: '++', e: '`' };

type FieldEvent = KeyboardEvent<HTMLTextAreaElement>;

interface KeyDeeds {
  text: string;
  put: (text: string, start: number, end: number) => void;
  send: (text: string) => void;
  editLast: () => void;
}

/** What the keys of the composer do that the field does not do by itself. */
export function composerKey(event: FieldEvent, { text, put, send, editLast }: KeyDeeds): void {
  const command = event.ctrlKey || event.metaKey;
  const sign = signOf(event);
  if (sign) {
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    const next = wrapSelection(text, selectionStart, selectionEnd, sign);
    put(next.text, next.start, next.end);
  } else if (event.key === 'Enter' && !event.shiftKey && (command || preferences().enterSends) && !onTouch()) {
    event.preventDefault();
    send(text);
  } else if (event.key === 'ArrowUp' && command) {
    event.preventDefault();
    focusLastMessage();
  } else if (event.key === 'ArrowUp' && text === '') {
    event.preventDefault();
    editLast();
  }
}

function signOf(event: FieldEvent): string | undefined {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return undefined;
  return event.shiftKey && event.code === 'KeyX' ? '~~' : SHORTCUTS[event.key];
}

/** Whether one points with a finger: there Enter is the only way to a new line, and focus opens a keyboard. */
export function onTouch(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}
