import { useState } from 'react';
import { useApp } from '../../../app/context.tsx';
import type { PeerId } from '../../../data/views.ts';
import { t } from '../../../i18n/index.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Modal } from '../../../ui/modal.tsx';
import { FailedLine } from '../../../ui/states.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { GrowingLines } from './growing-lines.tsx';

const MAX_TASKS = 30;
const TITLE_LENGTH = 255;

interface NewChecklistProps {
  chatId: PeerId;
  thread: number | undefined;
  onClose: () => void;
}

/** A list of things to do; in a chat with others it is one to do together unless one says otherwise. */
export function NewChecklist({ chatId, thread, onClose }: NewChecklistProps) {
  const { messenger, state } = useApp();
  const alone = chatId === state().self;
  const [title, setTitle] = useState('');
  const [lines, setLines] = useState(['', '']);
  const [othersMark, setOthersMark] = useState(!alone);
  const [othersAdd, setOthersAdd] = useState(!alone);
  const tasks = lines.map((it) => it.trim()).filter(Boolean);
  const send = useAction(async () => {
    await messenger.sendChecklist(chatId, { title: title.trim(), tasks, othersAdd, othersMark }, thread);
    onClose();
  });
  return (
    <Modal
      title={t('checklist.new')}
      open
      onClose={onClose}
      footer={
        <Button
          kind="primary"
          disabled={!title.trim() || tasks.length === 0}
          busy={send.busy}
          onClick={() => void send.run()}
        >
          {t('poll.create')}
        </Button>
      }
    >
      <Field
        label={t('checklist.title')}
        maxLength={TITLE_LENGTH}
        autoFocus
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <GrowingLines
        legend={t('checklist.tasks')}
        lines={lines}
        name={(number) => t('checklist.task', { number })}
        least={1}
        most={MAX_TASKS}
        onChange={setLines}
      />
      {!alone && (
        <>
          <Switch label={t('checklist.othersMark')} on={othersMark} onChange={setOthersMark} />
          <Switch label={t('checklist.othersAdd')} on={othersAdd} onChange={setOthersAdd} />
        </>
      )}
      <FailedLine error={send.error} />
    </Modal>
  );
}
