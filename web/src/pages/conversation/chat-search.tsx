import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useApp } from '../../app/context.tsx';
import { wordsFor } from '../../app/words-for.ts';
import type { Message, PeerId } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import { IconButton } from '../../ui/button.tsx';
import { say } from '../../ui/toast.tsx';
import css from './conversation.module.css';

const WAIT_MS = 250;

/** Search inside a chat: up and down walk through what was found. */
export function ChatSearch({
  chatId,
  onShow,
  onDone,
}: {
  chatId: PeerId;
  onShow: (id: number) => void;
  onDone: () => void;
}) {
  const { messenger } = useApp();
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<{ messages: Message[]; total: number }>();
  const [at, setAt] = useState(0);
  useEffect(() => {
    const wanted = query.trim();
    setFound(undefined);
    if (!wanted) return;
    let current = true;
    const timer = setTimeout(() => {
      messenger.searchChat(chatId, wanted, 'all', 0).then(
        (result) => {
          if (!current) return;
          setFound(result);
          setAt(0);
          if (result.messages[0]) onShow(result.messages[0].id);
        },
        (error: unknown) => say(wordsFor(error), 'error'),
      );
    }, WAIT_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [messenger, chatId, query, onShow]);
  const step = async (by: number) => {
    if (!found) return;
    const next = at + by;
    let messages = found.messages;
    if (next >= messages.length && messages.length < found.total) {
      const more = await messenger.searchChat(chatId, query.trim(), 'all', messages.at(-1)?.id ?? 0);
      messages = [...messages, ...more.messages];
      setFound({ messages, total: found.total });
    }
    const message = messages[next];
    if (!message) return;
    setAt(next);
    onShow(message.id);
  };
  return (
    <div className={css.chatSearch} role="search">
      <input
        type="search"
        autoFocus
        maxLength={256}
        value={query}
        placeholder={t('conversation.search')}
        aria-label={t('conversation.search')}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void step(event.shiftKey ? -1 : 1);
          if (event.key === 'Escape') {
            event.preventDefault();
            onDone();
          }
        }}
      />
      <span className={css.found} role="status">
        {found && (found.total === 0 ? t('search.nothing') : t('search.of', { number: at + 1, count: found.total }))}
      </span>
      <IconButton label={t('search.older')} disabled={!found || at + 1 >= found.total} onClick={() => void step(1)}>
        <ChevronUp size={19} />
      </IconButton>
      <IconButton label={t('search.newer')} disabled={!found || at === 0} onClick={() => void step(-1)}>
        <ChevronDown size={19} />
      </IconButton>
      <IconButton label={t('close')} onClick={onDone}>
        <X size={19} />
      </IconButton>
    </div>
  );
}
