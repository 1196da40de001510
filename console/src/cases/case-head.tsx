import { ArrowLeft } from 'lucide-react';
import type { Case } from '../../../src/safety/index.ts';
import { IconButton } from '../../../web/src/ui/button.tsx';
import { moment } from '../i18n/format.ts';
import { t, tell } from '../i18n/index.ts';
import { ActionButtons, type PageAction } from '../ui/action-buttons.tsx';
import { Chip } from '../ui/chip.tsx';
import { DueClock } from '../ui/clock.tsx';
import page from '../ui/page.module.css';
import css from './case-review.module.css';
import { useLabel } from './use-labels.ts';

interface CaseHeadProps {
  held: Case;
  /** Whether the person at the desk holds the case. */
  mine: boolean;
  actions: readonly PageAction[];
  onBack: () => void;
}

/** What a case is about, how it stands, and what can be done. */
export function CaseHead({ held, mine, actions, onBack }: CaseHeadProps) {
  const { label, gone } = useLabel(held.subjectKey);
  return (
    <header className={css.head}>
      <div className={css.title}>
        <IconButton label={t('keys.back')} className={css.back} onClick={onBack}>
          <ArrowLeft size={18} />
        </IconButton>
        <h1 dir="auto">{label?.label ?? (gone ? t('case.gone') : t('case.title', { id: held.id }))}</h1>
      </div>
      <div className={page.row}>
        {(held.status === 'open' || held.status === 'claimed') && (
          <DueClock dueAtMs={held.dueAtMs} legal={held.queue === 'order'} />
        )}
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
          {holderText(held, mine)}
          {held.outcome && `: ${t(`outcome.${held.outcome}`)}`}
          {held.escalatedTo && ` · ${t('case.escalatedTo', { role: t(`role.${held.escalatedTo}`) })}`}
        </span>
      </div>
      <div className={page.row}>
        <ActionButtons actions={actions} />
      </div>
    </header>
  );
}

function holderText({ status, claimedUntilMs, claimedByName }: Case, mine: boolean): string {
  if (status !== 'claimed') return t(`case.${status}`);
  const when = moment(claimedUntilMs ?? 0);
  return mine ? t('case.claimedByYou', { when }) : t('case.claimedBy', { name: claimedByName ?? '', when });
}
