import { SearchX } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useApp, useAppState, useSelf } from '../../app/context.tsx';
import { go } from '../../app/route.ts';
import type { Message, PeerId, SearchResult } from '../../data/views.ts';
import { shortDate } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { PeerName } from '../../ui/peer-name.tsx';
import { Empty, Failed, Skeleton } from '../../ui/states.tsx';
import { moveFocus } from '../chats/chat-list.tsx';
import { MessageSnippet } from '../chats/snippet.tsx';
import chatCss from '../chats/chats.module.css';
import { PeerRow } from '../../ui/peer-row.tsx';

const WAIT_MS = 200;

/** Names on this device at once; people, public chats and messages from the server a moment later. */
export function SearchResults({ query, onDone }: { query: string; onDone: () => void }) {
  const app = useApp();
  const [found, setFound] = useState<{ query: string; result?: SearchResult; error?: unknown }>({ query: '' });
  const [round, setRound] = useState(0);
  const local = useLocal(query);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      app.messenger.searchAll(query.trim()).then(
        (result) => current && setFound({ query, result }),
        (error: unknown) => current && setFound({ query, error }),
      );
    }, WAIT_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [app, query, round]);
  const result = found.result;
  const fresh = found.query === query;
  const people = [...new Set([...local, ...(fresh ? (result?.peers ?? []) : [])])];
  const global = fresh ? (result?.globalPeers ?? []).filter((id) => !people.includes(id)) : [];
  const messages = result?.messages ?? [];
  const more = async () => {
    if (!result?.next) return;
    const next = await app.messenger.searchAll(query.trim(), result.next);
    setFound({
      query,
      result: {
        ...next,
        peers: result.peers,
        globalPeers: result.globalPeers,
        messages: [...messages, ...next.messages],
      },
    });
  };
  const open = (id: PeerId) => {
    go({ at: 'chat', id });
    onDone();
  };
  if (fresh && found.error !== undefined && people.length === 0) {
    return <Failed error={found.error} again={() => setRound(round + 1)} />;
  }
  if (fresh && result && people.length + global.length + messages.length === 0) {
    return <Empty icon={<SearchX />} title={t('search.nothing')} text={t('search.nothingText', { query })} />;
  }
  return (
    <div className={chatCss.list} onKeyDown={moveFocus}>
      {people.length > 0 && <h2 className={chatCss.section}>{t('search.chats')}</h2>}
      {people.map((id) => (
        <PeerRow key={id} id={id} onOpen={open} notes />
      ))}
      {global.length > 0 && <h2 className={chatCss.section}>{t('search.public')}</h2>}
      {global.map((id) => (
        <PeerRow key={id} id={id} onOpen={open} notes />
      ))}
      {!fresh && people.length === 0 && messages.length === 0 && <Skeleton rows={5} />}
      {messages.length > 0 && <h2 className={chatCss.section}>{t('search.messages')}</h2>}
      {messages.map((message) => (
        <FoundMessage key={message.key} message={message} />
      ))}
      {result?.next && (
        <Button kind="quiet" wide onClick={() => void more()}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}

function useLocal(query: string): PeerId[] {
  const dialogs = useAppState((state) => state.dialogs);
  const peers = useAppState((state) => state.peers);
  const wanted = query.trim().toLowerCase();
  if (!wanted) return [];
  const matches: PeerId[] = [];
  for (const id of dialogs.keys()) {
    const peer = peers.get(id);
    const names = peer ? [peer.name, peer.username ?? ''] : [];
    if (names.some((name) => name.toLowerCase().includes(wanted))) matches.push(id);
    if (matches.length === 20) break;
  }
  return matches;
}

function FoundMessage({ message }: { message: Message }) {
  const self = useSelf();
  const peer = useAppState((state) => state.peers.get(message.chatId));
  return (
    <button
      type="button"
      className={chatCss.row}
      data-row
      onClick={() => go({ at: 'chat', id: message.chatId, message: message.id })}
    >
      <Avatar peer={peer} saved={message.chatId === self} size={50} />
      <span className={chatCss.words}>
        <span className={chatCss.top}>
          <span className={chatCss.name}>
            <PeerName peer={peer} saved={message.chatId === self} />
          </span>
          <time className={chatCss.time}>{shortDate(message.date)}</time>
        </span>
        <span className={chatCss.bottom}>
          <MessageSnippet message={message} />
        </span>
      </span>
    </button>
  );
}
