import { useState } from 'react';
import type { OrderView } from '../../../src/safety/index.ts';
import { change } from '../api/use-call.ts';
import { type Session, useSession } from '../app/session.ts';
import { t } from '../i18n/index.ts';
import { ActionButtons, type PageAction } from '../ui/action-buttons.tsx';
import css from '../ui/page.module.css';
import { attempt } from '../ui/toast.ts';
import { Execute, Gag, Proceedings, Resume, Scrutiny, Stop, Verdict } from './order-dialogs.tsx';

type Form = 'execute' | 'stop' | 'resume' | 'scrutiny' | 'verdict' | 'proceedings' | 'gag';

/** What this person may do about the order as it stands. */
export function OrderActions({ view }: { view: OrderView }) {
  const { may } = useSession();
  const [open, setOpen] = useState<Form>();
  const { order } = view;
  const { id } = order;
  const close = () => setOpen(undefined);
  return (
    <div className={css.row}>
      <ActionButtons actions={actionsOn(view, may, setOpen)} />
      {isRunning(view) && !may('order.execute') && <span className={css.quiet}>{t('order.refusedRole')}</span>}
      {open === 'execute' && <Execute view={view} onClose={close} />}
      {open === 'stop' && <Stop id={id} onClose={close} />}
      {open === 'resume' && <Resume id={id} onClose={close} />}
      {open === 'scrutiny' && <Scrutiny id={id} onClose={close} />}
      {open === 'verdict' && <Verdict id={id} onClose={close} />}
      {open === 'proceedings' && <Proceedings id={id} onClose={close} />}
      {open === 'gag' && <Gag id={id} untilMs={order.gag?.untilMs ?? 0} onClose={close} />}
    </div>
  );
}

function actionsOn(view: OrderView, may: Session['may'], open: (form: Form) => void): PageAction[] {
  const { order } = view;
  const { id } = order;
  const running = isRunning(view);
  const inQuestion = order.scrutinies.some((scrutiny) => scrutiny.decidedAtMs === null);
  return [
    {
      name: 'order.act.acknowledge',
      keys: 'a',
      shown: order.acknowledgedAtMs === null && running && may('order.receive'),
      does: () => attempt(change('POST /orders/{id}/acknowledge', { id })),
    },
    {
      name: 'order.act.execute',
      keys: 'x',
      kind: 'primary',
      shown: running && may('order.execute'),
      does: () => open('execute'),
    },
    {
      name: 'order.act.stop',
      keys: 's',
      shown: running && !view.reading.late && may('order.stop-clock'),
      does: () => open('stop'),
    },
    {
      name: 'order.act.resume',
      keys: 's',
      kind: 'primary',
      shown: order.state === 'stopped' && may('order.stop-clock'),
      does: () => open('resume'),
    },
    {
      name: 'order.act.scrutiny',
      keys: 'y',
      shown: order.form.crossBorder.isDifferentMemberState && !inQuestion && may('order.scrutiny'),
      does: () => open('scrutiny'),
    },
    {
      name: 'order.act.scrutiny.decide',
      keys: 'y',
      shown: inQuestion && may('order.scrutiny'),
      does: () => open('verdict'),
    },
    {
      name: 'order.act.proceedings',
      keys: 'r',
      shown: (order.state === 'executed' || order.state === 'final') && may('order.scrutiny'),
      does: () => open('proceedings'),
    },
    {
      name: 'order.act.gag',
      keys: 'z',
      shown: order.gag !== null && !order.gag.extended && view.warnings.includes('gag') && may('order.gag'),
      does: () => open('gag'),
    },
    {
      name: 'order.act.final',
      keys: 'f',
      shown: order.state === 'executed' && may('order.scrutiny'),
      does: () => attempt(change('POST /orders/{id}/final', { id })),
    },
  ];
}

const isRunning = ({ order }: OrderView): boolean => order.executedAtMs === null && order.state !== 'stopped';
