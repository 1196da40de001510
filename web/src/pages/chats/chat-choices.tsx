import { useMemo, useState } from 'react';
import { useAppState } from '../../app/context.tsx';
import { sorted } from '../../app/sort-dialogs.ts';
import type { Peer, PeerId } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import { Field } from '../../ui/field.tsx';
import { PeerRow } from '../../ui/peer-row.tsx';
import css from './chats.module.css';

interface ChatChoicesProps {
  chosen: PeerId[];
  onChange: (chosen: PeerId[]) => void;
  max: number;
  /** Which chats are offered; all of them without it. */
  fits?: (peer: Peer) => boolean;
}

/** Ticks some of one's chats, those that are chosen first. */
export function ChatChoices({ chosen, onChange, max, fits }: ChatChoicesProps) {
  const dialogs = useAppState((state) => state.dialogs);
  const peers = useAppState((state) => state.peers);
  const self = useAppState((state) => state.self);
  const [query, setQuery] = useState('');
  const listed = useMemo(() => {
    const wanted = query.toLowerCase();
    const ids = sorted([...dialogs.values()]).map((dialog) => dialog.chatId);
    return [self, ...ids.filter((id) => id !== self)].filter((id) => {
      const peer = peers.get(id);
      const name = id === self ? t('saved') : (peer?.name ?? '');
      return peer && (!fits || fits(peer)) && name.toLowerCase().includes(wanted);
    });
  }, [dialogs, peers, self, query, fits]);
  return (
    <>
      <Field label={t('search')} type="search" value={query} onChange={(event) => setQuery(event.target.value)} />
      <div className={css.choices}>
        {listed.map((id) => (
          <PeerRow
            key={id}
            id={id}
            notes
            line={id === self ? t('saved.line') : undefined}
            chosen={chosen.includes(id)}
            onOpen={() =>
              onChange(chosen.includes(id) ? chosen.filter((it) => it !== id) : [...chosen, id].slice(0, max))
            }
          />
        ))}
      </div>
    </>
  );
}
