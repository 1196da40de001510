import { useState } from 'react';
import type { PeerId } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { PeopleList } from './people-list.tsx';

interface AddPeopleProps {
  title: string;
  exclude: PeerId[];
  onChosen: (people: PeerId[]) => void;
  onClose: () => void;
}

export function AddPeople({ title, exclude, onChosen, onClose }: AddPeopleProps) {
  const [chosen, setChosen] = useState<PeerId[]>([]);
  return (
    <Modal
      title={title}
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
          {t('members.addCount', { count: chosen.length })}
        </Button>
      }
    >
      <PeopleList chosen={chosen} onChange={setChosen} exclude={exclude} />
    </Modal>
  );
}
