import { useCallback } from 'react';
import { useApp } from '../../../app/context.tsx';
import { wordsFor } from '../../../app/words-for.ts';
import type { OutgoingFile } from '../../../data/verbs/sending.ts';
import type { Document, PeerId } from '../../../data/views.ts';
import { say } from '../../../ui/toast.tsx';
import type { Context } from './context.ts';
import { inParts } from './in-parts.ts';
import { parseMarkup, toMarkup } from './markup.ts';

interface SendingOptions {
  chatId: PeerId;
  thread: number | undefined;
  context: Context | undefined;
  /** Leaves out what the server would show of a link. */
  noPreview: boolean;
  /** The text went out. */
  onSent: () => void;
  /** The edit of a message is over, whether or not anything was changed. */
  onEdited: () => void;
  /** Something went out beside the text, which stays. */
  onSentBeside: () => void;
}

const failed = (error: unknown) => say(wordsFor(error), 'error');

/** The ways in which what stands in the composer leaves it. */
export function useSending(options: SendingOptions) {
  const { chatId, thread, context, noPreview, onSent, onEdited, onSentBeside } = options;
  const { messenger } = useApp();

  /** Sends a text with its mark-up, in as many messages as it needs, or ends the edit of one. */
  const send = useCallback(
    (raw: string, silent = false) => {
      const formatted = parseMarkup(raw);
      if (context?.is === 'edit') {
        const { message } = context;
        onEdited();
        if (!formatted.text && !message.media) return;
        if (formatted.text === message.text && raw === toMarkup(message)) return;
        messenger.edit(chatId, message.id, formatted.text, formatted.entities).catch(failed);
        return;
      }
      if (!formatted.text) return;
      for (const part of inParts(formatted)) {
        messenger.send({ chatId, thread, ...part, ...replyOf(context), noPreview, silent }).catch(failed);
      }
      onSent();
    },
    [messenger, chatId, thread, context, noPreview, onSent, onEdited],
  );

  /** `date` in Unix seconds. Throws what the server refuses. */
  const schedule = async (raw: string, date: number) => {
    const [first] = inParts(parseMarkup(raw));
    if (first) await messenger.schedule({ chatId, thread, ...first, ...replyOf(context), noPreview }, date);
    onSent();
  };

  const sendBeside = (media: { sticker: Document } | { files: OutgoingFile[] }) => {
    const { replyTo } = replyOf(context);
    messenger.send({ chatId, thread, text: '', entities: [], ...media, replyTo }).catch(failed);
    onSentBeside();
  };

  return { send, schedule, sendBeside };
}

function replyOf(context: Context | undefined): { replyTo?: number; quote?: string } {
  return context?.is === 'reply' ? { replyTo: context.message.id, quote: context.quote } : {};
}
