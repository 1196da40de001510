import { useEffect, useRef } from 'react';
import type { Key } from '../i18n/index.ts';

/** One key that does something on the page in sight: shown by `?` and in the palette. */
export interface Shortcut {
  /** As it is written: `j`, `g q`, `Enter`, `Ctrl-k`. */
  readonly keys: string;
  readonly name: Key;
  readonly does: () => void;
  /** Left out of the list of commands: moving up and down is no command. */
  readonly quiet?: boolean;
}

const layers: (() => readonly Shortcut[])[] = [];
const SEQUENCE_MS = 1200;
let before = '';
let beforeAt = 0;

/** The shortcuts in force, those of the innermost part first. */
export const shortcuts = (): Shortcut[] => layers.toReversed().flatMap((layer) => [...layer()]);

/** Puts shortcuts in force while the component stands. */
export function useShortcuts(list: readonly Shortcut[]): void {
  const latest = useRef(list);
  latest.current = list;
  useEffect(() => {
    const layer = () => latest.current;
    layers.push(layer);
    return () => void layers.splice(layers.indexOf(layer), 1);
  }, []);
}

/** Listens for all shortcuts; drawn once, by the shell. */
export function useKeyboard(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey) return;
      const command = event.ctrlKey || event.metaKey;
      if (!command && (isTyping(event.target) || overlayOpen())) return;
      const name = command ? `Ctrl-${event.key.toLowerCase()}` : event.key;
      const sequence = event.timeStamp - beforeAt < SEQUENCE_MS && before !== '' ? `${before} ${name}` : '';
      const all = shortcuts();
      const found = all.find((it) => it.keys === sequence) ?? all.find((it) => it.keys === name);
      before = all.some((it) => it.keys.startsWith(`${name} `)) ? name : '';
      beforeAt = event.timeStamp;
      if (!found) return;
      // Enter and Space belong to the button or link that has the focus.
      if ((name === 'Enter' || name === ' ') && isControl(event.target)) return;
      event.preventDefault();
      before = '';
      found.does();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.matches('input, textarea, select') || target.isContentEditable);
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('button, a[href], [role=menuitem], summary');
}

/** What is said in passing has a dialog's role, too, but takes no keys away. */
const OVERLAYS = '[role=dialog]:not([data-kind]), [role=alertdialog]:not([data-kind]), [role=menu], [role=listbox]';

function overlayOpen(): boolean {
  return document.querySelector(OVERLAYS) !== null;
}
