import { useState } from 'react';
import type { MisuseKind, MisuseRow } from '../../../src/safety/index.ts';
import { Button } from '../../../web/src/ui/button.tsx';
import { Empty } from '../../../web/src/ui/states.tsx';
import { useCall } from '../api/use-call.ts';
import { to, usePlace } from '../app/route.ts';
import { useSession } from '../app/session.ts';
import { t } from '../i18n/index.ts';
import { LawyerMark } from '../ui/lawyer.tsx';
import link from '../ui/link.module.css';
import { PageHead } from '../ui/page-head.tsx';
import css from '../ui/page.module.css';
import { Shown } from '../ui/shown.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { OneMisuse } from './one-misuse.tsx';

const PAGE = 25;

/** Who often misuses the service, its notices or its complaints; or one of them in all three respects. */
export function MisusePage() {
  const place = usePlace();
  const { misuseKinds } = useSession().vocabulary;
  const who = place.query.get('who');
  const tab = place.query.get('tab') ?? misuseKinds[0];
  const kind = misuseKinds.find((one) => one === tab);
  return (
    <div className={css.page}>
      <PageHead title={t('page.misuse')} lead={t('misuse.lead')}>
        <LawyerMark source="Regulation (EU) 2022/2065, Art. 23, 24(1)(b)" />
        <a className={link.plain} href="../misuse">
          {t('misuse.policy')}
        </a>
      </PageHead>
      {who === null ? (
        <>
          <Tabs
            place={place}
            label={t('page.misuse')}
            tabs={[
              ...misuseKinds.map((id) => ({ id, label: t(`misuse.${id}`) })),
              { id: 'objections', label: t('misuse.objections') },
            ]}
          />
          {kind === undefined ? <Objections /> : <OfKind key={kind} misuse={kind} />}
        </>
      ) : (
        <OfOne who={who} />
      )}
    </div>
  );
}

function OfKind({ misuse }: { misuse: MisuseKind }) {
  const [shown, setShown] = useState(PAGE);
  const fetched = useCall('GET /misuse', { query: { misuse, limit: Math.min(shown, 50) } }, 60_000);
  return (
    <Shown of={fetched}>
      {({ total, rows }) =>
        rows.length === 0 ? (
          <Empty title={t('misuse.none')} text={t('misuse.none.text')} />
        ) : (
          <>
            <Rows rows={rows} />
            {rows.length < Math.min(total, 50) && (
              <Button onClick={() => setShown(shown + PAGE)}>{t('do.more')}</Button>
            )}
          </>
        )
      }
    </Shown>
  );
}

function Objections() {
  const fetched = useCall('GET /misuse/objections', {}, 30_000);
  return (
    <Shown of={fetched}>
      {(rows) =>
        rows.length === 0 ? (
          <Empty title={t('misuse.objections.none')} text={t('misuse.objections.none.text')} />
        ) : (
          <Rows rows={rows} />
        )
      }
    </Shown>
  );
}

function OfOne({ who }: { who: string }) {
  const fetched = useCall('GET /misuse/{key}', { key: who });
  return (
    <>
      <p>
        <a href={to('misuse')}>{t('misuse.all')}</a>
      </p>
      <Shown of={fetched}>{(rows) => <Rows rows={rows} />}</Shown>
    </>
  );
}

const Rows = ({ rows }: { rows: readonly MisuseRow[] }) =>
  rows.map((row) => <OneMisuse key={`${row.key} ${row.misuse}`} row={row} />);
