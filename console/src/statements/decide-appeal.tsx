import { useState } from 'react';
import type { Appeal, Decision } from '../../../src/safety/index.ts';
import { Area } from '../../../web/src/ui/field.tsx';
import { Switch } from '../../../web/src/ui/switch.tsx';
import { say } from '../../../web/src/ui/toast.tsx';
import { change } from '../api/use-call.ts';
import { useSession } from '../app/session.ts';
import { ActionFields, actionOf, emptyAction } from '../enforcement/action-fields.tsx';
import { t } from '../i18n/index.ts';
import { Radios } from '../ui/choices.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';

const outcomes = ['upheld', 'reversed', 'partly-reversed'] as const;

/** A second person's answer to an appeal, with reasons. */
export function DecideAppeal({
  appeal,
  decision,
  onClose,
}: {
  appeal: Appeal;
  decision: Decision;
  onClose: () => void;
}) {
  const { memberStates, reasonMinLength } = useSession().vocabulary;
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>('upheld');
  const [reasons, setReasons] = useState('');
  const [unfounded, setUnfounded] = useState(false);
  const [draft, setDraft] = useState(emptyAction('label'));
  const action = actionOf(draft, memberStates);
  const partly = outcome === 'partly-reversed';
  const ready = reasons.trim().length >= reasonMinLength && (!partly || action !== undefined);
  const save = async () => {
    await change('POST /appeals/{id}/decide', {
      id: appeal.id,
      body: {
        outcome,
        reasons,
        ...(outcome === 'upheld' && unfounded ? { unfounded } : {}),
        ...(partly && action ? { replacement: { action, untilMs: null } } : {}),
      },
    });
    say(t('appeals.done', { outcome: t(`appeal.${outcome}`) }));
  };
  return (
    <FormDialog
      title={t('appeals.decide')}
      confirm={t('appeals.decide')}
      ready={ready}
      wide
      does={save}
      onClose={onClose}
    >
      <Radios
        label={t('appeals.outcome')}
        options={outcomes.map((one) => ({ value: one, label: t(`appeal.${one}`) }))}
        value={outcome}
        onChange={setOutcome}
      />
      {partly && (
        <ActionFields
          label={t('appeals.replacement')}
          subject={decision.subject.kind}
          value={draft}
          onChange={setDraft}
        />
      )}
      <Area
        label={t('appeals.reasons')}
        hint={t('appeals.reasons.hint')}
        value={reasons}
        maxLength={4000}
        onChange={(event) => setReasons(event.target.value)}
      />
      {outcome === 'upheld' && (
        <Switch
          label={t('appeals.unfounded')}
          hint={t('appeals.unfounded.hint')}
          on={unfounded}
          onChange={setUnfounded}
        />
      )}
    </FormDialog>
  );
}
