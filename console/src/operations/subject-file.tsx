import { useRef, useState } from 'react';
import type { ImportFormat, ImportResult } from '../../../src/safety/index.ts';
import { Button } from '../../../web/src/ui/button.tsx';
import { Area, Choice } from '../../../web/src/ui/field.tsx';
import { change } from '../api/use-call.ts';
import { useAction } from '../../../web/src/ui/use-action.ts';
import { formatNumber, t, tell } from '../i18n/index.ts';
import { FailedLine } from '../ui/failed.tsx';
import css from '../ui/page.module.css';
import { readText } from './read-text.ts';

export interface SubjectFile {
  readonly format: ImportFormat;
  readonly text: string;
  readonly result: ImportResult;
}

const formats: { value: ImportFormat; label: string }[] = [
  { value: 'csv', label: 'CSV' },
  { value: 'json-lines', label: 'JSON Lines' },
  { value: 'stix', label: 'STIX 2.1' },
];
const MISSES = 200;

function formatOf(name: string): ImportFormat {
  if (/\.(jsonl|ndjson)$/i.test(name)) return 'json-lines';
  return /\.json$/i.test(name) ? 'stix' : 'csv';
}

/** Reads a list of subjects and explains every row that names none. Nothing is planned yet. */
export function SubjectFileFields({ onRead }: { onRead: (file: SubjectFile | undefined) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [format, setFormat] = useState<ImportFormat>('csv');
  const [text, setText] = useState('');
  const [result, setResult] = useState<ImportResult>();
  const take = (next: string) => {
    setText(next);
    setResult(undefined);
    onRead(undefined);
  };
  const { run, busy, error } = useAction(async () => {
    const read = await change('POST /imports', { body: { format, text } });
    setResult(read);
    onRead({ format, text, result: read });
  });
  const open = async (file: File | undefined) => {
    if (!file) return;
    setFormat(formatOf(file.name));
    take(readText(new Uint8Array(await file.arrayBuffer()), document.documentElement.lang));
  };
  return (
    <section className={css.card}>
      <h2>{t('plan.file')}</h2>
      <p className={css.quiet}>{t('plan.file.hint')}</p>
      <div className={css.row}>
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson"
          aria-label={t('plan.file.choose')}
          onChange={(event) => void open(event.target.files?.[0])}
        />
        <Button onClick={() => input.current?.click()}>{t('plan.file.choose')}</Button>
      </div>
      <Area
        label={t('plan.file.paste')}
        rows={5}
        value={text.length > 200_000 ? `${text.slice(0, 200_000)}…` : text}
        readOnly={text.length > 200_000}
        onChange={(event) => take(event.target.value)}
      />
      <Choice
        label={t('plan.format')}
        value={format}
        options={formats}
        onChange={(value) => {
          setFormat(formats.find((one) => one.value === value)?.value ?? 'csv');
          setResult(undefined);
          onRead(undefined);
        }}
      />
      <div className={css.row}>
        <Button kind="primary" busy={busy} disabled={text.trim() === ''} onClick={() => void run()}>
          {t('plan.check')}
        </Button>
        {result && (
          <p role="status">
            {t('plan.found', { count: result.found.length })}. {t('plan.missed', { count: result.misses.length })}.
          </p>
        )}
      </div>
      <FailedLine error={error} />
      {result && result.misses.length > 0 && <Misses format={format} misses={result.misses} />}
    </section>
  );
}

function Misses({ format, misses }: Pick<ImportResult, 'misses'> & { format: ImportFormat }) {
  return (
    <details open={misses.length <= 20}>
      <summary>{t('plan.missed', { count: misses.length })}</summary>
      <div className={css.tableBox} tabIndex={0} role="region" aria-label={t('plan.missed', { count: misses.length })}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t(format === 'stix' ? 'plan.object' : 'plan.line')}</th>
              <th scope="col">{t('plan.written')}</th>
              <th scope="col">{t('plan.why')}</th>
            </tr>
          </thead>
          <tbody>
            {misses.slice(0, MISSES).map((miss) => (
              <tr key={miss.line}>
                <td>{formatNumber(miss.line)}</td>
                <td className={css.code}>{miss.value.slice(0, 120)}</td>
                <td>{tell('miss', miss.reason)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {misses.length > MISSES && <p className={css.quiet}>+ {formatNumber(misses.length - MISSES)}</p>}
    </details>
  );
}
