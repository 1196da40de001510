import { useState } from 'react';
import { change } from '../api/use-call.ts';
import { t } from '../i18n/index.ts';
import { AskReason } from '../ui/ask-reason.tsx';
import { Radios } from '../ui/choices.tsx';

const outcomes = ['stands', 'lifted'] as const;

/** A second person's answer to an objection, with reasons; it stands on the page that they were told of. */
export function AnswerObjection({ id, onClose }: { id: number; onClose: () => void }) {
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>('stands');
  return (
    <AskReason
      title={t('misuse.answer')}
      label={t('misuse.answer.text')}
      confirm={t('misuse.answer')}
      onClose={onClose}
      does={(reasons) => change('POST /misuse/{id}/answer', { id, body: { outcome, reasons } })}
    >
      <Radios
        label={t('appeals.outcome')}
        options={outcomes.map((one) => ({ value: one, label: t(`misuse.${one}`) }))}
        value={outcome}
        onChange={setOutcome}
      />
    </AskReason>
  );
}
