import {
  Archive,
  ArrowLeft,
  Bookmark,
  Menu as MenuIcon,
  Megaphone,
  PenSquare,
  Search,
  Settings,
  UserRound,
  Users,
  X,
} from 'lucide-react';
import { useApp, useAppState, useSelf } from '../../app/context.tsx';
import { SEARCH_FIELD } from '../../app/keys.ts';
import { back, go } from '../../app/route.ts';
import { t } from '../../i18n/index.ts';
import { IconButton } from '../../ui/button.tsx';
import { Menu, type MenuItems } from '../../ui/menu.tsx';
import { Mark } from '../../ui/mark.tsx';
import { useAccountItems } from './account-items.tsx';
import css from './chats.module.css';

interface ChatHeaderProps {
  query: string;
  onQuery: (query: string) => void;
  archive?: boolean;
}

export function ChatHeader({ query, onQuery, archive = false }: ChatHeaderProps) {
  const self = useSelf();
  const accounts = useAccountItems();
  const hasArchive = useAppState((state) => [...state.dialogs.values()].some((dialog) => dialog.archived));
  if (archive) {
    return (
      <header className={css.head}>
        <IconButton label={t('back')} onClick={back}>
          <ArrowLeft size={20} />
        </IconButton>
        <h1 className={css.title}>{t('archive')}</h1>
      </header>
    );
  }
  const items: MenuItems = [
    { label: t('menu.saved'), icon: <Bookmark size={18} />, does: () => go({ at: 'chat', id: self }) },
    { label: t('menu.contacts'), icon: <UserRound size={18} />, does: () => go({ at: 'contacts' }) },
    hasArchive && { label: t('archive'), icon: <Archive size={18} />, does: () => go({ at: 'archive' }) },
    { label: t('menu.settings'), icon: <Settings size={18} />, does: () => go({ at: 'settings' }) },
    'line',
    ...accounts,
  ];
  const make: MenuItems = [
    { label: t('new.message'), icon: <UserRound size={18} />, does: () => go({ at: 'contacts' }) },
    { label: t('new.group'), icon: <Users size={18} />, does: () => go({ at: 'new', what: 'group' }) },
    { label: t('new.channel'), icon: <Megaphone size={18} />, does: () => go({ at: 'new', what: 'channel' }) },
  ];
  return (
    <header className={css.head}>
      <Menu
        trigger={
          <IconButton label={t('menu')} tip={false}>
            <MenuIcon size={20} />
          </IconButton>
        }
        items={items}
      />
      <SearchField query={query} onQuery={onQuery} />
      <Menu
        trigger={
          <IconButton label={t('new')} tip={false}>
            <PenSquare size={19} />
          </IconButton>
        }
        items={make}
      />
      <ConnectionLine />
    </header>
  );
}

function SearchField({ query, onQuery }: { query: string; onQuery: (query: string) => void }) {
  return (
    <div className={css.search} role="search">
      <Search size={16} />
      <input
        id={SEARCH_FIELD}
        type="search"
        placeholder={t('search')}
        aria-label={t('search')}
        autoComplete="off"
        maxLength={256}
        value={query}
        onChange={(event) => onQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.preventDefault();
            onQuery('');
            event.currentTarget.blur();
          } else if (event.key === 'ArrowDown') {
            event.preventDefault();
            document.querySelector<HTMLElement>('nav [data-row]')?.focus();
          }
        }}
      />
      {query && (
        <button type="button" className={css.clear} aria-label={t('search.clear')} onClick={() => onQuery('')}>
          <X size={16} />
        </button>
      )}
    </div>
  );
}

/** Says it when there is no connection; silence means that all is well. */
function ConnectionLine() {
  const connection = useAppState((state) => state.connection);
  const { slot } = useApp();
  if (connection === 'online' || connection === 'updating') return null;
  return (
    <p className={css.connection} role="status" data-slot={slot}>
      <Mark size={14} />
      {connection === 'offline' ? t('connection.offline') : t('connection.connecting')}
    </p>
  );
}
