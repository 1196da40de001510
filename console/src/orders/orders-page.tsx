import { Empty } from '../../../web/src/ui/states.tsx';
import type { OrderView } from '../../../src/safety/index.ts';
import { useCall } from '../api/use-call.ts';
import { useShortcuts } from '../app/keys.ts';
import { go, to, usePlace } from '../app/route.ts';
import { useSession } from '../app/session.ts';
import { moment } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { Chip } from '../ui/chip.tsx';
import link from '../ui/link.module.css';
import { PageHead } from '../ui/page-head.tsx';
import css from '../ui/page.module.css';
import { Shown } from '../ui/shown.tsx';
import { Authorities } from './authorities.tsx';
import { OrderClock } from './order-clock.tsx';
import { OrderDetail } from './order-detail.tsx';
import { OrderIntake } from './order-intake.tsx';

export function OrdersPage() {
  const { id, rest } = usePlace();
  if (rest[0] === 'new') return <OrderIntake />;
  return id === undefined ? <OrderList /> : <OrderDetail key={id} id={id} />;
}

function OrderList() {
  const { may } = useSession();
  const fetched = useCall('GET /orders', { query: { limit: 200 } }, 10_000);
  const { value: exposure } = useCall('GET /exposure', {});
  const mayReceive = may('order.receive');
  useShortcuts(mayReceive ? [{ keys: 'i', name: 'orders.new', does: () => go('orders/new') }] : []);
  return (
    <div className={css.page}>
      <PageHead title={t('page.orders')} lead={t('orders.lead')}>
        {mayReceive && (
          <a className={link.primary} href={to('orders/new')}>
            {t('orders.new')}
          </a>
        )}
      </PageHead>
      {exposure?.exposed && <p className={css.card}>{t('orders.exposed')}</p>}
      <Shown of={fetched}>
        {(orders) =>
          orders.length === 0 ? (
            <Empty title={t('orders.none')} text={t('orders.none.text')} />
          ) : (
            <div className={css.tableBox} tabIndex={0} role="region" aria-label={t('page.orders')}>
              <table className={css.table}>
                <thead>
                  <tr>
                    {(['reference', 'clock', 'authority', 'state', 'items', 'received'] as const).map((column) => (
                      <th key={column} scope="col">
                        {t(`orders.${column}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {orders.map((view) => (
                    <OrderRow key={view.order.id} view={view} />
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Shown>
      <Authorities />
    </div>
  );
}

function OrderRow({ view }: { view: OrderView }) {
  const { order } = view;
  return (
    <tr>
      <th scope="row">
        <a href={to(`orders/${order.id}`)}>{order.form.referenceNo}</a>
      </th>
      <td>
        <OrderClock view={view} />
      </td>
      <td>
        {order.form.issuer.authorityName} ({order.form.issuer.memberState})
      </td>
      <td>
        <Chip kind={order.state === 'received' ? 'danger' : 'plain'}>{t(`order.${order.state}`)}</Chip>
      </td>
      <td>{order.items.length}</td>
      <td>{moment(order.receipt.receivedAtMs)}</td>
    </tr>
  );
}
