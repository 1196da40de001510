import { useState } from 'react';
import { useAppState } from '../../app/context.tsx';
import { type PeerId, SERVICE_ACCOUNT } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import { PeerRow } from '../../ui/peer-row.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { moveFocus } from '../chats/chat-list.tsx';
import css from './new-chat.module.css';
import { PeopleSearch, useContacts, usePeopleSearch } from './people-search.tsx';

interface PeopleListProps {
  chosen: PeerId[];
  onChange: (chosen: PeerId[]) => void;
  exclude?: PeerId[];
}

/** Ticks people: contacts, those one has written with, and whoever a search finds. */
export function PeopleList({ chosen, onChange, exclude = [] }: PeopleListProps) {
  const [query, setQuery] = useState('');
  const contacts = useContacts();
  const peers = useAppState((state) => state.peers);
  const dialogs = useAppState((state) => state.dialogs);
  const self = useAppState((state) => state.self);
  const found = usePeopleSearch(query);
  const wanted = query.trim().replace(/^@/, '').toLowerCase();
  const near = [...new Set([...contacts.ids, ...[...dialogs.keys()].filter((id) => id > 0)])].filter((id) => {
    const peer = peers.get(id);
    return peer && `${peer.name} ${peer.username ?? ''}`.toLowerCase().includes(wanted);
  });
  const shown = [...new Set([...near, ...found])].filter(
    (id) => id !== self && id !== SERVICE_ACCOUNT && !exclude.includes(id),
  );
  const toggle = (id: PeerId) => onChange(chosen.includes(id) ? chosen.filter((it) => it !== id) : [...chosen, id]);
  return (
    <>
      <PeopleSearch query={query} onQuery={setQuery} />
      <div className={css.list} onKeyDown={moveFocus}>
        {shown.map((id) => (
          <PeerRow key={id} id={id} chosen={chosen.includes(id)} onOpen={toggle} />
        ))}
        {shown.length === 0 &&
          (contacts.settled ? <Empty title={t('people.none')} text={t('people.noneText')} /> : <Skeleton rows={4} />)}
      </div>
    </>
  );
}
