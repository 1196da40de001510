import { lazy, Suspense, useEffect, useState } from 'react';
import { useAppState } from '../../app/context.tsx';
import { go, type Route } from '../../app/route.ts';
import { t } from '../../i18n/index.ts';
import { Skeleton } from '../../ui/states.tsx';
import { SearchResults } from '../search/search-results.tsx';
import css from './chats.module.css';
import { ChatHeader } from './chat-header.tsx';
import { ChatList } from './chat-list.tsx';
import { FolderNews } from './folder-news.tsx';
import { Folders } from './folders.tsx';
import { PasswordNews } from './password-news.tsx';

const Settings = lazy(() => import('../settings/settings.tsx').then((module) => ({ default: module.Settings })));
const Contacts = lazy(() => import('../new-chat/contacts.tsx').then((module) => ({ default: module.Contacts })));
const NewChat = lazy(() => import('../new-chat/new-chat.tsx').then((module) => ({ default: module.NewChat })));

/** The first column: the list of chats, or what stands in for it (search, contacts, settings, a new chat). */
export function ChatColumn({ route }: { route: Route }) {
  const [query, setQuery] = useState('');
  const [folder, setFolder] = useState(0);
  const shared = useAppState((state) => state.folders.find(({ id }) => id === folder)?.shared === true);
  // A hashtag in a message looks for itself everywhere.
  useEffect(() => {
    const search = (event: Event) => {
      if (event instanceof CustomEvent) setQuery(String(event.detail));
      if (matchMedia('(max-width: 760px)').matches) go({ at: 'chats' });
    };
    addEventListener('tocsin:search', search);
    return () => removeEventListener('tocsin:search', search);
  }, []);
  const open = route.at === 'chat' ? route.id : undefined;
  return (
    <nav className={css.column} aria-label={t('chats')}>
      <Suspense fallback={<Skeleton />}>
        {route.at === 'settings' ? (
          <Settings page={route.page} />
        ) : route.at === 'contacts' ? (
          <Contacts />
        ) : route.at === 'new' ? (
          <NewChat what={route.what} />
        ) : route.at === 'archive' ? (
          <>
            <ChatHeader archive query="" onQuery={() => {}} />
            <ChatList archived folder={0} open={open} />
          </>
        ) : (
          <>
            <ChatHeader query={query} onQuery={setQuery} />
            <PasswordNews />
            {query ? (
              <SearchResults query={query} onDone={() => setQuery('')} />
            ) : (
              <>
                <Folders chosen={folder} onChoose={setFolder} />
                {shared && <FolderNews key={folder} folder={folder} />}
                <ChatList archived={false} folder={folder} open={open} />
              </>
            )}
          </>
        )}
      </Suspense>
    </nav>
  );
}
