import type { Case, SuggestedCase } from '../../../src/safety/index.ts';
import { Button } from '../../../web/src/ui/button.tsx';
import type { CaseView } from '../api/calls.ts';
import { change, useCall } from '../api/use-call.ts';
import { to } from '../app/route.ts';
import { useSession } from '../app/session.ts';
import { moment } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import type { PageAction } from '../ui/action-buttons.tsx';
import { Chip } from '../ui/chip.tsx';
import css from '../ui/page.module.css';
import { attempt, didWithUndo } from '../ui/toast.ts';
import { useLabels } from './use-labels.ts';

const POLL_MS = 20_000;
const PARTS = 20;

/** Other open cases that may belong to this one, asked again while the page stands; none of a case that ended. */
export function useSuggestions(held: Case): readonly SuggestedCase[] {
  const { value } = useCall('GET /cases/{id}/suggestions', { id: held.id }, POLL_MS);
  return held.status === 'open' || held.status === 'claimed' ? (value ?? []) : [];
}

const joinable = (others: readonly SuggestedCase[]): number[] =>
  others.filter((other) => other.joinable).map(({ id }) => id);

/** Joins all that are suggested and free: in the head of the page, with a key. */
export function useJoinAll(held: Case, mine: boolean, others: readonly SuggestedCase[]): PageAction {
  const ids = joinable(others);
  return {
    name: 'keys.join',
    label: t('join.all', { count: ids.length }),
    keys: 'm',
    shown: useSession().may('case.join') && mine && ids.length > 0,
    does: () => join(held.id, ids),
  };
}

/** Nothing was decided between, so that undoing puts each back as it was. */
function join(id: number, caseIds: readonly number[]): void {
  const undo = async () => {
    for (const part of caseIds) await change('POST /cases/{id}/split', { id: part });
  };
  attempt(
    change('POST /cases/{id}/join', { id, body: { caseIds } }).then(() =>
      didWithUndo(t('join.done', { count: caseIds.length }), undo),
    ),
  );
}

interface JoinedProps {
  view: CaseView;
  mine: boolean;
  others: readonly SuggestedCase[];
}

/** What was joined to a case, and what else is about the same chat, person or network. */
export function Joined({ view, mine, others }: JoinedProps) {
  const mayJoin = useSession().may('case.join');
  const { joined } = view;
  return (
    <section className={css.card}>
      <h2>{t('join.title')}</h2>
      {view.case.joinedTo && (
        <p>
          <a href={to(`case/${view.case.joinedTo.caseId}`)}>{t('case.joinedTo', { id: view.case.joinedTo.caseId })}</a>
        </p>
      )}
      {joined.length === 0 && others.length === 0 && !view.case.joinedTo && (
        <p className={css.quiet}>{t('join.none')}</p>
      )}
      {joined.length > 0 && <Parts view={view} mine={mine && mayJoin} />}
      {others.length > 0 && (
        <>
          <h3>{t('join.others', { count: others.length })}</h3>
          {!mine && mayJoin && <p className={css.quiet}>{t('join.claim')}</p>}
          <ul className={css.section}>
            {others.slice(0, PARTS).map((other) => (
              <li key={other.id} className={css.spread}>
                <div className={css.lines}>
                  <a href={to(`case/${other.id}`)}>
                    <bdi>{other.label || t('case.title', { id: other.id })}</bdi>
                  </a>
                  <div className={css.row}>
                    {other.because.map((reason) => (
                      <Chip key={reason}>{t(`join.because.${reason}`)}</Chip>
                    ))}
                    <span className={css.quiet}>{t(`queue.${other.queue}`)}</span>
                    {other.claimedByName && !other.mine && <span className={css.quiet}>{other.claimedByName}</span>}
                  </div>
                </div>
                {mine && mayJoin && other.joinable && (
                  <Button
                    aria-label={t('join.one.of', { id: other.id })}
                    onClick={() => join(view.case.id, [other.id])}
                  >
                    {t('join.one')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Parts({ view: { joined }, mine }: { view: CaseView; mine: boolean }) {
  const shown = joined.slice(0, 100);
  const labels = useLabels(shown.map(({ subjectKey }) => subjectKey));
  const split = (id: number) => attempt(change('POST /cases/{id}/split', { id }), t('join.split.done', { id }));
  return (
    <>
      <h3>{t('join.parts')}</h3>
      <ul className={css.section}>
        {shown.map(({ id, subjectKey, queue, complaints, joinedAtMs, divisible }) => (
          <li key={id} className={css.spread}>
            <div className={css.lines}>
              <a href={to(`case/${id}`)}>
                <bdi>{labels[subjectKey]?.label ?? t('case.title', { id })}</bdi>
              </a>
              <p className={`${css.quiet} ${css.small}`}>
                {t(`queue.${queue}`)} · {t('complaints.count', { count: complaints })} · {moment(joinedAtMs)}
              </p>
            </div>
            {mine && divisible && (
              <Button aria-label={t('join.split.of', { id })} onClick={() => split(id)}>
                {t('join.split')}
              </Button>
            )}
            {mine && !divisible && <span className={`${css.quiet} ${css.small}`}>{t('join.decided')}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
