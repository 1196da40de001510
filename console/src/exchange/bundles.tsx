import { useState } from 'react';
import type { BundleFormat } from '../../../src/safety/index.ts';
import { Button } from '../../../web/src/ui/button.tsx';
import { Choice } from '../../../web/src/ui/field.tsx';
import { Empty } from '../../../web/src/ui/states.tsx';
import type { BundleRow } from '../api/calls.ts';
import { call, serverNowMs } from '../api/client.ts';
import { useCall } from '../api/use-call.ts';
import { go, to, usePlace, withQuery } from '../app/route.ts';
import { date, moment, roughly } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { Chip } from '../ui/chip.tsx';
import { Radios } from '../ui/choices.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import css from '../ui/page.module.css';
import { saveFile } from '../ui/save-file.ts';
import { Shown } from '../ui/shown.tsx';
import list from './bundles.module.css';

const pageSize = 50;
/** Within this time what a bundle takes back must have been taken back everywhere. */
const ACK_MS = 15 * 60_000;

/** Bundles that left and came, newest first, with who applied them and when. */
export function Bundles() {
  const place = usePlace();
  const way = place.query.get('way');
  const direction = way === 'in' || way === 'out' ? way : undefined;
  const [limit, setLimit] = useState(pageSize);
  const fetched = useCall('GET /bundles', { query: { limit, ...(direction ? { direction } : {}) } }, 15_000);
  const { value: networks } = useCall('GET /networks', {});
  const [saving, setSaving] = useState<BundleRow>();
  const labelOf = (id: string) => networks?.find((network) => network.id === id)?.label;
  return (
    <section className={css.section}>
      <Radios
        label={t('bundles.which')}
        value={direction ?? 'all'}
        options={(['all', 'in', 'out'] as const).map((value) => ({ value, label: t(`bundles.${value}`) }))}
        onChange={(value) => go(withQuery(place, { way: value === 'all' ? '' : value }), true)}
      />
      <Shown of={fetched}>
        {(bundles) =>
          bundles.length === 0 ? (
            <Empty title={t('bundles.none')} text={t('bundles.none.text')} />
          ) : (
            <ul className={list.list} aria-label={t('exchange.tab.bundles')}>
              {bundles.map((bundle) => (
                <OneBundle
                  key={bundle.id}
                  bundle={bundle}
                  label={labelOf(bundle.networkId)}
                  onSave={() => setSaving(bundle)}
                />
              ))}
            </ul>
          )
        }
      </Shown>
      {fetched.value?.length === limit && (
        <div className={css.row}>
          <Button onClick={() => setLimit(limit + pageSize)}>{t('bundles.more')}</Button>
        </div>
      )}
      {saving && <SaveBundle bundle={saving} onClose={() => setSaving(undefined)} />}
    </section>
  );
}

function OneBundle({ bundle, label, onSave }: { bundle: BundleRow; label: string | undefined; onSave: () => void }) {
  const { direction, networkId, signals, tombstones } = bundle;
  return (
    <li className={list.bundle}>
      <div>
        <p className={list.name}>
          {label === undefined ? networkId : <a href={to(`networks/${encodeURIComponent(networkId)}`)}>{label}</a>}
          <Chip kind={direction === 'in' ? 'accent' : 'plain'}>{t(`bundles.direction.${direction}`)}</Chip>
        </p>
        <p className={`${css.quiet} ${css.small}`}>
          {t('bundles.issuer', { issuer: bundle.issuer, number: bundle.sequence })}
        </p>
      </div>
      <div>
        <p>{moment(bundle.createdAtMs)}</p>
        <p className={`${css.quiet} ${css.small}`}>{t('bundles.until', { when: date(bundle.validUntilMs) })}</p>
      </div>
      <div>
        {signals > 0 && <p>{t('bundles.signals', { count: signals })}</p>}
        {tombstones > 0 && <Chip kind="warning">{t('bundles.tombstones', { count: tombstones })}</Chip>}
      </div>
      <div>
        <Applied bundle={bundle} />
      </div>
      <div>
        {direction === 'out' && (
          <Button onClick={onSave} aria-label={t('bundles.file.of', { number: bundle.sequence })}>
            {t('bundles.file')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** Of a bundle that left: who applied it and how soon. Of one that came: when it was applied here and its issuer told. */
function Applied({ bundle }: { bundle: BundleRow }) {
  const { acks, createdAtMs, direction, issuer, tombstones } = bundle;
  const after = (atMs: number) => roughly(atMs - createdAtMs);
  const overdue = tombstones > 0 && acks.length === 0 && serverNowMs() - createdAtMs > ACK_MS;
  const [told] = acks;
  return (
    <>
      {direction === 'in' && (
        <p>
          {t('bundles.applied', { when: moment(createdAtMs) })}
          {' · '}
          {told ? t('bundles.told', { peer: issuer, time: after(told.atMs) }) : t('bundles.untold', { peer: issuer })}
        </p>
      )}
      {direction === 'out' && acks.length === 0 && <p className={css.quiet}>{t('bundles.noAck')}</p>}
      {direction === 'out' &&
        acks.map((ack) => (
          <p key={ack.peer}>
            {t('bundles.acked', { peer: ack.peer, time: after(ack.atMs) })}
            {tombstones > 0 && ack.atMs - createdAtMs > ACK_MS && <Chip kind="danger">{t('bundles.late')}</Chip>}
          </p>
        ))}
      {acks
        .filter(({ withdrawn, reopened }) => withdrawn + reopened > 0)
        .map(({ peer, withdrawn, reopened }) => (
          <p key={`${peer} effect`} className={`${css.quiet} ${css.small}`}>
            {t('bundles.acked.effect', { withdrawn, reopened })}
          </p>
        ))}
      {overdue && <Chip kind="danger">{t('bundles.late')}</Chip>}
    </>
  );
}

const formats: readonly { value: BundleFormat; label: string }[] = [
  { value: 'nfb', label: 'Network Fingerprint Bundle' },
  { value: 'stix', label: 'STIX 2.1' },
  { value: 'hma', label: 'HMA' },
  { value: 'misp', label: 'MISP' },
];

function SaveBundle({ bundle, onClose }: { bundle: BundleRow; onClose: () => void }) {
  const [format, setFormat] = useState<BundleFormat>('nfb');
  const save = async () => {
    const { name, mime, text } = await call('GET /bundles/{id}/file', { id: bundle.id, query: { format } });
    saveFile({ name, type: mime, text });
  };
  return (
    <FormDialog
      title={t('bundles.file.of', { number: bundle.sequence })}
      confirm={t('bundles.file.save')}
      does={save}
      onClose={onClose}
    >
      <Choice
        label={t('bundles.file.format')}
        value={format}
        options={[...formats]}
        onChange={(value) => setFormat(formats.find((one) => one.value === value)?.value ?? 'nfb')}
      />
    </FormDialog>
  );
}
