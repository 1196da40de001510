import { useState } from 'react';
import { useApp } from '../../../app/context.tsx';
import { useAction } from '../../../ui/use-action.ts';
import type { Message } from '../../../data/views.ts';
import { t } from '../../../i18n/index.ts';
import { Button } from '../../../ui/button.tsx';
import { Area } from '../../../ui/field.tsx';
import { Modal } from '../../../ui/modal.tsx';
import { FailedLine } from '../../../ui/states.tsx';
import { parseMarkup, toMarkup } from '../composer/markup.ts';

/** Another text for a message that waits for its time. */
export function EditWaiting({ message, onClose }: { message: Message; onClose: () => void }) {
  const { messenger } = useApp();
  const [text, setText] = useState(() => toMarkup(message));
  const save = useAction(async () => {
    await messenger.editScheduled(message.chatId, message.id, { ...parseMarkup(text), date: message.date });
    onClose();
  });
  const empty = text.trim() === '' && !message.media;
  return (
    <Modal
      title={t('scheduled.edit')}
      open
      onClose={onClose}
      footer={
        <Button kind="primary" busy={save.busy} disabled={empty} onClick={() => void save.run()}>
          {t('save')}
        </Button>
      }
    >
      <Area
        label={t(message.media ? 'files.caption' : 'composer.message')}
        rows={4}
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <FailedLine error={save.error} />
    </Modal>
  );
}
