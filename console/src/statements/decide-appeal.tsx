import { useState } from 'react';
import type { Appeal, Decision } from '../../../src/safety/index.ts';
import { Button } from '../../../web/src/ui/button.tsx';
import { Area } from '../../../web/src/ui/field.tsx';
import { Modal } from '../../../web/src/ui/modal.tsx';
import { say } from '../../../web/src/ui/toast.tsx';
import { change } from '../api/use-call.ts';
import { useAction } from '../../../web/src/ui/use-action.ts';
import { useSession } from '../app/session.ts';
import { ActionFields, actionOf, emptyAction } from '../enforcement/action-fields.tsx';
import { t } from '../i18n/index.ts';
import { Radios } from '../ui/choices.tsx';
import { FailedLine } from '../ui/failed.tsx';

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
  const [draft, setDraft] = useState(emptyAction('label'));
  const action = actionOf(draft, memberStates);
  const partly = outcome === 'partly-reversed';
  const ready = reasons.trim().length >= reasonMinLength && (!partly || action !== undefined);
  const { run, busy, error } = useAction(async () => {
    await change('POST /appeals/{id}/decide', {
      id: appeal.id,
      body: { outcome, reasons, ...(partly && action ? { replacement: { action, untilMs: null } } : {}) },
    });
    say(t('appeals.done', { outcome: t(`appeal.${outcome}`) }));
  });
  return (
    <Modal
      title={t('appeals.decide')}
      open
      wide
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('do.cancel')}</Button>
          <Button
            kind="primary"
            busy={busy}
            disabled={!ready}
            onClick={() => void run().then((done) => done && onClose())}
          >
            {t('appeals.decide')}
          </Button>
        </>
      }
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
      <FailedLine error={error} />
    </Modal>
  );
}
