import { useState } from 'react';
import { Button } from '../../../web/src/ui/button.tsx';
import { useCall } from '../api/use-call.ts';
import { useShortcuts } from '../app/keys.ts';
import { usePlace } from '../app/route.ts';
import { useSession } from '../app/session.ts';
import { t } from '../i18n/index.ts';
import { PageHead } from '../ui/page-head.tsx';
import css from '../ui/page.module.css';
import { Shown } from '../ui/shown.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { Access } from './access.tsx';
import { Bundles } from './bundles.tsx';
import { FollowServer } from './follow-server.tsx';
import { ImportBundle } from './import-bundle.tsx';
import { Subscriptions } from './subscriptions.tsx';

const tabs = ['bundles', 'servers', 'access'] as const;

/** What is exchanged with other servers: bundles, the servers that are followed, and who is let in. */
export function ExchangePage() {
  const place = usePlace();
  const { may } = useSession();
  const [open, setOpen] = useState<'import' | 'follow'>();
  const fetched = useCall('GET /exchange', {}, 15_000);
  const tab = tabs.find((one) => one === place.query.get('tab')) ?? 'bundles';
  const mayManage = may('exchange.manage');
  useShortcuts([
    { keys: 'i', name: 'bundles.import', does: () => setOpen('import') },
    ...(mayManage ? [{ keys: 'f', name: 'follow.new', does: () => setOpen('follow') } as const] : []),
  ]);
  const close = () => setOpen(undefined);
  return (
    <div className={css.page}>
      <PageHead title={t('page.exchange')} lead={t('exchange.lead')}>
        {mayManage && <Button onClick={() => setOpen('follow')}>{t('follow.new')}</Button>}
        <Button kind="primary" onClick={() => setOpen('import')}>
          {t('bundles.import')}
        </Button>
      </PageHead>
      <Tabs
        place={place}
        label={t('exchange.tabs')}
        tabs={tabs.map((id) => ({ id, label: t(`exchange.tab.${id}`) }))}
      />
      {tab === 'bundles' && <Bundles />}
      {tab === 'servers' && <Shown of={fetched}>{(view) => <Subscriptions view={view} />}</Shown>}
      {tab === 'access' && <Shown of={fetched}>{(view) => <Access view={view} />}</Shown>}
      {open === 'import' && <ImportBundle onClose={close} />}
      {open === 'follow' && <FollowServer keys={fetched.value?.keys ?? []} onClose={close} />}
    </div>
  );
}
