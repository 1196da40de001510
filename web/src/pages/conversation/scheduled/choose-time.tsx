import { useState } from 'react';
import { useAction } from '../../../ui/use-action.ts';
import { wordsFor } from '../../../app/words-for.ts';
import { t } from '../../../i18n/index.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Modal } from '../../../ui/modal.tsx';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A moment as the browser's own field for date and time wants it: local, to the minute. */
function fieldValue(ms: number): string {
  const local = new Date(ms - new Date(ms).getTimezoneOffset() * MINUTE_MS);
  return local.toISOString().slice(0, 16);
}

interface ChooseTimeProps {
  /** Unix seconds to begin with; an hour from now without it. */
  first?: number;
  onClose: () => void;
  /** Gets Unix seconds. */
  onChosen: (date: number) => Promise<void>;
}

/** When a message is to be sent. */
export function ChooseTime({ first, onClose, onChosen }: ChooseTimeProps) {
  const [value, setValue] = useState(() => fieldValue(first ? first * 1000 : Date.now() + HOUR_MS));
  const ms = new Date(value).getTime();
  const past = !(ms > Date.now());
  const save = useAction(async () => {
    await onChosen(Math.floor(ms / 1000));
    onClose();
  });
  return (
    <Modal
      title={t('scheduled.when')}
      open
      onClose={onClose}
      footer={
        <Button kind="primary" busy={save.busy} disabled={past} onClick={() => void save.run()}>
          {t('scheduled.schedule')}
        </Button>
      }
    >
      <Field
        label={t('scheduled.time')}
        type="datetime-local"
        value={value}
        min={fieldValue(Date.now())}
        hint={t('scheduled.hint')}
        error={past ? t('scheduled.past') : save.error === undefined ? undefined : wordsFor(save.error)}
        onChange={(event) => setValue(event.target.value)}
      />
    </Modal>
  );
}
