import { useState } from 'react';
import type { ThreatBasis } from '../../../src/safety/index.ts';
import { Area } from '../../../web/src/ui/field.tsx';
import type { CaseView } from '../api/calls.ts';
import { change } from '../api/use-call.ts';
import { go } from '../app/route.ts';
import { useSession } from '../app/session.ts';
import { useLabels } from '../cases/use-labels.ts';
import { t } from '../i18n/index.ts';
import { Choices, Radios } from '../ui/choices.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { LawyerMark } from '../ui/lawyer.tsx';
import css from '../ui/page.module.css';
import { stateOptions } from './state-name.ts';

/** Notes a suspicion from the case that speaks of it; the clock runs from then on. */
export function NoteThreat({ view, about, onClose }: { view: CaseView; about: string; onClose: () => void }) {
  const { memberStates, threatBases } = useSession().vocabulary;
  const subjects = [view.case.subjectKey, ...view.case.related];
  const labels = useLabels(subjects);
  const [basis, setBasis] = useState<ThreatBasis>(threatBases[0] ?? 'dsa-18');
  const [chosen, setChosen] = useState<string[]>([about]);
  const [states, setStates] = useState<string[]>([]);
  const [suspicion, setSuspicion] = useState('');
  const save = async () => {
    await change('POST /threats', {
      body: { caseId: view.case.id, basis, subjectKeys: chosen, suspicion, memberStates: states },
    });
    go('threats');
  };
  return (
    <FormDialog
      title={t('threats.note')}
      confirm={t('threats.note')}
      ready={suspicion.trim() !== '' && chosen.length > 0}
      danger
      wide
      does={save}
      onClose={onClose}
    >
      <LawyerMark source="Regulation (EU) 2022/2065, Art. 18; Regulation (EU) 2021/784, Art. 14(5)" />
      <Radios
        label={t('threats.basis')}
        options={threatBases.map((value) => ({ value, label: t(`threat.${value}`) }))}
        value={basis}
        onChange={setBasis}
      />
      {subjects.length > 1 && (
        <Choices
          label={t('threats.subjects')}
          options={subjects.slice(0, 50).map((value) => ({ value, label: labels[value]?.label ?? value }))}
          value={chosen}
          onChange={setChosen}
        />
      )}
      <Area
        label={t('threats.suspicion')}
        value={suspicion}
        autoFocus
        rows={4}
        maxLength={5000}
        onChange={(event) => setSuspicion(event.target.value)}
      />
      <Choices
        label={t('threats.states')}
        hint={t('threats.states.hint')}
        options={stateOptions(memberStates)}
        value={states}
        onChange={setStates}
      />
      <p className={css.quiet}>{t('threats.sealed')}</p>
    </FormDialog>
  );
}
