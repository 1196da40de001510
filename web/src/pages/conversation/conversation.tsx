import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { useApp, useDialog, usePeer } from '../../app/context.tsx';
import { go } from '../../app/route.ts';
import { wordsFor } from '../../app/words-for.ts';
import { LOCAL_IDS, type Message, type PeerId } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import { say } from '../../ui/toast.tsx';
import { type Actions, ActionsContext } from './actions.tsx';
import { type ComposerHandle, Composer, type Context } from './composer.tsx';
import css from './conversation.module.css';
import { DropZone } from './drop-zone.tsx';
import { ConversationHeader } from './header.tsx';
import { History } from './history.tsx';
import { JoinBar } from './join-bar.tsx';
import { PinBar } from './pin-bar.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { ThreadRoot } from './thread-root.tsx';
import { useWindow } from './use-window.ts';

const Viewer = lazy(() => import('../viewer/viewer.tsx').then((module) => ({ default: module.Viewer })));
const ForwardTo = lazy(() => import('./forward-to.tsx').then((module) => ({ default: module.ForwardTo })));
const Report = lazy(() => import('./report.tsx').then((module) => ({ default: module.Report })));
const Remove = lazy(() => import('./remove.tsx').then((module) => ({ default: module.Remove })));
const ChatSearch = lazy(() => import('./chat-search.tsx').then((module) => ({ default: module.ChatSearch })));

type Asking =
  | { what: 'forward'; ids: number[] }
  | { what: 'remove'; messages: Message[] }
  | { what: 'report'; ids: number[] }
  | { what: 'view'; message: Message };

interface ConversationProps {
  chatId: PeerId;
  jumpTo: number | undefined;
  infoShown: boolean;
  /** Shows only what stands under this message or topic. */
  thread?: number;
}

/** One chat: its header, its messages, and the field to write in. */
export function Conversation({ chatId, jumpTo, infoShown, thread }: ConversationProps) {
  const { messenger } = useApp();
  const dialog = useDialog(chatId);
  const peer = usePeer(chatId);
  const [readUpTo] = useState(() => (dialog && dialog.unread > 0 && !thread ? dialog.readInId : 0));
  const opened = useWindow(chatId, jumpTo ?? readUpTo, thread);
  const [selected, setSelected] = useState<ReadonlySet<number>>();
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

  const select = useCallback((ids: number[]) => {
    setSelected((old) => {
      const next = new Set(old);
      const on = ids.every((id) => next.has(id));
      for (const id of ids) {
        if (on) next.delete(id);
        else next.add(id);
      }
      return next.size === 0 ? undefined : next;
    });
  }, []);

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

  const chosen = opened.window.messages.filter((message) => selected?.has(message.id));
  const editLast = () => {
    const mine = opened.window.messages.filter((it) => it.out && it.text && it.id < LOCAL_IDS && !it.forward);
    const last = mine.at(-1);
    if (last) actions.edit(last);
  };
  const done = () => setAsking(undefined);
  return (
    <ActionsContext value={actions}>
      <DropZone
        enabled={canWrite && (chat?.may.sendMedia ?? true)}
        onFiles={(files) => composer.current?.attach(files)}
      >
        <section
          className={css.conversation}
          aria-label={t('conversation')}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && (selected || context || searching)) {
              event.preventDefault();
              if (selected) setSelected(undefined);
              else if (context) setContext(undefined);
              else setSearching(false);
            }
          }}
        >
          {selected ? (
            <SelectionBar messages={chosen} onDone={() => setSelected(undefined)} />
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
      <Suspense>
        {asking?.what === 'view' && (
          <Viewer first={asking.message} messages={opened.window.messages} onClose={done} onShow={show} />
        )}
        {asking?.what === 'forward' && (
          <ForwardTo
            onClose={done}
            onChosen={(to) => {
              setSelected(undefined);
              messenger.forward(chatId, asking.ids, to).then(
                () => say(t('forward.done', { count: asking.ids.length })),
                (error: unknown) => say(wordsFor(error), 'error'),
              );
              if (to.length === 1 && to[0]) go({ at: 'chat', id: to[0] });
            }}
          />
        )}
        {asking?.what === 'remove' && (
          <Remove
            messages={asking.messages}
            onClose={(removed) => {
              if (removed) setSelected(undefined);
              done();
            }}
          />
        )}
        {asking?.what === 'report' && <Report chatId={chatId} ids={asking.ids} onClose={done} />}
      </Suspense>
    </ActionsContext>
  );
}
