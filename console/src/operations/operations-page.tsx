import { Empty } from '../../../web/src/ui/states.tsx';
import { useCall } from '../api/use-call.ts';
import { useShortcuts } from '../app/keys.ts';
import { go, to, usePlace } from '../app/route.ts';
import { useSession } from '../app/session.ts';
import { moment } from '../i18n/format.ts';
import { formatNumber, t } from '../i18n/index.ts';
import { Chip } from '../ui/chip.tsx';
import link from '../ui/link.module.css';
import { PageHead } from '../ui/page-head.tsx';
import css from '../ui/page.module.css';
import { Shown } from '../ui/shown.tsx';
import { NewOperation } from './new-operation.tsx';
import { OperationDetail } from './operation-detail.tsx';

export function OperationsPage() {
  const { id, rest } = usePlace();
  if (rest[0] === 'new') return <NewOperation />;
  return id === undefined ? <OperationList /> : <OperationDetail key={id} id={id} />;
}

function OperationList() {
  const { may, vocabulary } = useSession();
  const fetched = useCall('GET /operations', { query: { limit: 100 } }, 10_000);
  const mayPlan = may('operation.plan');
  useShortcuts(mayPlan ? [{ keys: 'i', name: 'operations.new', does: () => go('operations/new') }] : []);
  return (
    <div className={css.page}>
      <PageHead title={t('page.operations')} lead={t('operations.lead', { count: vocabulary.approvalAbove })}>
        {mayPlan && (
          <a className={link.primary} href={to('operations/new')}>
            {t('operations.new')}
          </a>
        )}
      </PageHead>
      <Shown of={fetched}>
        {(operations) =>
          operations.length === 0 ? (
            <Empty title={t('operations.none')} text={t('operations.none.text')} />
          ) : (
            <div className={css.tableBox} tabIndex={0} role="region" aria-label={t('page.operations')}>
              <table className={css.table}>
                <thead>
                  <tr>
                    {(['title', 'state', 'targets', 'planned', 'by'] as const).map((column) => (
                      <th key={column} scope="col">
                        {t(`operations.${column}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {operations.map((operation) => (
                    <tr key={operation.id}>
                      <th scope="row">
                        <a href={to(`operations/${operation.id}`)}>{operation.title}</a>
                      </th>
                      <td>
                        <Chip kind={operation.state === 'running' ? 'accent' : 'plain'}>
                          {t(`operation.${operation.state}`)}
                        </Chip>
                      </td>
                      <td>{operation.dryRun ? formatNumber(operation.dryRun.included) : '–'}</td>
                      <td>{moment(operation.createdAtMs)}</td>
                      <td>{operation.plannedByName}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Shown>
    </div>
  );
}
