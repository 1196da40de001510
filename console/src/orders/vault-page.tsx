import { useState } from 'react';
import { Button } from '../../../web/src/ui/button.tsx';
import { Empty } from '../../../web/src/ui/states.tsx';
import { useCall } from '../api/use-call.ts';
import { usePlace } from '../app/route.ts';
import { t } from '../i18n/index.ts';
import { LawyerMark } from '../ui/lawyer.tsx';
import { PageHead } from '../ui/page-head.tsx';
import css from '../ui/page.module.css';
import { Shown } from '../ui/shown.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { Kept } from './vault.tsx';

const PAGE = 100;

/** All copies kept aside, whatever they are kept for, those that end first before the others. */
export function VaultPage() {
  const place = usePlace();
  const [shown, setShown] = useState(PAGE);
  const destroyed = place.query.get('tab') === 'destroyed';
  const query = { limit: Math.min(shown, 500), ...(destroyed ? { destroyed: '1' as const } : {}) };
  const fetched = useCall('GET /preservations', { query });
  return (
    <div className={css.page}>
      <PageHead title={t('page.vault')} lead={t('vault.lead')}>
        <LawyerMark source="Regulation (EU) 2021/784, Art. 6" />
      </PageHead>
      <Tabs
        place={place}
        label={t('page.vault')}
        tabs={(['kept', 'destroyed'] as const).map((id) => ({ id, label: t(`vault.${id}`) }))}
      />
      <Shown of={fetched}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={t('order.vault.none')} text={t('vault.lead')} />
          ) : (
            <section className={css.card}>
              <ul className={css.section}>
                {list.map((kept) => (
                  <Kept key={kept.id} kept={kept} withPurpose />
                ))}
              </ul>
              {list.length === shown && list.length < 500 && (
                <Button onClick={() => setShown(shown + PAGE)}>{t('do.more')}</Button>
              )}
            </section>
          )
        }
      </Shown>
    </div>
  );
}
