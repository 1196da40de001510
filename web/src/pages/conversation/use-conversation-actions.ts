import { type RefObject, useMemo, useRef, useState } from 'react';
import { LOCAL_IDS, type Message, type PeerId } from '../../data/views.ts';
import type { Actions } from './actions.tsx';
import type { Asking } from './asked/asked.tsx';
import type { ComposerHandle } from './composer/composer.tsx';
import type { Context } from './composer/context.ts';
import type { Selection } from './use-selection.ts';

interface ConversationActionsOptions {
  chatId: PeerId;
  canWrite: boolean;
  thread: number | undefined;
  selected: Selection;
  select: (ids: number[]) => void;
  show: (id: number) => void;
  composer: RefObject<ComposerHandle | null>;
}

/** What messages ask of the conversation, with what follows from it: what one answers, and which window is open. */
export function useConversationActions(options: ConversationActionsOptions) {
  const { chatId, canWrite, thread, selected, select, show, composer } = options;
  const [context, setContext] = useState<Context>();
  const [asking, setAsking] = useState<Asking>();

  const actions = useMemo<Actions>(
    () => ({
      chatId,
      canWrite,
      thread,
      selected,
      select,
      show,
      reply: (message, quote) => {
        setContext({ is: 'reply', message, quote });
        composer.current?.focus();
      },
      edit: (message) => {
        setContext({ is: 'edit', message });
        composer.current?.edit(message);
      },
      forward: (ids) => setAsking({ what: 'forward', ids }),
      remove: (messages) => setAsking({ what: 'remove', messages }),
      report: (ids) => setAsking({ what: 'report', ids }),
      view: (message) => setAsking({ what: 'view', message }),
      witnesses: (message) => setAsking({ what: 'witnesses', message }),
      chooseReaction: (message) => setAsking({ what: 'reaction', message }),
      insert: (text, send) => composer.current?.insert(text, send),
    }),
    [chatId, canWrite, thread, selected, select, show, composer],
  );

  return { actions, context, setContext, asking, close: () => setAsking(undefined) };
}

/** The newest of one's own messages whose text can be changed. */
export function lastEditable(messages: readonly Message[]): Message | undefined {
  return messages.findLast((it) => it.out && it.text && it.id < LOCAL_IDS && !it.forward);
}

/** Follows links to other messages of the chat that is open already. */
export function useJumpTo(jumpTo: number | undefined, show: (id: number) => void): void {
  const last = useRef(jumpTo);
  if (jumpTo === last.current) return;
  last.current = jumpTo;
  if (jumpTo) queueMicrotask(() => show(jumpTo));
}
