import { useMemo, useState } from 'react';
import { useAppState } from '../../app/context.tsx';
import { sorted, wasMoved } from '../../app/sort-dialogs.ts';
import type { PeerId } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { PeerRow } from '../../ui/peer-row.tsx';
import { PeopleList } from '../new-chat/people-list.tsx';
import css from './settings.module.css';

interface PrivacyExceptionsProps {
  title: string;
  chosen: PeerId[];
  onChosen: (ids: PeerId[]) => void;
  onClose: () => void;
}

/** Names people, and groups for all who are in them. Those that are named already stand first. */
export function PrivacyExceptions({ title, chosen, onChosen, onClose }: PrivacyExceptionsProps) {
  const [ids, setIds] = useState(chosen);
  const dialogs = useAppState((state) => state.dialogs);
  const peers = useAppState((state) => state.peers);
  const groups = useMemo(
    () =>
      sorted([...dialogs.values()])
        .map(({ chatId }) => chatId)
        .filter((id) => {
          const peer = peers.get(id);
          return peer && id < 0 && peer.kind !== 'channel' && !wasMoved(peer) && !chosen.includes(id);
        }),
    [dialogs, peers, chosen],
  );
  const toggle = (id: PeerId) => setIds(ids.includes(id) ? ids.filter((it) => it !== id) : [...ids, id]);
  const row = (id: PeerId) => <PeerRow key={id} id={id} chosen={ids.includes(id)} onOpen={toggle} />;
  return (
    <Modal
      title={title}
      open
      onClose={onClose}
      footer={
        <Button
          kind="primary"
          onClick={() => {
            onChosen(ids);
            onClose();
          }}
        >
          {t('save')}
        </Button>
      }
    >
      {chosen.map(row)}
      <PeopleList chosen={ids} onChange={setIds} exclude={chosen} />
      {groups.length > 0 && <h3 className={css.subtitle}>{t('folders.groups')}</h3>}
      {groups.map(row)}
    </Modal>
  );
}
