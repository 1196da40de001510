import { useState } from 'react';
import type { DetectionSource, SubjectKind } from '../../../src/safety/index.ts';
import { Choice } from '../../../web/src/ui/field.tsx';
import type { CaseView } from '../api/calls.ts';
import { change, useCall } from '../api/use-call.ts';
import { useSession } from '../app/session.ts';
import { t } from '../i18n/index.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { Wanting } from '../ui/wanting.tsx';
import { LawyerMark } from '../ui/lawyer.tsx';
import css from '../ui/page.module.css';
import { didWithUndo } from '../ui/toast.ts';
import { ActionFields, actionOf, emptyAction, wantingOf } from './action-fields.tsx';
import { actionText } from './action-words.ts';
import { BasisFields, keepBasis, newBasis, statedBy, wanting } from './basis-fields.tsx';
import { useLabels } from '../cases/use-labels.ts';

const kindOf = (subjectKey: string): SubjectKind => subjectKey.split(':')[0] as SubjectKind;

/** Decides about the subject of a claimed case, or about one that is linked to it. */
export function DecideForm({ view, about, onClose }: { view: CaseView; about: string; onClose: () => void }) {
  const { memberStates } = useSession().vocabulary;
  const [subjectKey, setSubjectKey] = useState(about);
  const [action, setAction] = useState(emptyAction('none'));
  const [basis, setBasis] = useState(newBasis);
  const sources = useSources(view);
  const [source, setSource] = useState('0');
  const subjects = [...new Set([view.case.subjectKey, ...view.case.related, about])];
  const labels = useLabels(subjects);
  const complete = actionOf(action, memberStates);
  const missing = [...wantingOf(action, memberStates), ...wanting(basis)];
  const save = async () => {
    if (!complete) return;
    const found = sources[Number(source)] ?? { kind: 'own-initiative' };
    const decision = await change('POST /cases/{id}/decisions', {
      id: view.case.id,
      body: {
        ...statedBy(basis),
        subjectKey,
        action: complete,
        source: found,
        detectedAutomatically: view.case.sources.some((one) => one.kind === 'match'),
        automation: 'none',
      },
    });
    keepBasis(basis);
    didWithUndo(t('decide.done', { action: actionText(complete) }), () =>
      change('POST /decisions/{id}/reverse', { id: decision.id }),
    );
  };
  return (
    <FormDialog
      title={t('decide.title')}
      confirm={t('decide.submit')}
      ready={missing.length === 0}
      wanting={<Wanting fields={missing} />}
      wide
      does={save}
      onClose={onClose}
    >
      {subjects.length > 1 && (
        <Choice
          label={t('decide.about')}
          value={subjectKey}
          options={subjects.map((key) => ({ value: key, label: labels[key]?.label ?? key }))}
          onChange={(key) => {
            setSubjectKey(key);
            setAction(emptyAction('none'));
          }}
        />
      )}
      <ActionFields subject={kindOf(subjectKey)} value={action} onChange={setAction} />
      <BasisFields value={basis} onChange={setBasis} />
      <Choice
        label={t('decide.source')}
        value={source}
        options={sources.map((one, index) => ({
          value: String(index),
          label: 'id' in one ? `${t(`source.${one.kind}`)} ${one.id}` : t(`source.${one.kind}`),
        }))}
        onChange={setSource}
      />
      <p className={css.quiet}>{t('decide.told')}</p>
      <LawyerMark source="Regulation (EU) 2022/2065, Art. 17(3)" />
    </FormDialog>
  );
}

/** Where the case came from, as a statement of reasons has to say it; the strongest source first. */
function useSources(view: CaseView): DetectionSource[] {
  const flagged = view.notices.filter((notice) => notice.flaggerId !== null);
  const { value: flaggers } = useCall('GET /flaggers', flagged.length > 0 ? {} : undefined);
  const found: DetectionSource[] = flagged.map((notice) => ({
    kind: 'trusted-flagger',
    id: notice.id,
    name: flaggers?.find((one) => one.id === notice.flaggerId)?.name ?? '',
  }));
  for (const notice of view.notices) if (notice.flaggerId === null) found.push({ kind: 'notice', id: notice.id });
  for (const { kind, id } of view.case.sources) {
    if (kind === 'referral' || kind === 'report') found.push({ kind, id });
  }
  return [...found, { kind: 'own-initiative' }];
}
