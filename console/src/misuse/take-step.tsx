import { useState } from 'react';
import type { MisuseRow } from '../../../src/safety/index.ts';
import { Area, Field } from '../../../web/src/ui/field.tsx';
import { change } from '../api/use-call.ts';
import { useSession } from '../app/session.ts';
import { t } from '../i18n/index.ts';
import { Radios } from '../ui/choices.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { LawyerMark } from '../ui/lawyer.tsx';

interface TakeStepProps {
  row: MisuseRow;
  how: 'warn' | 'suspend';
  onClose: () => void;
  /** What they are told, and whether their service chat was reached. */
  onDone: (told: { text: string; told: boolean }) => void;
}

/** Weighs what Art. 23(3) names beside the figures, and warns or suspends. */
export function TakeStep({ row, how, onClose, onDone }: TakeStepProps) {
  const { misuseGravities, misuseIntents, reasonMinLength } = useSession().vocabulary;
  const [gravity, setGravity] = useState(misuseGravities[0] ?? 'minor');
  const [intent, setIntent] = useState(misuseIntents[0] ?? 'not-seen');
  const [reasons, setReasons] = useState('');
  const [days, setDays] = useState('30');
  const length = Number(days);
  const ready =
    reasons.trim().length >= reasonMinLength &&
    (how === 'warn' || (Number.isInteger(length) && length >= 1 && length <= 90));
  const save = async () => {
    const body = { key: row.key, misuse: row.misuse, gravity, intent, reasons };
    onDone(
      how === 'warn'
        ? await change('POST /misuse/warn', { body })
        : await change('POST /misuse/suspend', { body: { ...body, days: length } }),
    );
  };
  return (
    <FormDialog
      title={`${t(`misuse.${how}`)}: ${t(`misuse.${row.misuse}`)}`}
      confirm={t(`misuse.${how}`)}
      ready={ready}
      danger={how === 'suspend'}
      wide
      does={save}
      onClose={onClose}
    >
      <LawyerMark source="Regulation (EU) 2022/2065, Art. 23(3)" />
      <Radios
        label={t('misuse.gravity')}
        options={misuseGravities.map((value) => ({ value, label: t(`gravity.${value}`) }))}
        value={gravity}
        onChange={setGravity}
      />
      <Radios
        label={t('misuse.intent')}
        options={misuseIntents.map((value) => ({ value, label: t(`intent.${value}`) }))}
        value={intent}
        onChange={setIntent}
      />
      <Area
        label={t('misuse.reasons')}
        hint={t('misuse.reasons.hint')}
        value={reasons}
        maxLength={2000}
        onChange={(event) => setReasons(event.target.value)}
      />
      {how === 'suspend' && (
        <Field
          label={t('misuse.days')}
          type="number"
          min={1}
          max={90}
          value={days}
          onChange={(event) => setDays(event.target.value)}
        />
      )}
    </FormDialog>
  );
}
