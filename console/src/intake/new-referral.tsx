import { useState } from 'react';
import { Area, Field } from '../../../web/src/ui/field.tsx';
import { Refused } from '../api/client.ts';
import { change } from '../api/use-call.ts';
import { t } from '../i18n/index.ts';
import { FormDialog } from '../ui/form-dialog.tsx';

/** Takes in a referral; names that nothing here has are said before anything is filed. */
export function NewReferral({ onClose }: { onClose: () => void }) {
  const [form, setForm] = useState({ authority: '', reference: '', subjects: '', explanation: '' });
  const set = (part: Partial<typeof form>) => setForm({ ...form, ...part });
  const save = async () => {
    const { found, misses } = await change('POST /imports', { body: { format: 'csv', text: form.subjects } });
    const unknown = misses.filter((miss) => miss.reason !== 'duplicate').map((miss) => miss.value);
    if (unknown.length > 0) {
      const text = t('referrals.unknown', { list: unknown.slice(0, 10).join(', ') });
      throw new Refused(422, 'said', { text });
    }
    const { authority, reference, explanation } = form;
    const subjectKeys = found.map((one) => one.subjectKey);
    await change('POST /referrals', { body: { authority, reference, explanation, subjectKeys } });
  };
  const ready = form.authority.trim() !== '' && form.subjects.trim() !== '';
  return (
    <FormDialog
      title={t('referrals.new')}
      confirm={t('referrals.submit')}
      ready={ready}
      wide
      does={save}
      onClose={onClose}
    >
      <Field
        label={t('referrals.authority')}
        value={form.authority}
        autoFocus
        onChange={(event) => set({ authority: event.target.value })}
      />
      <Field
        label={t('referrals.reference')}
        value={form.reference}
        onChange={(event) => set({ reference: event.target.value })}
      />
      <Area
        label={t('referrals.subjects')}
        value={form.subjects}
        onChange={(event) => set({ subjects: event.target.value })}
      />
      <Area
        label={t('referrals.explanation')}
        value={form.explanation}
        onChange={(event) => set({ explanation: event.target.value })}
      />
    </FormDialog>
  );
}
