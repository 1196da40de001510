import { useState } from 'react';
import { Field } from '../../../web/src/ui/field.tsx';
import { say } from '../../../web/src/ui/toast.tsx';
import { change } from '../api/use-call.ts';
import { go } from '../app/route.ts';
import { t } from '../i18n/index.ts';
import { Radios } from '../ui/choices.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';

const levels = ['green', 'amber', 'red'] as const;

/** Signs a bundle of a network; those who may pull it get it from then on. */
export function SignBundle({ network, onClose }: { network: { id: string; label: string }; onClose: () => void }) {
  const [legalBasis, setLegalBasis] = useState('');
  const [tlp, setTlp] = useState<(typeof levels)[number]>('amber');
  const sign = async () => {
    const body = { legalBasis: legalBasis.trim(), tlp };
    const { sequence } = await change('POST /networks/{key}/bundles', { key: network.id, body });
    say(t('sign.done', { number: sequence }));
    go('exchange');
  };
  return (
    <FormDialog
      title={t('sign.title', { label: network.label })}
      confirm={t('sign.do')}
      ready={legalBasis.trim() !== ''}
      does={sign}
      onClose={onClose}
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
      <p role="status">{t(`sign.tlp.${tlp}`)}</p>
    </FormDialog>
  );
}
