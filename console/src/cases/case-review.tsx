import { ArrowLeft } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, IconButton } from '../../../web/src/ui/button.tsx';
import type { CaseView } from '../api/calls.ts';
import { useCall } from '../api/use-call.ts';
import { useShortcuts } from '../app/keys.ts';
import { go, to } from '../app/route.ts';
import { useSession } from '../app/session.ts';
import { setPageTitle } from '../app/title.ts';
import { DecideForm } from '../enforcement/decide-form.tsx';
import { Decisions } from '../enforcement/decisions.tsx';
import { moment } from '../i18n/format.ts';
import { t, tell } from '../i18n/index.ts';
import { CaseMatches } from '../networks/case-matches.tsx';
import { NoteThreat } from '../threats/note-threat.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { Chip } from '../ui/chip.tsx';
import { DueClock } from '../ui/clock.tsx';
import page from '../ui/page.module.css';
import { Shown } from '../ui/shown.tsx';
import { CaseContext } from './case-context.tsx';
import { CloseCase, EscalateCase } from './case-dialogs.tsx';
import css from './case-review.module.css';
import { Complaints } from './complaints.tsx';
import { ContentPanel } from './content-panel.tsx';
import { useClaim } from './use-claim.ts';
import { useLabels } from './use-labels.ts';

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

type Open = 'decide' | 'close' | 'escalate' | 'threat' | undefined;

function Review({ view, onBack }: { view: CaseView; onBack: () => void }) {
  const { may } = useSession();
  const held = view.case;
  const [open, setOpen] = useState<Open>();
  const [about, setAbout] = useState(held.subjectKey);
  const claim = useClaim(held);
  const label = useLabels([held.subjectKey])[held.subjectKey];
  const mayDecide = may('decision.make');
  const mayClose = may('case.close');
  const mayEscalate = may('case.escalate');
  const mayOperate = may('operation.plan');
  const mayNote = may('threat.record');
  useShortcuts([
    { keys: 'Escape', name: 'keys.back', does: onBack, quiet: true },
    ...(claim.mayClaim ? [{ keys: 'c', name: 'keys.claim' as const, does: claim.claim }] : []),
    ...(claim.mayRelease ? [{ keys: 'u', name: 'keys.release' as const, does: claim.release }] : []),
    ...(claim.mine && mayDecide ? [{ keys: 'd', name: 'keys.decide' as const, does: () => setOpen('decide') }] : []),
    ...(claim.mine && mayClose ? [{ keys: 'x', name: 'keys.close' as const, does: () => setOpen('close') }] : []),
    ...(claim.mine && mayEscalate
      ? [{ keys: 'e', name: 'keys.escalate' as const, does: () => setOpen('escalate') }]
      : []),
    ...(mayNote ? [{ keys: 't', name: 'threats.note' as const, does: () => setOpen('threat') }] : []),
    ...(mayOperate
      ? [{ keys: 'o', name: 'keys.operation' as const, does: () => go(`operations/new?case=${held.id}`) }]
      : []),
  ]);
  return (
    <>
      <header className={css.head}>
        <div className={css.title}>
          <IconButton label={t('keys.back')} className={css.back} onClick={onBack}>
            <ArrowLeft size={18} />
          </IconButton>
          <h1>{label?.label ?? t('case.gone')}</h1>
        </div>
        <div className={page.row}>
          {held.status !== 'closed' && <DueClock dueAtMs={held.dueAtMs} legal={held.queue === 'order'} />}
          <Chip kind={held.queue === 'order' ? 'danger' : 'plain'}>{t(`queue.${held.queue}`)}</Chip>
          <Chip>{t(`subject.${held.subject.kind}`)}</Chip>
          <Chip kind={held.visibility === 'private' ? 'warning' : 'plain'}>{t(`visibility.${held.visibility}`)}</Chip>
          {label?.protectedRoles.map((role) => (
            <Chip key={role} kind="accent">
              {t('subject.protected')}: {tell('protected', role)}
            </Chip>
          ))}
          <span className={page.quiet}>{t('case.title', { id: held.id })}</span>
          <span className={page.quiet}>
            {held.status === 'claimed'
              ? claim.mine
                ? t('case.claimedByYou', { when: moment(held.claimedUntilMs ?? 0) })
                : t('case.claimedBy', { name: held.claimedByName ?? '', when: moment(held.claimedUntilMs ?? 0) })
              : t(`case.${held.status}`)}
            {held.outcome && `: ${t(`outcome.${held.outcome}`)}`}
            {held.escalatedTo && ` · ${t('case.escalatedTo', { role: t(`role.${held.escalatedTo}`) })}`}
          </span>
        </div>
        <div className={page.row}>
          {claim.mayClaim && (
            <Button kind="primary" onClick={claim.claim}>
              {t('case.claim')} <Kbd name="c" />
            </Button>
          )}
          {claim.mine && mayDecide && (
            <Button kind="primary" onClick={() => setOpen('decide')}>
              {t('case.decide')} <Kbd name="d" />
            </Button>
          )}
          {claim.mine && mayClose && (
            <Button onClick={() => setOpen('close')}>
              {t('case.close')} <Kbd name="x" />
            </Button>
          )}
          {claim.mine && mayEscalate && (
            <Button onClick={() => setOpen('escalate')}>
              {t('case.escalate')} <Kbd name="e" />
            </Button>
          )}
          {claim.mayRelease && (
            <Button onClick={claim.release}>
              {claim.mine ? t('case.release') : t('case.release.other', { name: held.claimedByName ?? '' })}{' '}
              <Kbd name="u" />
            </Button>
          )}
          {mayNote && (
            <Button onClick={() => setOpen('threat')}>
              {t('threats.note')} <Kbd name="t" />
            </Button>
          )}
          {mayOperate && held.status !== 'closed' && (
            <a className={css.action} href={to(`operations/new?case=${held.id}`)}>
              {t('case.operation')} <Kbd name="o" />
            </a>
          )}
        </div>
      </header>
      <div className={css.columns}>
        <div className={css.main}>
          <ContentPanel held={held} mine={claim.mine} about={about} onAbout={setAbout} />
          <CaseMatches sources={held.sources} />
          <Complaints view={view} />
          <section className={page.card}>
            <h2>{t('decisions.title')}</h2>
            <Decisions list={view.decisions} />
          </section>
        </div>
        <CaseContext view={view} mine={claim.mine} about={about} onAbout={setAbout} />
      </div>
      {open === 'decide' && <DecideForm view={view} about={about} onClose={() => setOpen(undefined)} />}
      {open === 'threat' && <NoteThreat view={view} about={about} onClose={() => setOpen(undefined)} />}
      {open === 'close' && <CloseCase view={view} onClose={() => setOpen(undefined)} onClosed={onBack} />}
      {open === 'escalate' && <EscalateCase id={held.id} onClose={() => setOpen(undefined)} />}
    </>
  );
}
