import { type ReactNode, useState } from 'react';
import { Button } from '../../../web/src/ui/button.tsx';
import { Field } from '../../../web/src/ui/field.tsx';
import type { CaseView } from '../api/calls.ts';
import { call, Refused } from '../api/client.ts';
import { change, useCall } from '../api/use-call.ts';
import { to } from '../app/route.ts';
import { useSession } from '../app/session.ts';
import { Timeline } from '../events/timeline.tsx';
import { moment } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { AskReason } from '../ui/ask-reason.tsx';
import css from '../ui/page.module.css';
import { Shown } from '../ui/shown.tsx';
import review from './case-review.module.css';
import { SubjectFacts } from './subject-facts.tsx';
import { useLabels } from './use-labels.ts';

interface CaseContextProps {
  view: CaseView;
  mine: boolean;
  about: string;
  onAbout: (subjectKey: string) => void;
  /** Further parts, after where the case came from. */
  children: ReactNode;
}

/** What stands around a case: who it is about, what is linked, what happened, who looked. */
export function CaseContext({ view, mine, about, onAbout, children }: CaseContextProps) {
  const { may } = useSession();
  const held = view.case;
  const orders = held.sources.filter((source) => source.kind === 'order');
  return (
    <aside className={css.section}>
      <SubjectFacts subjectKey={about} />
      <section className={css.card}>
        <h2>{t('case.sources')}</h2>
        <p>{[...new Set(held.sources.map((source) => t(`from.${source.kind}`)))].join(', ')}</p>
        {may('order.see') &&
          orders.map((order) => (
            <a key={order.id} href={to(`orders/${order.id}`)}>
              {t('case.order', { id: order.id })}
            </a>
          ))}
      </section>
      {children}
      <Related view={view} mine={mine} onAbout={onAbout} />
      <section className={css.card}>
        <h2>{t('subject.history')}</h2>
        <Timeline events={view.events} />
      </section>
      {may('looks.see') && <Looks caseId={held.id} />}
    </aside>
  );
}

function Related({ view, mine, onAbout }: Omit<CaseContextProps, 'about' | 'children'>) {
  const { may } = useSession();
  const [adding, setAdding] = useState(false);
  const [what, setWhat] = useState('');
  const { related, id } = view.case;
  const labels = useLabels(related);
  const link = async (reason: string) => {
    const found = await call('GET /subjects', { query: { text: what } });
    if (found.subjectKey === null) throw new Refused(404, 'subject-unknown', { subject: what });
    await change('POST /cases/{id}/subjects', { id, body: { subjectKeys: [found.subjectKey], reason } });
    setWhat('');
  };
  return (
    <section className={css.card}>
      <h2>{t('related.title')}</h2>
      {related.length === 0 && <p className={css.quiet}>{t('related.none')}</p>}
      <ul>
        {related.slice(0, 100).map((key) => (
          <li key={key}>
            <Button kind="quiet" className={review.name} onClick={() => onAbout(key)}>
              <bdi>{labels[key]?.label ?? key}</bdi>
            </Button>
          </li>
        ))}
      </ul>
      {mine && may('case.link') && (
        <div className={css.row}>
          <Button onClick={() => setAdding(true)}>{t('related.add')}</Button>
        </div>
      )}
      {adding && (
        <AskReason
          title={t('related.add')}
          label={t('related.why')}
          confirm={t('do.add')}
          onClose={() => setAdding(false)}
          does={link}
        >
          <Field label={t('related.what')} value={what} onChange={(event) => setWhat(event.target.value)} />
        </AskReason>
      )}
    </section>
  );
}

function Looks({ caseId }: { caseId: number }) {
  const fetched = useCall('GET /looks', { query: { caseId } });
  return (
    <section className={css.card}>
      <h2>{t('looks.title')}</h2>
      <Shown of={fetched} rows={1}>
        {(looks) =>
          looks.length === 0 ? (
            <p className={css.quiet}>{t('looks.none')}</p>
          ) : (
            <ul className={css.section}>
              {looks.map((look) => (
                <li key={look.id}>
                  <p className={`${css.quiet} ${css.small}`}>
                    {look.pseudonym} · {moment(look.atMs)}
                  </p>
                  <p>{look.reason}</p>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </section>
  );
}
