import { useRef, useState } from 'react';
import { useDialog, usePeer } from '../../app/context.tsx';
import type { Dialog, Peer, PeerId } from '../../data/views.ts';
import type { Window } from '../../data/window.ts';
import { t } from '../../i18n/index.ts';
import { AboveMessages } from './above-messages.tsx';
import { ActionsContext } from './actions.tsx';
import { Asked } from './asked/asked.tsx';
import { type ComposerHandle, Composer } from './composer/composer.tsx';
import css from './conversation.module.css';
import { DropZone } from './drop-zone.tsx';
import { History } from './history/history.tsx';
import { JoinBar } from './join-bar.tsx';
import { StartBar } from './start-bar.tsx';
import { lastEditable, useConversationActions, useJumpTo } from './use-conversation-actions.ts';
import { useSelection } from './use-selection.ts';
import { useWindow } from './history/use-window.ts';

interface ConversationProps {
  chatId: PeerId;
  jumpTo: number | undefined;
  infoShown: boolean;
  /** Shows only what stands under this message or topic. */
  thread?: number;
  /** What the link that led to this bot has it begin with. */
  start?: string;
}

/** Stands before every message: 0 would lead to the end. */
const NOTHING_READ = 1;

/** The last message that was read here; 0 where none is unread. */
function lastReadIn(dialog: Dialog | undefined): number {
  return dialog && dialog.unread > 0 ? Math.max(dialog.readInId, NOTHING_READ) : 0;
}

/** One chat: its header, its messages, and the field to write in. */
export function Conversation({ chatId, jumpTo, infoShown, thread, start }: ConversationProps) {
  const dialog = useDialog(chatId);
  const peer = usePeer(chatId);
  const [readUpTo] = useState(() => (thread ? 0 : lastReadIn(dialog)));
  const opened = useWindow(chatId, jumpTo ?? readUpTo, thread);
  const { show, window } = opened;
  const { selected, select, clear } = useSelection();
  const [searching, setSearching] = useState(false);
  const composer = useRef<ComposerHandle>(null);
  const { canWrite, canAttach } = mayHere(peer, thread);
  const asked = useConversationActions({ chatId, canWrite, thread, selected, select, show, composer });
  const { actions, context, setContext, asking } = asked;
  useJumpTo(jumpTo, show);

  const editLast = () => {
    const last = lastEditable(window.messages);
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
      <DropZone enabled={canAttach} onFiles={(files) => composer.current?.attach(files)}>
        <section className={css.conversation} aria-label={t('conversation')} onKeyDown={leaveInnermost}>
          <AboveMessages
            chatId={chatId}
            thread={thread}
            infoShown={infoShown}
            messages={window.messages}
            selected={selected}
            searching={searching}
            onSearching={setSearching}
            onReport={() => actions.report([])}
            onShow={show}
            onDone={clear}
          />
          <div className={css.history}>
            <History chatId={chatId} opened={opened} readUpTo={readUpTo} thread={thread} />
          </div>
          {!peer && opened.error !== undefined ? null : isToBegin(peer, window, start) ? (
            <StartBar bot={chatId} parameter={start} />
          ) : canWrite ? (
            <Composer
              ref={composer}
              chatId={chatId}
              thread={thread}
              maySendMedia={canAttach}
              context={context}
              onContext={setContext}
              onSent={opened.toEnd}
              onEditLast={editLast}
              messages={window.messages}
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
          messages={window.messages}
          onShow={show}
          onClose={asked.close}
          onDone={clear}
        />
      )}
    </ActionsContext>
  );
}

/** A bot may not write first: one begins with it where nothing was said yet, and where a link says how. */
function isToBegin(peer: Peer | undefined, { empty, messages, newer }: Window, start: string | undefined): boolean {
  return peer?.kind === 'bot' && (start !== undefined || (!empty && messages.length === 0 && !newer));
}

/** What one may do in the chat with this peer. People who are gone are written to no more. */
function mayHere(peer: Peer | undefined, thread: number | undefined): { canWrite: boolean; canAttach: boolean } {
  const chat = peer && 'may' in peer ? peer : undefined;
  if (chat && !chat.isMember && thread !== undefined && chat.takesGuests)
    return { canWrite: true, canAttach: !chat.denied.includes('sendMedia') };
  const canWrite = chat ? chat.may.write : !(peer?.kind === 'person' && peer.isDeleted);
  return { canWrite, canAttach: canWrite && (chat?.may.sendMedia ?? true) };
}
