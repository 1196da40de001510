import { useMemo, useState } from 'react';
import { useAppState } from '../../app/context.tsx';
import { sorted } from '../../app/sort-dialogs.ts';
import type { PeerId } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Modal } from '../../ui/modal.tsx';
import { PeerRow } from '../../ui/peer-row.tsx';
import css from './conversation.module.css';

const MAX_CHATS = 20;

/** Chooses one or several chats to forward to. */
export function ForwardTo({ onChosen, onClose }: { onChosen: (to: PeerId[]) => void; onClose: () => void }) {
  const dialogs = useAppState((state) => state.dialogs);
  const peers = useAppState((state) => state.peers);
  const self = useAppState((state) => state.self);
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<PeerId[]>([]);
  const listed = useMemo(() => {
    const wanted = query.toLocaleLowerCase();
    const ids = [
      self,
      ...sorted([...dialogs.values()])
        .map((dialog) => dialog.chatId)
        .filter((id) => id !== self),
    ];
    return ids.filter((id) => {
      const peer = peers.get(id);
      const writable = peer && (!('may' in peer) || peer.may.write);
      const name = id === self ? t('saved') : (peer?.name ?? '');
      return writable && name.toLocaleLowerCase().includes(wanted);
    });
  }, [dialogs, peers, self, query]);
  return (
    <Modal
      title={t('forward.title')}
      open
      onClose={onClose}
      footer={
        <Button
          kind="primary"
          disabled={chosen.length === 0}
          onClick={() => {
            onChosen(chosen);
            onClose();
          }}
        >
          {t('forward.send')}
        </Button>
      }
    >
      <Field
        label={t('search')}
        type="search"
        autoFocus
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <div className={css.choices}>
        {listed.map((id) => (
          <PeerRow
            key={id}
            id={id}
            notes
            line={id === self ? t('saved.line') : undefined}
            chosen={chosen.includes(id)}
            onOpen={() =>
              setChosen(chosen.includes(id) ? chosen.filter((it) => it !== id) : [...chosen, id].slice(0, MAX_CHATS))
            }
          />
        ))}
      </div>
    </Modal>
  );
}
