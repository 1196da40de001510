import { useEffect, useState } from 'react';
import type { Case } from '../../../src/safety/index.ts';
import type { CaseView } from '../api/calls.ts';
import { useCall } from '../api/use-call.ts';
import { useShortcuts } from '../app/keys.ts';
import { useSession } from '../app/session.ts';
import { setPageTitle } from '../app/title.ts';
import { DecideForm } from '../enforcement/decide-form.tsx';
import { Decisions } from '../enforcement/decisions.tsx';
import { t } from '../i18n/index.ts';
import { CaseMatches } from '../networks/case-matches.tsx';
import { NoteThreat } from '../threats/note-threat.tsx';
import type { PageAction } from '../ui/action-buttons.tsx';
import page from '../ui/page.module.css';
import { Shown } from '../ui/shown.tsx';
import { CaseContext } from './case-context.tsx';
import { CloseCase, EscalateCase } from './case-dialogs.tsx';
import { CaseHead } from './case-head.tsx';
import css from './case-review.module.css';
import { Complaints } from './complaints.tsx';
import { ContentPanel } from './content-panel.tsx';
import { Joined, useJoinAll, useSuggestions } from './joined.tsx';
import { type Claim, useClaim } from './use-claim.ts';

const POLL_MS = 20_000;

/** A moderator reading a case: what it is about, in its context, and everything that can be done. */
export function CaseReview({ id, onBack }: { id: number; onBack: () => void }) {
  const fetched = useCall('GET /cases/{id}', { id }, POLL_MS);
  useEffect(() => setPageTitle(t('case.title', { id })), [id]);
  return (
    <div className={css.review}>
      <Shown of={fetched} rows={8}>
        {(view) => <Review view={view} onBack={onBack} />}
      </Shown>
    </div>
  );
}

type Form = 'decide' | 'close' | 'escalate' | 'threat';

function Review({ view, onBack }: { view: CaseView; onBack: () => void }) {
  const held = view.case;
  const [open, setOpen] = useState<Form>();
  const [about, setAbout] = useState(held.subjectKey);
  /** One message or file of it, where the decision is about that alone. */
  const [part, setPart] = useState<string>();
  const claim = useClaim(held);
  const others = useSuggestions(held);
  const joinAll = useJoinAll(held, claim.mine, others);
  const actions = useActions(held, claim, (form) => {
    setPart(undefined);
    setOpen(form);
  });
  const mayDecide = useSession().may('decision.make');
  const decidePart = (key: string) => {
    setPart(key);
    setOpen('decide');
  };
  useShortcuts([{ keys: 'Escape', name: 'keys.back', does: onBack, quiet: true }]);
  const close = () => setOpen(undefined);
  return (
    <>
      <CaseHead held={held} mine={claim.mine} actions={[...actions, joinAll]} onBack={onBack} />
      <div className={css.columns}>
        <div className={css.main}>
          <ContentPanel
            held={held}
            mine={claim.mine}
            about={about}
            onAbout={setAbout}
            onDecide={claim.mine && mayDecide ? decidePart : undefined}
          />
          <CaseMatches sources={held.sources} />
          <Complaints view={view} />
          <section className={page.card}>
            <h2>{t('decisions.title')}</h2>
            <Decisions list={view.decisions} />
          </section>
        </div>
        <CaseContext view={view} mine={claim.mine} about={about} onAbout={setAbout}>
          <Joined view={view} mine={claim.mine} others={others} />
        </CaseContext>
      </div>
      {open === 'decide' && <DecideForm view={view} about={part ?? about} onClose={close} />}
      {open === 'threat' && <NoteThreat view={view} about={about} onClose={close} />}
      {open === 'close' && <CloseCase view={view} onClose={close} onClosed={onBack} />}
      {open === 'escalate' && <EscalateCase id={held.id} onClose={close} />}
    </>
  );
}

/** What this person may do about the case as it stands. */
function useActions(held: Case, claim: Claim, open: (form: Form) => void): PageAction[] {
  const { may } = useSession();
  const { mine, mayClaim, mayRelease } = claim;
  const release = mine ? t('case.release') : t('case.release.other', { name: held.claimedByName ?? '' });
  return [
    { name: 'case.claim', keys: 'c', kind: 'primary', shown: mayClaim, does: claim.claim },
    {
      name: 'case.decide',
      keys: 'd',
      kind: 'primary',
      shown: mine && may('decision.make'),
      does: () => open('decide'),
    },
    {
      name: 'keys.close',
      label: t('case.close'),
      keys: 'x',
      shown: mine && may('case.close'),
      does: () => open('close'),
    },
    { name: 'case.escalate', keys: 'e', shown: mine && may('case.escalate'), does: () => open('escalate') },
    { name: 'case.release', label: release, keys: 'u', shown: mayRelease, does: claim.release },
    {
      name: 'threats.note',
      keys: 't',
      shown: may('threat.record') && held.status !== 'joined',
      does: () => open('threat'),
    },
    {
      name: 'keys.operation',
      label: t('case.operation'),
      keys: 'o',
      shown: may('operation.plan') && (held.status === 'open' || held.status === 'claimed'),
      leadsTo: `operations/new?case=${held.id}`,
    },
  ];
}
