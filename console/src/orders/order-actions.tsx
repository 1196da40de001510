import { useState } from 'react';
import type { OrderView } from '../../../src/safety/index.ts';
import { Button } from '../../../web/src/ui/button.tsx';
import { change } from '../api/use-call.ts';
import { useShortcuts } from '../app/keys.ts';
import { useSession } from '../app/session.ts';
import { type Key, t } from '../i18n/index.ts';
import { Kbd } from '../ui/kbd.tsx';
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
  const running = order.executedAtMs === null && order.state !== 'stopped';
  const inQuestion = order.scrutinies.some((scrutiny) => scrutiny.decidedAtMs === null);
  const actions: { name: Key; keys: string; primary?: boolean; shown: boolean; does: () => void }[] = [
    {
      name: 'order.act.acknowledge',
      keys: 'a',
      shown: order.acknowledgedAtMs === null && running && may('order.receive'),
      does: () => attempt(change('POST /orders/{id}/acknowledge', { id })),
    },
    {
      name: 'order.act.execute',
      keys: 'x',
      primary: true,
      shown: running && may('order.execute'),
      does: () => setOpen('execute'),
    },
    {
      name: 'order.act.stop',
      keys: 's',
      shown: running && !view.reading.late && may('order.stop-clock'),
      does: () => setOpen('stop'),
    },
    {
      name: 'order.act.resume',
      keys: 's',
      primary: true,
      shown: order.state === 'stopped' && may('order.stop-clock'),
      does: () => setOpen('resume'),
    },
    {
      name: 'order.act.scrutiny',
      keys: 'y',
      shown: order.form.crossBorder.isDifferentMemberState && !inQuestion && may('order.scrutiny'),
      does: () => setOpen('scrutiny'),
    },
    {
      name: 'order.act.scrutiny.decide',
      keys: 'y',
      shown: inQuestion && may('order.scrutiny'),
      does: () => setOpen('verdict'),
    },
    {
      name: 'order.act.proceedings',
      keys: 'r',
      shown: (order.state === 'executed' || order.state === 'final') && may('order.scrutiny'),
      does: () => setOpen('proceedings'),
    },
    {
      name: 'order.act.gag',
      keys: 'z',
      shown: order.gag !== null && !order.gag.extended && view.warnings.includes('gag') && may('order.gag'),
      does: () => setOpen('gag'),
    },
    {
      name: 'order.act.final',
      keys: 'f',
      shown: order.state === 'executed' && may('order.scrutiny'),
      does: () => attempt(change('POST /orders/{id}/final', { id })),
    },
  ];
  const shown = actions.filter((action) => action.shown);
  useShortcuts(shown);
  const close = () => setOpen(undefined);
  return (
    <div className={css.row}>
      {shown.map((action) => (
        <Button key={action.name} kind={action.primary ? 'primary' : 'plain'} onClick={action.does}>
          {t(action.name)} <Kbd name={action.keys} />
        </Button>
      ))}
      {running && !may('order.execute') && <span className={css.quiet}>{t('order.refusedRole')}</span>}
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
