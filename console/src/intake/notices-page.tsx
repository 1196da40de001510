import { useState } from 'react';
import { Button } from '../../../web/src/ui/button.tsx';
import { Empty } from '../../../web/src/ui/states.tsx';
import type { NoticeRow } from '../api/calls.ts';
import { useCall } from '../api/use-call.ts';
import { to, usePlace } from '../app/route.ts';
import { moment } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { Chip } from '../ui/chip.tsx';
import { LawyerMark } from '../ui/lawyer.tsx';
import link from '../ui/link.module.css';
import { PageHead } from '../ui/page-head.tsx';
import css from '../ui/page.module.css';
import { Shown } from '../ui/shown.tsx';
import { Tabs } from '../ui/tabs.tsx';

const PAGE = 50;

export function NoticesPage() {
  const place = usePlace();
  const open = place.query.get('tab') !== 'decided';
  const [shown, setShown] = useState(PAGE);
  const fetched = useCall('GET /notices', { query: { open: open ? '1' : '0', limit: Math.min(shown, 500) } }, 30_000);
  return (
    <div className={css.page}>
      <PageHead title={t('page.notices')} lead={t('notices.lead')}>
        <LawyerMark source="Regulation (EU) 2022/2065, Art. 16(2)" />
        <a className={link.plain} href="../notice">
          {t('notices.form')}
        </a>
      </PageHead>
      <Tabs
        place={place}
        label={t('page.notices')}
        tabs={[
          { id: 'open', label: t('notices.open') },
          { id: 'decided', label: t('notices.decided') },
        ]}
      />
      <Shown of={fetched}>
        {({ total, rows }) =>
          rows.length === 0 ? (
            <Empty title={t('notices.none')} text={t('notices.none.text')} />
          ) : (
            <>
              {rows.map((notice) => (
                <OneNotice key={notice.id} notice={notice} />
              ))}
              {rows.length < Math.min(total, 500) && (
                <Button onClick={() => setShown(shown + PAGE)}>{t('do.more')}</Button>
              )}
            </>
          )
        }
      </Shown>
    </div>
  );
}

function OneNotice({ notice }: { notice: NoticeRow }) {
  return (
    <article className={css.card}>
      <div className={css.spread}>
        <h2>{t('notices.name', { id: notice.id })}</h2>
        <div className={css.row}>
          <Chip kind={notice.lane === 'trusted-flagger' ? 'warning' : 'plain'}>{t(`queue.${notice.lane}`)}</Chip>
          <Chip>{t(`reason.${notice.reason}`)}</Chip>
          {notice.decision && <Chip kind="accent">{t(`notice.${notice.decision.outcome}`)}</Chip>}
        </div>
      </div>
      <p>{notice.explanation}</p>
      <p className={css.code}>{notice.locations.join('\n')}</p>
      <p className={`${css.quiet} ${css.small}`}>{moment(notice.receivedAtMs)}</p>
      <div className={css.row}>
        {notice.caseIds.map((id) => (
          <a key={id} href={to(`case/${id}`)}>
            {t('case.title', { id })}
          </a>
        ))}
      </div>
    </article>
  );
}
