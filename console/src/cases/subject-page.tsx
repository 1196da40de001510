import { useState } from 'react';
import { Button } from '../../../web/src/ui/button.tsx';
import { Choice } from '../../../web/src/ui/field.tsx';
import { change, useCall } from '../api/use-call.ts';
import { go, to, usePlace } from '../app/route.ts';
import { useSession } from '../app/session.ts';
import { Timeline } from '../events/timeline.tsx';
import { moment } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { AskReason } from '../ui/ask-reason.tsx';
import { Chip } from '../ui/chip.tsx';
import { PageHead } from '../ui/page-head.tsx';
import css from '../ui/page.module.css';
import { Shown } from '../ui/shown.tsx';
import { SubjectFacts } from './subject-facts.tsx';

/** A subject with all that ever happened to it; from here staff open a case of their own. */
export function SubjectPage() {
  const { may } = useSession();
  const key = decodeURIComponent(usePlace().rest[0] ?? '');
  const [opening, setOpening] = useState(false);
  const subject = useCall('GET /subjects/{key}', { key });
  const cases = useCall('GET /subjects/{key}/cases', { key });
  return (
    <div className={`${css.page} ${css.narrow}`}>
      <PageHead title={subject.value?.record?.label ?? key}>
        {may('case.open') && (
          <Button kind="primary" onClick={() => setOpening(true)}>
            {t('subject.openCase')}
          </Button>
        )}
      </PageHead>
      <SubjectFacts subjectKey={key} />
      <section className={css.card}>
        <h2>{t('subject.cases')}</h2>
        <Shown of={cases} rows={2}>
          {(list) =>
            list.length === 0 ? (
              <p className={css.quiet}>{t('subject.cases.none')}</p>
            ) : (
              <ul className={css.section}>
                {list.map((one) => (
                  <li key={one.id} className={css.row}>
                    <a href={to(`case/${one.id}`)}>{t('case.title', { id: one.id })}</a>
                    <Chip>{t(`case.${one.status}`)}</Chip>
                    <span className={css.quiet}>{moment(one.openedAtMs)}</span>
                  </li>
                ))}
              </ul>
            )
          }
        </Shown>
      </section>
      <section className={css.card}>
        <h2>{t('subject.history')}</h2>
        <Timeline events={subject.value?.events ?? []} />
      </section>
      {opening && <OpenCase subjectKey={key} onClose={() => setOpening(false)} />}
    </div>
  );
}

function OpenCase({ subjectKey, onClose }: { subjectKey: string; onClose: () => void }) {
  const { queues } = useSession().vocabulary;
  const [queue, setQueue] = useState(queues.find((name) => name === 'report') ?? queues[0]);
  return (
    <AskReason
      title={t('subject.openCase.title')}
      label={t('subject.openCase.why')}
      confirm={t('subject.openCase')}
      onClose={onClose}
      does={async (reason) => {
        if (queue) go(`case/${(await change('POST /cases', { body: { subjectKey, queue, reason } })).id}`);
      }}
    >
      <Choice
        label={t('subject.openCase.queue')}
        value={queue ?? ''}
        options={queues.map((name) => ({ value: name, label: t(`queue.${name}`) }))}
        onChange={(value) => setQueue(queues.find((name) => name === value))}
      />
    </AskReason>
  );
}
