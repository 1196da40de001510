import { useRef, useState } from 'react';
import type { BundleEffects } from '../../../src/safety/index.ts';
import { Button } from '../../../web/src/ui/button.tsx';
import { Area } from '../../../web/src/ui/field.tsx';
import { Modal } from '../../../web/src/ui/modal.tsx';
import { say } from '../../../web/src/ui/toast.tsx';
import { call, Refused } from '../api/client.ts';
import { useAction } from '../../../web/src/ui/use-action.ts';
import { change } from '../api/use-call.ts';
import { wordsFor } from '../api/words-for.ts';
import { useSession } from '../app/session.ts';
import { date } from '../i18n/format.ts';
import { formatNumber, t, tell } from '../i18n/index.ts';
import { Chip } from '../ui/chip.tsx';
import css from '../ui/page.module.css';

/** More than this is not drawn in the field: a bundle may have many megabytes. */
const SHOWN_CHARS = 20_000;

/** Reads a bundle, shows what it would do, and takes it in when somebody says so. */
export function ImportBundle({ onClose }: { onClose: () => void }) {
  const { may } = useSession();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [effects, setEffects] = useState<BundleEffects>();
  const take = (next: string) => {
    setText(next);
    setEffects(undefined);
  };
  const preview = useAction(async () => setEffects(await call('POST /bundles/preview', { body: { text } })));
  const taking = useAction(async () => {
    const done = await change('POST /bundles/import', { body: { text } });
    say(t('import.done', { count: Object.values(done.fingerprints).reduce((sum, count) => sum + count, 0) }));
  });
  const isEmpty = text.trim() === '';
  return (
    <Modal
      title={t('bundles.import')}
      open
      wide
      onClose={onClose}
      footer={
        effects && may('exchange.manage') ? (
          <Button kind="primary" busy={taking.busy} onClick={() => void taking.run().then((done) => done && onClose())}>
            {t('import.do')}
          </Button>
        ) : (
          <Button kind="primary" busy={preview.busy} disabled={isEmpty} onClick={() => void preview.run()}>
            {t('import.preview')}
          </Button>
        )
      }
    >
      <div className={css.row}>
        <input
          ref={input}
          type="file"
          hidden
          accept=".jsonl,.json,.nfb"
          aria-label={t('import.file')}
          onChange={(event) => void event.target.files?.[0]?.text().then(take)}
        />
        <Button onClick={() => input.current?.click()}>{t('import.file')}</Button>
        <span className={css.quiet}>{t('import.nothing')}</span>
      </div>
      {!effects && (
        <Area
          label={t('import.paste')}
          rows={6}
          spellCheck={false}
          value={text.length > SHOWN_CHARS ? `${text.slice(0, SHOWN_CHARS)}…` : text}
          readOnly={text.length > SHOWN_CHARS}
          onChange={(event) => take(event.target.value)}
        />
      )}
      {effects && <Effects effects={effects} />}
      <Refusal error={preview.error ?? taking.error} />
    </Modal>
  );
}

/** Why it was refused, by the name of the rule that it broke. */
function Refusal({ error }: { error: unknown }) {
  if (error === undefined) return null;
  const data: { refusal?: string; detail?: string } | undefined =
    error instanceof Refused && error.code === 'bundle-refused' ? Object(error.data) : undefined;
  return (
    <p role="alert">
      {data?.refusal === undefined
        ? wordsFor(error)
        : t('error.bundle-refused', { refusal: tell('refusal', data.refusal), detail: data.detail ?? '' })}
    </p>
  );
}

function Effects({ effects }: { effects: BundleEffects }) {
  const { network, fingerprints, tombstones, withdrawn, reopened } = effects;
  const kinds = Object.entries(fingerprints).map(([kind, count]) => `${tell('signal', kind)} ${formatNumber(count)}`);
  return (
    <>
      <dl className={css.facts}>
        <dt>{t('import.issuer')}</dt>
        <dd>
          {effects.issuer}, {formatNumber(effects.sequence)}
        </dd>
        <dt>{t('import.network')}</dt>
        <dd>
          {network.label}{' '}
          <Chip kind={network.known ? 'plain' : 'accent'}>
            {t(network.known ? 'import.network.known' : 'import.network.new')}
          </Chip>
        </dd>
        <dt>{t('import.removed')}</dt>
        <dd>{date(network.actionAtMs)}</dd>
        <dt>{t('import.basis')}</dt>
        <dd>
          {effects.legalBasis}, {effects.policyCategory}
        </dd>
        <dt>{t('import.decided')}</dt>
        <dd>{t('import.people', { count: effects.humanDecisions })}</dd>
        <dt>{t('import.tlp')}</dt>
        <dd>TLP:{effects.tlp.toUpperCase()}</dd>
        <dt>{t('import.until')}</dt>
        <dd>{date(effects.validUntilMs)}</dd>
        <dt>{t('import.members')}</dt>
        <dd>{formatNumber(effects.nodes)}</dd>
        <dt>{t('import.fingerprints')}</dt>
        <dd>{kinds.length === 0 ? '–' : kinds.join(' · ')}</dd>
        <dt>{t('import.ties')}</dt>
        <dd>{[effects.edges, effects.opinions, effects.sightings].map((count) => formatNumber(count)).join(', ')}</dd>
        <dt>{t('import.takenBack')}</dt>
        <dd>{tombstones === 0 ? t('import.takenBack.none') : t('import.takenBack.some', { tombstones, withdrawn })}</dd>
      </dl>
      {reopened.length > 0 && (
        <details open={reopened.length <= 10}>
          <summary>{t('import.reopened', { count: reopened.length })}</summary>
          <p className={css.quiet}>{t('import.reopened.text')}</p>
          <ul>
            {reopened.slice(0, 100).map(({ subject, state }) => (
              <li key={subject}>
                <span className={css.code}>{subject}</span> <Chip>{tell('match', state)}</Chip>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
