import { useState } from 'react';
import type { ForwardWithout } from '../../../data/verbs/messages.ts';
import type { Peer, PeerId } from '../../../data/views.ts';
import { t } from '../../../i18n/index.ts';
import { Button } from '../../../ui/button.tsx';
import { Modal } from '../../../ui/modal.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { ChatChoices } from '../../chats/chat-choices.tsx';

const MAX_CHATS = 20;

const isWritable = (peer: Peer) => !('may' in peer) || peer.may.write;

interface ForwardToProps {
  /** Some of the messages have words below a picture or file. */
  captioned: boolean;
  onChosen: (to: PeerId[], without: ForwardWithout) => void;
  onClose: () => void;
}

/** Chooses one or several chats to forward to, and what the copies leave out. */
export function ForwardTo({ captioned, onChosen, onClose }: ForwardToProps) {
  const [author, setAuthor] = useState(false);
  const [captions, setCaptions] = useState(false);
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
            // Nobody is named as the author of what was cut.
            onChosen(chosen, { author, captions: author && captions });
            onClose();
          }}
        >
          {t('forward.send')}
        </Button>
      }
    >
      <Switch label={t('forward.withoutAuthor')} on={author} onChange={setAuthor} />
      {author && captioned && <Switch label={t('forward.withoutCaptions')} on={captions} onChange={setCaptions} />}
      <ChatChoices chosen={chosen} onChange={setChosen} max={MAX_CHATS} fits={isWritable} />
    </Modal>
  );
}
