import { useCallback } from 'react';
import type { Message, PeerId } from '../../../data/views.ts';
import { say } from '../../../ui/toast.tsx';
import { t } from '../../../i18n/index.ts';
import type { Context } from './context.ts';
import { useLinkPreview } from './link-line.tsx';
import { toMarkup } from './markup.ts';
import { useDraft } from './use-draft.ts';
import { useFieldText } from './use-field-text.ts';
import { useSending } from './use-sending.ts';
import { useTypingSignal } from './use-typing-signal.ts';

interface WritingOptions {
  chatId: PeerId;
  thread: number | undefined;
  context: Context | undefined;
  onContext: (context: Context | undefined) => void;
  onSent: () => void;
}

export type Writing = ReturnType<typeof useWriting>;

/** A message that is being written, or the edit of one: its text, its draft, what a link in it shows, and its ways out. */
export function useWriting({ chatId, thread, context, onContext, onSent }: WritingOptions) {
  const { field, text, setText, focus, put, insertAtCursor } = useFieldText();
  const draft = useDraft(chatId, thread, text, context, setText, onContext);
  const signal = useTypingSignal(chatId);
  const isEdit = context?.is === 'edit';
  const link = useLinkPreview(isEdit ? '' : text);

  const sentBeside = useCallback(() => {
    onContext(undefined);
    onSent();
  }, [onContext, onSent]);

  const sent = useCallback(() => {
    setText('');
    draft.clear();
    signal('none');
    sentBeside();
  }, [setText, draft, signal, sentBeside]);

  const edited = useCallback(() => {
    onContext(undefined);
    draft.restore();
  }, [onContext, draft]);

  const { send, schedule, sendBeside } = useSending({
    chatId,
    thread,
    context,
    noPreview: link.leftOut,
    onSent: sent,
    onEdited: edited,
    onSentBeside: sentBeside,
  });

  /** Begins to change a message; what stood in the field comes back afterwards. */
  const edit = useCallback(
    (message: Message) => {
      draft.keep();
      put(toMarkup(message));
    },
    [draft, put],
  );

  /** What a person types; others write with `put`. */
  const typed = (next: string) => {
    setText(next);
    signal(next ? 'typing' : 'none');
  };

  /** `date` in Unix seconds. */
  const sendLater = async (date: number) => {
    await schedule(text, date);
    say(t('scheduled.done'));
  };

  const leaveContext = () => {
    if (isEdit) edited();
    else onContext(undefined);
    focus();
  };

  const leaveLinkOut = () => {
    link.leaveOut();
    focus();
  };

  return {
    field,
    text,
    isEdit,
    replyTo: context?.is === 'reply' ? context.message.id : undefined,
    preview: link.preview,
    focus,
    put,
    insertAtCursor,
    typed,
    edit,
    send,
    sendLater,
    sendBeside,
    sent,
    leaveContext,
    leaveLinkOut,
  };
}
