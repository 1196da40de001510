import { useState } from 'react';
import type { MatchRow, MatchVerdict } from '../../../src/safety/index.ts';
import { Button } from '../../../web/src/ui/button.tsx';
import { say } from '../../../web/src/ui/toast.tsx';
import { change } from '../api/use-call.ts';
import { to } from '../app/route.ts';
import { useSession } from '../app/session.ts';
import { moment } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { AskReason } from '../ui/ask-reason.tsx';
import { Chip } from '../ui/chip.tsx';
import css from '../ui/page.module.css';
import { Evidence, scoreText } from './evidence.tsx';

const verdicts: MatchVerdict[] = ['confirm', 'refute', 'insufficient'];

/** Who may be back, strongest first; several can be answered at once. */
export function Matches({ matches }: { matches: readonly MatchRow[] }) {
  const { may } = useSession();
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const [verdict, setVerdict] = useState<MatchVerdict>();
  const manages = may('networks.manage');
  const shown = matches.filter((match) => match.state !== 'quiet').slice(0, 200);
  return (
    <section className={css.section}>
      <div className={css.spread}>
        <h2>
          {t('matches.title')} ({shown.length})
        </h2>
        {manages && chosen.length > 0 && (
          <div className={css.row} role="toolbar" aria-label={t('matches.title')}>
            <span>{t('matches.selected', { count: chosen.length })}</span>
            {verdicts.map((one) => (
              <Button key={one} kind={one === 'confirm' ? 'primary' : 'plain'} onClick={() => setVerdict(one)}>
                {t(`matches.${one}`)}
              </Button>
            ))}
          </div>
        )}
      </div>
      {shown.length === 0 && <p className={css.quiet}>{t('matches.none')}</p>}
      {shown.map((match, at) => (
        <OneMatch
          key={match.id}
          opened={at === 0}
          match={match}
          chosen={chosen.includes(match.id)}
          onChoose={
            manages ? (on) => setChosen(on ? [...chosen, match.id] : chosen.filter((id) => id !== match.id)) : undefined
          }
        />
      ))}
      {verdict && (
        <AskVerdict ids={chosen} verdict={verdict} onClose={() => setVerdict(undefined)} onDone={() => setChosen([])} />
      )}
    </section>
  );
}

interface AskVerdictProps {
  ids: readonly number[];
  verdict: MatchVerdict;
  onClose: () => void;
  onDone?: () => void;
}

/** A person's answer, with a reason; says when a second person is still needed. */
export function AskVerdict({ ids, verdict, onClose, onDone }: AskVerdictProps) {
  return (
    <AskReason
      title={t(`matches.${verdict}.title`)}
      label={t('matches.why')}
      {...(verdict === 'confirm' ? { hint: t('matches.confirm.hint') } : {})}
      confirm={t(`matches.${verdict}`)}
      onClose={onClose}
      does={async (reason) => {
        const { decided, waiting } = await change('POST /matches/verdicts', { body: { ids, verdict, reason } });
        if (decided.length > 0) say(t('matches.done', { count: decided.length }));
        if (waiting.length > 0) say(t('matches.second', { count: waiting.length }));
        onDone?.();
      }}
    />
  );
}

interface OneMatchProps {
  match: MatchRow;
  /** Whether the evidence stands open from the start, as that of the strongest does. */
  opened?: boolean;
  chosen?: boolean;
  onChoose?: ((on: boolean) => void) | undefined;
}

export function OneMatch({ match, opened = false, chosen = false, onChoose }: OneMatchProps) {
  const name = match.label || match.subjectKey;
  const danger = match.state === 'confirmed' || match.state === 'priority';
  return (
    <article className={css.card}>
      <div className={css.spread}>
        <div className={css.row}>
          {onChoose && (
            <input
              type="checkbox"
              checked={chosen}
              aria-label={t('matches.select', { label: name })}
              onChange={(event) => onChoose(event.target.checked)}
            />
          )}
          <h3>
            <a href={to(match.caseId === null ? `subject/${match.subjectKey}` : `case/${match.caseId}`)}>{name}</a>
          </h3>
          <Chip>{t(`kind.${match.kind}`)}</Chip>
          <Chip kind={danger ? 'danger' : match.state === 'suspected' ? 'warning' : 'plain'}>
            {t(`match.${match.state}`)}
          </Chip>
          {match.lane !== 'normal' && <Chip kind="accent">{t(`lane.${match.lane}`)}</Chip>}
          {match.removed && <Chip>{t('matches.removed')}</Chip>}
        </div>
        <strong className={css.number}>{scoreText(match)}</strong>
      </div>
      {match.reviewBecause && <Chip kind="danger">{t('matches.review')}</Chip>}
      <p className={`${css.quiet} ${css.small}`}>
        {moment(match.raisedAtMs)} · {t('matches.posts', { count: match.posts })}
        {match.friction && ` · ${t('matches.friction', { when: moment(match.friction.untilMs) })}`}
        {match.confirmations.length > 0 &&
          ` · ${t('matches.confirmedBy', { names: match.confirmations.map((one) => one.name).join(', ') })}`}
      </p>
      <details open={opened}>
        <summary>{t('matches.evidence')}</summary>
        <Evidence match={match} />
      </details>
    </article>
  );
}
