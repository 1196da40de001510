import { useState } from 'react';
import { Button } from '../../../web/src/ui/button.tsx';
import { Field } from '../../../web/src/ui/field.tsx';
import { Modal } from '../../../web/src/ui/modal.tsx';
import { say } from '../../../web/src/ui/toast.tsx';
import { useAction } from '../../../web/src/ui/use-action.ts';
import { change } from '../api/use-call.ts';
import { go } from '../app/route.ts';
import { t } from '../i18n/index.ts';
import { Radios } from '../ui/choices.tsx';
import { FailedLine } from '../ui/failed.tsx';

const levels = ['green', 'amber', 'red'] as const;

/** Signs a bundle of a network; those who may pull it get it from then on. */
export function SignBundle({ network, onClose }: { network: { id: string; label: string }; onClose: () => void }) {
  const [legalBasis, setLegalBasis] = useState('');
  const [tlp, setTlp] = useState<(typeof levels)[number]>('amber');
  const { run, busy, error } = useAction(async () => {
    const body = { legalBasis: legalBasis.trim(), tlp };
    const { sequence } = await change('POST /networks/{key}/bundles', { key: network.id, body });
    say(t('sign.done', { number: sequence }));
  });
  const send = async () => {
    if (!(await run())) return;
    onClose();
    go('exchange');
  };
  return (
    <Modal
      title={t('sign.title', { label: network.label })}
      open
      onClose={onClose}
      footer={
        <Button kind="primary" busy={busy} disabled={legalBasis.trim() === ''} onClick={() => void send()}>
          {t('sign.do')}
        </Button>
      }
    >
      <p>{t('sign.text')}</p>
      <Field
        label={t('import.basis')}
        value={legalBasis}
        autoFocus
        maxLength={200}
        onChange={(event) => setLegalBasis(event.target.value)}
      />
      <Radios
        label={t('import.tlp')}
        options={levels.map((value) => ({ value, label: `TLP:${value.toUpperCase()}` }))}
        value={tlp}
        onChange={setTlp}
      />
      <FailedLine error={error} />
    </Modal>
  );
}
