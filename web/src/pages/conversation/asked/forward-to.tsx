import { useState } from 'react';
import type { Peer, PeerId } from '../../../data/views.ts';
import { t } from '../../../i18n/index.ts';
import { Button } from '../../../ui/button.tsx';
import { Modal } from '../../../ui/modal.tsx';
import { ChatChoices } from '../../chats/chat-choices.tsx';

const MAX_CHATS = 20;

const isWritable = (peer: Peer) => !('may' in peer) || peer.may.write;

/** Chooses one or several chats to forward to. */
export function ForwardTo({ onChosen, onClose }: { onChosen: (to: PeerId[]) => void; onClose: () => void }) {
  const [chosen, setChosen] = useState<PeerId[]>([]);
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
      <ChatChoices chosen={chosen} onChange={setChosen} max={MAX_CHATS} fits={isWritable} />
    </Modal>
  );
}
