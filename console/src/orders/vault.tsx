import { useState } from 'react';
import { Button } from '../../../web/src/ui/button.tsx';
import { Field } from '../../../web/src/ui/field.tsx';
import { say } from '../../../web/src/ui/toast.tsx';
import type { PreservationRow } from '../api/calls.ts';
import { change, useCall } from '../api/use-call.ts';
import { useSession } from '../app/session.ts';
import { date, fieldMoment, fileSize, moment } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { AskReason } from '../ui/ask-reason.tsx';
import css from '../ui/page.module.css';
import { saveFile } from '../ui/save-file.ts';
import { Shown } from '../ui/shown.tsx';

/** Copies kept aside after removal: six months, longer for open proceedings; opened only with a reason. */
export function Vault({ orderId }: { orderId: number }) {
  const fetched = useCall('GET /preservations', { query: { orderId } });
  return (
    <section className={css.card}>
      <h2>{t('order.vault')}</h2>
      <Shown of={fetched} rows={2}>
        {(list) =>
          list.length === 0 ? (
            <p className={css.quiet}>{t('order.vault.none')}</p>
          ) : (
            <ul className={css.section}>
              {list.map((kept) => (
                <Kept key={kept.id} kept={kept} />
              ))}
            </ul>
          )
        }
      </Shown>
    </section>
  );
}

/** One copy: when it ends, and opening it or keeping it longer. */
export function Kept({ kept, withPurpose = false }: { kept: PreservationRow; withPurpose?: boolean }) {
  const { may } = useSession();
  const [open, setOpen] = useState<'open' | 'extend'>();
  const [until, setUntil] = useState(fieldMoment(kept.untilMs));
  return (
    <li className={css.spread}>
      <div>
        <p className={css.code}>{kept.subjectKey}</p>
        <p className={`${css.quiet} ${css.small}`}>
          {kept.destroyedAtMs === null
            ? t('order.vault.until', { when: date(kept.untilMs) })
            : t('order.vault.destroyed', { when: moment(kept.destroyedAtMs) })}{' '}
          · {fileSize(kept.sizeBytes)} · {kept.digest.slice(0, 12)}
          {withPurpose && ` · ${purposeOf(kept)}`}
        </p>
      </div>
      {kept.destroyedAtMs === null && (
        <div className={css.row}>
          <Button onClick={() => setOpen('open')}>{t('order.vault.open')}</Button>
          {may('vault.extend') && <Button onClick={() => setOpen('extend')}>{t('order.vault.extend')}</Button>}
        </div>
      )}
      {open === 'open' && (
        <AskReason
          title={t('order.vault.open')}
          label={t('order.vault.open.why')}
          hint={t('order.vault.open.hint')}
          confirm={t('order.vault.open')}
          onClose={() => setOpen(undefined)}
          does={async (reason) => {
            const { copy } = await change('POST /preservations/{id}/open', { id: kept.id, body: { reason } });
            const name = `preserved-${kept.id}.json`;
            saveFile({ name, type: 'application/json', text: copy });
            say(t('order.vault.opened', { name }));
          }}
        />
      )}
      {open === 'extend' && (
        <AskReason
          title={t('order.vault.extend')}
          label={t('order.vault.extend.why')}
          confirm={t('order.vault.extend')}
          onClose={() => setOpen(undefined)}
          does={(because) =>
            change('POST /preservations/{id}/extend', { id: kept.id, body: { untilMs: Date.parse(until), because } })
          }
        >
          <Field
            label={t('order.vault.extend.until')}
            type="datetime-local"
            value={until}
            onChange={(event) => setUntil(event.target.value)}
          />
        </AskReason>
      )}
    </li>
  );
}

function purposeOf({ orderId, decisionId, threatId }: PreservationRow): string {
  if (threatId !== undefined) return t('vault.for.threat', { id: threatId });
  if (decisionId !== undefined) return t('vault.for.decision', { id: decisionId });
  return t('vault.for.order', { id: orderId ?? 0 });
}
