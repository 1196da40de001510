import { useState } from 'react';
import type { MisuseRow, MisuseStepView } from '../../../src/safety/index.ts';
import { Button } from '../../../web/src/ui/button.tsx';
import { change } from '../api/use-call.ts';
import { to } from '../app/route.ts';
import { useSession } from '../app/session.ts';
import { categoryText } from '../enforcement/action-words.ts';
import { date, moment, percent } from '../i18n/format.ts';
import { formatNumber, isKey, t, tell } from '../i18n/index.ts';
import { AskReason } from '../ui/ask-reason.tsx';
import { Chip } from '../ui/chip.tsx';
import css from '../ui/page.module.css';
import { AnswerObjection } from './answer-objection.tsx';
import { TakeStep } from './take-step.tsx';
import { Told } from './told.tsx';

/** One account, flagger or address: the figures that the law wants weighed, what was done, and the next step. */
export function OneMisuse({ row }: { row: MisuseRow }) {
  const { may, vocabulary } = useSession();
  const [taking, setTaking] = useState<'warn' | 'suspend'>();
  const [told, setTold] = useState<{ text: string; told: boolean }>();
  const { figures } = row;
  const warned = row.steps.some((step) => step.step === 'warning' && step.inForce);
  const suspended = row.steps.some((step) => step.step === 'suspension' && step.inForce);
  const rare = figures.manifest < vocabulary.misuseLeast;
  const mayWarn = may('misuse.warn') && !warned && !suspended;
  const maySuspend = may('misuse.suspend') && warned && !suspended;
  return (
    <article className={css.card}>
      <div className={css.spread}>
        <h2>
          <Name row={row} />
        </h2>
        <div className={css.row}>
          <Chip>{t(`misuse.${row.misuse}`)}</Chip>
          {row.protectedRoles.map((role) => (
            <Chip key={role} kind="accent">
              {t('subject.protected')}: {tell('protected', role)}
            </Chip>
          ))}
        </div>
      </div>
      <Figures row={row} />
      {row.steps.length > 0 && (
        <section className={css.section}>
          <h3>{t('misuse.steps')}</h3>
          {row.steps.map((step) => (
            <Step key={step.id} step={step} />
          ))}
        </section>
      )}
      <div className={css.row}>
        {mayWarn && (
          <Button kind="primary" disabled={rare} onClick={() => setTaking('warn')}>
            {t('misuse.warn')}
          </Button>
        )}
        {mayWarn && rare && <span className={css.quiet}>{t('misuse.rare', { count: vocabulary.misuseLeast })}</span>}
        {maySuspend && (
          <Button kind="danger" disabled={figures.sinceWarning === 0} onClick={() => setTaking('suspend')}>
            {t('misuse.suspend')}
          </Button>
        )}
        {maySuspend && figures.sinceWarning === 0 && <span className={css.quiet}>{t('misuse.unheeded')}</span>}
      </div>
      {taking && <TakeStep row={row} how={taking} onClose={() => setTaking(undefined)} onDone={setTold} />}
      {told && <Told {...told} onClose={() => setTold(undefined)} />}
    </article>
  );
}

function Name({ row }: { row: MisuseRow }) {
  if (row.kind === 'account') return <a href={to(`subject/${row.key}`)}>{row.label}</a>;
  if (row.kind === 'flagger') return <a href={to('flaggers')}>{row.label}</a>;
  return t('misuse.mail', { digest: row.key.replace(/^mail:/, '').slice(0, 8) });
}

/** What an item was about: a category of the law, a reason of a complaint, or the side that complained. */
function aboutText(code: string): string {
  for (const key of [`reason.${code}`, `appeals.side.${code}`]) if (isKey(key)) return t(key);
  return categoryText(code);
}

function Figures({ row: { figures } }: { row: MisuseRow }) {
  const about = Object.entries(figures.about).toSorted(([, a], [, b]) => b - a);
  const lines: [string, string][] = [
    [t('misuse.manifest'), formatNumber(figures.manifest)],
    [t('misuse.total'), formatNumber(figures.total)],
    [t('misuse.share'), percent(figures.share)],
    [t('misuse.since'), formatNumber(figures.sinceWarning)],
    [t('misuse.about'), about.map(([code, count]) => `${aboutText(code)}: ${formatNumber(count)}`).join(', ')],
  ];
  return (
    <>
      <dl className={css.facts}>
        {lines
          .filter(([, value]) => value !== '')
          .flatMap(([name, value]) => [
            <dt key={name}>{name}</dt>,
            <dd key={`${name} value`} className={css.number}>
              {value}
            </dd>,
          ])}
      </dl>
      <p className={`${css.quiet} ${css.small}`}>
        {t('misuse.window', { from: date(figures.fromMs), to: date(figures.toMs) })}
      </p>
    </>
  );
}

function Step({ step }: { step: MisuseStepView }) {
  const { may, me } = useSession();
  const [open, setOpen] = useState<'lift' | 'answer'>();
  const { objection } = step;
  const waits = objection !== null && objection.outcome === null;
  const own = step.madeBy === me.person;
  return (
    <div className={css.section}>
      <div className={css.spread}>
        <div className={css.row}>
          <Chip kind={step.inForce ? (step.step === 'suspension' ? 'danger' : 'warning') : 'plain'}>
            {t(`misuse.${step.step}`)}{' '}
            {step.inForce ? t('misuse.inForce', { when: date(step.untilMs) }) : t('misuse.over')}
          </Chip>
          <span className={`${css.quiet} ${css.small}`}>
            {t('misuse.by', { name: step.madeByName, when: moment(step.madeAtMs) })} · {t(`gravity.${step.gravity}`)},{' '}
            {t(`intent.${step.intent}`)}
          </span>
        </div>
        {step.inForce && may('misuse.suspend') && <Button onClick={() => setOpen('lift')}>{t('misuse.lift')}</Button>}
      </div>
      <p>{step.reasons}</p>
      {objection && (
        <>
          <h3>{t('misuse.objection', { when: moment(objection.atMs) })}</h3>
          <p>{objection.text === '' ? t('appeals.noText') : objection.text}</p>
          {objection.outcome && (
            <p>
              {t(`misuse.${objection.outcome}`)}. {objection.reasons}
            </p>
          )}
          {waits && may('appeal.decide') && (
            <div className={css.row}>
              {own ? (
                <p className={css.quiet}>{t('misuse.notYou')}</p>
              ) : (
                <Button kind="primary" onClick={() => setOpen('answer')}>
                  {t('misuse.answer')}
                </Button>
              )}
            </div>
          )}
        </>
      )}
      {open === 'lift' && (
        <AskReason
          title={t('misuse.lift')}
          label={t('misuse.lift.why')}
          confirm={t('misuse.lift')}
          onClose={() => setOpen(undefined)}
          does={(reason) => change('POST /misuse/{id}/lift', { id: step.id, body: { reason } })}
        />
      )}
      {open === 'answer' && <AnswerObjection id={step.id} onClose={() => setOpen(undefined)} />}
    </div>
  );
}
