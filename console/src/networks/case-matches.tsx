import { useState } from 'react';
import type { CaseSource, MatchVerdict } from '../../../src/safety/index.ts';
import { Button } from '../../../web/src/ui/button.tsx';
import { useCall } from '../api/use-call.ts';
import { to } from '../app/route.ts';
import { useSession } from '../app/session.ts';
import { t } from '../i18n/index.ts';
import { Chip } from '../ui/chip.tsx';
import css from '../ui/page.module.css';
import { Shown } from '../ui/shown.tsx';
import { Evidence } from './evidence.tsx';
import { AskVerdict } from './matches.tsx';

const verdicts: MatchVerdict[] = ['confirm', 'refute', 'insufficient'];

/** What recognition says about the subject of a case, and a person's answer to it. */
export function CaseMatches({ sources }: { sources: readonly CaseSource[] }) {
  const { may } = useSession();
  const matches = sources.filter((source) => source.kind === 'match');
  if (matches.length === 0 || !may('networks.see')) return null;
  return (
    <section className={css.card}>
      <h2>{t('matches.inCase')}</h2>
      {matches.slice(0, 5).map((source) => (
        <CaseMatch key={source.id} id={source.id} />
      ))}
    </section>
  );
}

function CaseMatch({ id }: { id: number }) {
  const { may } = useSession();
  const [verdict, setVerdict] = useState<MatchVerdict>();
  const fetched = useCall('GET /matches/{id}', { id });
  return (
    <Shown of={fetched} rows={3}>
      {({ match, network }) => (
        <article className={css.section}>
          <div className={css.row}>
            <a href={to(`networks/${encodeURIComponent(match.networkId)}`)}>{network?.label ?? match.networkId}</a>
            <Chip kind={match.state === 'confirmed' ? 'danger' : 'warning'}>{t(`match.${match.state}`)}</Chip>
            {match.lane !== 'normal' && <Chip kind="accent">{t(`lane.${match.lane}`)}</Chip>}
            {match.reviewBecause && <Chip kind="danger">{t('matches.review')}</Chip>}
          </div>
          <Evidence match={match} />
          {may('networks.manage') && (
            <div className={css.row}>
              {verdicts.map((one) => (
                <Button key={one} onClick={() => setVerdict(one)}>
                  {t(`matches.${one}`)}
                </Button>
              ))}
            </div>
          )}
          {verdict && <AskVerdict ids={[id]} verdict={verdict} onClose={() => setVerdict(undefined)} />}
        </article>
      )}
    </Shown>
  );
}
