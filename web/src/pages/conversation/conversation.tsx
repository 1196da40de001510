import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { useDialog, usePeer } from '../../app/context.tsx';
import { LOCAL_IDS, type PeerId } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import { type Actions, ActionsContext } from './actions.tsx';
import { Asked, type Asking } from './asked/asked.tsx';
import { type ComposerHandle, Composer } from './composer/composer.tsx';
import type { Context } from './composer/context.ts';
import css from './conversation.module.css';
import { DropZone } from './drop-zone.tsx';
import { ConversationHeader } from './header.tsx';
import { History } from './history/history.tsx';
import { JoinBar } from './join-bar.tsx';
import { PinBar } from './pin-bar.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { ThreadRoot } from './thread-root.tsx';
import { useSelection } from './use-selection.ts';
import { useWindow } from './history/use-window.ts';

const ChatSearch = lazy(() => import('./chat-search.tsx').then((module) => ({ default: module.ChatSearch })));

interface ConversationProps {
  chatId: PeerId;
  jumpTo: number | undefined;
  infoShown: boolean;
  /** Shows only what stands under this message or topic. */
  thread?: number;
}

/** One chat: its header, its messages, and the field to write in. */
export function Conversation({ chatId, jumpTo, infoShown, thread }: ConversationProps) {
  const dialog = useDialog(chatId);
  const peer = usePeer(chatId);
  const [readUpTo] = useState(() => (dialog && dialog.unread > 0 && !thread ? dialog.readInId : 0));
  const opened = useWindow(chatId, jumpTo ?? readUpTo, thread);
  const { selected, select, clear } = useSelection();
  const [context, setContext] = useState<Context>();
  const [asking, setAsking] = useState<Asking>();
  const [searching, setSearching] = useState(false);
  const composer = useRef<ComposerHandle>(null);
  const chat = peer && 'may' in peer ? peer : undefined;
  const canWrite = chat ? chat.may.write : !(peer?.kind === 'person' && peer.isDeleted);
  const { show } = opened;

  // A link to another message of the chat that is open already.
  const lastJump = useRef(jumpTo);
  if (jumpTo !== lastJump.current) {
    lastJump.current = jumpTo;
    if (jumpTo) queueMicrotask(() => show(jumpTo));
  }

  const actions = useMemo<Actions>(
    () => ({
      chatId,
      canWrite,
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
      insert: (text, send) => composer.current?.insert(text, send),
    }),
    [chatId, canWrite, selected, select, show],
  );

  const editLast = () => {
    const mine = opened.window.messages.filter((it) => it.out && it.text && it.id < LOCAL_IDS && !it.forward);
    const last = mine.at(-1);
    if (last) actions.edit(last);
  };

  const leaveInnermost = (event: React.KeyboardEvent) => {
    if (event.key !== 'Escape' || !(selected || context || searching)) return;
    event.preventDefault();
    if (selected) clear();
    else if (context) setContext(undefined);
    else setSearching(false);
  };

  return (
    <ActionsContext value={actions}>
      <DropZone
        enabled={canWrite && (chat?.may.sendMedia ?? true)}
        onFiles={(files) => composer.current?.attach(files)}
      >
        <section className={css.conversation} aria-label={t('conversation')} onKeyDown={leaveInnermost}>
          {selected ? (
            <SelectionBar messages={opened.window.messages.filter((it) => selected.has(it.id))} onDone={clear} />
          ) : (
            <ConversationHeader
              thread={thread}
              chatId={chatId}
              infoShown={infoShown}
              onSearch={() => setSearching(!searching)}
              onReport={() => setAsking({ what: 'report', ids: [] })}
            />
          )}
          <Suspense>
            {searching && <ChatSearch chatId={chatId} onShow={show} onDone={() => setSearching(false)} />}
          </Suspense>
          {thread === undefined ? (
            <PinBar chatId={chatId} messages={opened.window.messages} onShow={show} />
          ) : (
            <ThreadRoot chatId={chatId} thread={thread} />
          )}
          <div className={css.history}>
            <History chatId={chatId} opened={opened} readUpTo={readUpTo} thread={thread} />
          </div>
          {!peer && opened.error !== undefined ? null : canWrite ? (
            <Composer
              ref={composer}
              chatId={chatId}
              thread={thread}
              context={context}
              onContext={setContext}
              onSent={opened.toEnd}
              onEditLast={editLast}
              messages={opened.window.messages}
            />
          ) : (
            <JoinBar chatId={chatId} />
          )}
        </section>
      </DropZone>
      {asking && (
        <Asked
          asking={asking}
          chatId={chatId}
          messages={opened.window.messages}
          onShow={show}
          onClose={() => setAsking(undefined)}
          onDone={clear}
        />
      )}
    </ActionsContext>
  );
}
