import { Search } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useApp, useAppState, useFetched } from '../../app/context.tsx';
import type { PeerId } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import css from './new-chat.module.css';

const WAIT_MS = 250;

/** One's contacts: those known on this device at once and without a connection, the server's list when it comes. */
export function useContacts() {
  const { messenger } = useApp();
  const fetched = useFetched(() => messenger.contacts(), 'contacts');
  const peers = useAppState((state) => state.peers);
  const self = useAppState((state) => state.self);
  const ids = useMemo(() => {
    const known = [...peers.values()].filter((peer) => 'isContact' in peer && peer.isContact).map((peer) => peer.id);
    // To the server everybody is among one's own contacts, oneself too.
    return [...new Set([...(fetched.value ?? []), ...known])].filter((id) => id !== self);
  }, [fetched.value, peers, self]);
  return {
    ids,
    settled: fetched.value !== undefined || fetched.error !== undefined,
    error: fetched.error,
    again: fetched.again,
  };
}

/** People whom the server finds by name or @username. */
export function usePeopleSearch(query: string): PeerId[] {
  const { messenger, state } = useApp();
  const [found, setFound] = useState<PeerId[]>([]);
  useEffect(() => {
    const wanted = query.trim().replace(/^@/, '');
    if (wanted.length < 2) return setFound([]);
    let current = true;
    const timer = setTimeout(() => {
      messenger.searchAll(wanted).then(
        (result) => {
          if (!current) return;
          const ids = [...new Set([...result.peers, ...result.globalPeers])];
          setFound(ids.filter((id) => id > 0 && id !== state().self));
        },
        () => {},
      );
    }, WAIT_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [messenger, state, query]);
  return found;
}

export function PeopleSearch({ query, onQuery }: { query: string; onQuery: (query: string) => void }) {
  return (
    <div className={css.search}>
      <Search size={16} />
      <input
        type="search"
        autoFocus
        autoComplete="off"
        maxLength={64}
        value={query}
        placeholder={t('people.search')}
        aria-label={t('people.search')}
        onChange={(event) => onQuery(event.target.value)}
      />
    </div>
  );
}
