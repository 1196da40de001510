import { useState } from 'react';
import type { Operation } from '../../../src/safety/index.ts';
import { Button } from '../../../web/src/ui/button.tsx';
import { Field } from '../../../web/src/ui/field.tsx';
import { change } from '../api/use-call.ts';
import { useAction } from '../../../web/src/ui/use-action.ts';
import { go, usePlace } from '../app/route.ts';
import { useSession } from '../app/session.ts';
import { ActionFields, actionOf, emptyAction, wantingOf } from '../enforcement/action-fields.tsx';
import { BasisFields, keepBasis, newBasis, statedBy, wanting } from '../enforcement/basis-fields.tsx';
import { t } from '../i18n/index.ts';
import { Wanting } from '../ui/wanting.tsx';
import { FailedLine } from '../ui/failed.tsx';
import { PageHead } from '../ui/page-head.tsx';
import css from '../ui/page.module.css';
import { type SubjectFile, SubjectFileFields } from './subject-file.tsx';

/** Plans an operation from a file, within a case, or against what is confirmed of a network. */
export function NewOperation() {
  const { memberStates } = useSession().vocabulary;
  const { query } = usePlace();
  const network = query.get('network');
  const [title, setTitle] = useState(query.get('title') ?? '');
  const [caseId, setCaseId] = useState(query.get('case') ?? '');
  const [file, setFile] = useState<SubjectFile>();
  const [accountDraft, setAccounts] = useState(emptyAction('suspend'));
  const [chatDraft, setChats] = useState(emptyAction('takedown'));
  const [basis, setBasis] = useState(newBasis);
  const accounts = actionOf(accountDraft, memberStates);
  const chats = actionOf(chatDraft, memberStates);
  const subjects = file?.result.found.length ?? 0;
  const missing = [
    ...(title.trim() === '' ? (['plan.name'] as const) : []),
    ...(network === null && subjects === 0 ? (['plan.checked'] as const) : []),
    ...wantingOf(accountDraft, memberStates),
    ...wantingOf(chatDraft, memberStates),
    ...wanting(basis),
  ];
  const { run, busy, error } = useAction(async () => {
    if (!accounts || !chats) return;
    const defaults: Operation['defaults'] = {
      ...statedBy(basis),
      source: { kind: 'own-initiative' },
      detectedAutomatically: network !== null,
      automation: 'none',
    };
    keepBasis(basis);
    if (network !== null) {
      const body = { title, defaults, accounts, chats };
      const { operation } = await change('POST /networks/{key}/operation', { key: network, body });
      go(`operations/${operation.id}`, true);
    } else if (file) {
      const held = caseId === '' ? await caseForFirst(file, title) : Number(caseId);
      const { id } = await change('POST /operations', { body: { title, caseId: held, defaults } });
      const { format, text } = file;
      await change('POST /operations/{id}/import', { id, body: { format, text, accounts, chats } });
      go(`operations/${id}`, true);
    }
  });
  return (
    <div className={`${css.page} ${css.narrow}`}>
      <PageHead title={t('plan.title')} lead={t('plan.lead')} />
      <section className={css.card}>
        <Field
          label={t('plan.name')}
          value={title}
          maxLength={200}
          autoFocus
          onChange={(event) => setTitle(event.target.value)}
        />
        {network === null ? (
          <Field
            label={t('plan.case')}
            hint={t('plan.case.hint')}
            inputMode="numeric"
            value={caseId}
            onChange={(event) => setCaseId(event.target.value.replace(/\D/g, ''))}
          />
        ) : (
          <p>{t('plan.network', { id: network })}</p>
        )}
      </section>
      {network === null && <SubjectFileFields onRead={setFile} />}
      <section className={css.card}>
        <div className={css.grid}>
          <ActionFields label={t('plan.accounts')} subject="account" value={accountDraft} onChange={setAccounts} />
          <ActionFields label={t('plan.chats')} subject="chat" value={chatDraft} onChange={setChats} />
        </div>
      </section>
      <section className={css.card}>
        <h2>{t('plan.basis')}</h2>
        <BasisFields value={basis} onChange={setBasis} />
      </section>
      <FailedLine error={error} />
      <Wanting fields={missing} />
      <Button kind="primary" wide busy={busy} disabled={missing.length > 0} onClick={() => void run()}>
        {t('plan.submit')}
      </Button>
    </div>
  );
}

/** An operation always belongs to a case: without one, a case of our own about the first subject. */
async function caseForFirst(file: SubjectFile, title: string): Promise<number> {
  const subjectKey = file.result.found[0]?.subjectKey ?? '';
  const reason = t('plan.case.reason', { title }).slice(0, 500);
  return (await change('POST /cases', { body: { subjectKey, queue: 'report', reason } })).id;
}
