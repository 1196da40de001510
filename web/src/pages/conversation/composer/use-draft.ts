import { useEffect, useMemo, useRef } from 'react';
import { useApp } from '../../../app/context.tsx';
import type { Message, PeerId } from '../../../data/views.ts';
import type { Context } from './context.ts';
import { parseMarkup, toMarkup } from './markup.ts';

const SAVE_MS = 1500;
const KEY = (slot: number, chatId: PeerId, thread: number | undefined) =>
  `tocsin.draft.${slot}.${chatId}${thread === undefined ? '' : `.${thread}`}`;

/**
 * Keeps what was typed. It lies on this device with every keystroke, so that not even a crash loses it, and goes to
 * the server (and the other devices) a moment later and when one leaves the chat. A thread's draft stays on this device.
 */
export function useDraft(
  chatId: PeerId,
  thread: number | undefined,
  text: string,
  context: Context | undefined,
  setText: (text: string) => void,
  setContext: (context: Context | undefined) => void,
) {
  const { messenger, slot, state } = useApp();
  const latest = useRef({ text, context, kept: '' });
  latest.current.text = text;
  latest.current.context = context;
  const saved = useRef('');

  useEffect(() => {
    const draft = thread === undefined ? state().dialogs.get(chatId)?.draft : undefined;
    const local = localStorage.getItem(KEY(slot, chatId, thread));
    const start = local ?? (draft ? toMarkup(draft) : '');
    saved.current = draft ? toMarkup(draft) : '';
    if (start) setText(start);
    if (draft?.replyTo) {
      messenger.message(chatId, draft.replyTo).then(
        (message: Message | undefined) => message && setContext({ is: 'reply', message }),
        () => {},
      );
    }
    const leave = () => save();
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      save();
    };
    // Only when one enters and leaves the chat.
  }, [chatId, thread]);

  const save = () => {
    const { text: now, context: about, kept } = latest.current;
    const typed = about?.is === 'edit' ? kept : now;
    if (typed === saved.current || thread !== undefined) return;
    saved.current = typed;
    const replyTo = about?.is === 'reply' ? about.message.id : undefined;
    // Other devices show what the marks mean.
    const draft = typed.trim() ? { ...parseMarkup(typed), replyTo, date: Math.floor(Date.now() / 1000) } : undefined;
    messenger.saveDraft(chatId, draft).catch(() => {});
  };

  useEffect(() => {
    if (context?.is === 'edit') return;
    if (text) localStorage.setItem(KEY(slot, chatId, thread), text);
    else localStorage.removeItem(KEY(slot, chatId, thread));
    const timer = setTimeout(save, SAVE_MS);
    return () => clearTimeout(timer);
  }, [text, context, slot, chatId, thread]);

  return useMemo(
    () => ({
      /** Puts the draft aside while a message is edited. */
      keep: () => {
        latest.current.kept = latest.current.context?.is === 'edit' ? latest.current.kept : latest.current.text;
      },
      restore: () => setText(latest.current.kept),
      clear: () => {
        saved.current = '';
        localStorage.removeItem(KEY(slot, chatId, thread));
      },
    }),
    [slot, chatId, thread, setText],
  );
}
