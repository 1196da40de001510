import { lazy, Suspense } from 'react';
import type { Message, PeerId } from '../../data/views.ts';
import { ConversationHeader } from './header.tsx';
import { PinBar } from './pin-bar.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { ThreadRoot } from './thread-root.tsx';
import type { Selection } from './use-selection.ts';

const ChatSearch = lazy(() => import('./chat-search.tsx').then((module) => ({ default: module.ChatSearch })));

interface AboveMessagesProps {
  chatId: PeerId;
  thread: number | undefined;
  infoShown: boolean;
  messages: readonly Message[];
  selected: Selection;
  searching: boolean;
  onSearching: (searching: boolean) => void;
  onReport: () => void;
  onShow: (id: number) => void;
  /** What was chosen has served. */
  onDone: () => void;
}

/** The bars above the messages: whose chat it is or what is chosen, the search, and what is pinned or answered. */
export function AboveMessages(props: AboveMessagesProps) {
  const { chatId, thread, infoShown, messages, selected, searching, onSearching, onReport, onShow, onDone } = props;
  return (
    <>
      {selected ? (
        <SelectionBar messages={messages.filter((it) => selected.has(it.id))} onDone={onDone} />
      ) : (
        <ConversationHeader
          thread={thread}
          chatId={chatId}
          infoShown={infoShown}
          onSearch={() => onSearching(!searching)}
          onReport={onReport}
        />
      )}
      <Suspense>
        {searching && <ChatSearch chatId={chatId} onShow={onShow} onDone={() => onSearching(false)} />}
      </Suspense>
      {thread === undefined ? (
        <PinBar chatId={chatId} messages={messages} onShow={onShow} />
      ) : (
        <ThreadRoot chatId={chatId} thread={thread} />
      )}
    </>
  );
}
