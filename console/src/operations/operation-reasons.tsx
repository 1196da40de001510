import type { Operation } from '../../../src/safety/index.ts';
import { categoryText } from '../enforcement/action-words.ts';
import { moment } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import css from '../ui/page.module.css';

/** What each of its decisions will say, which is what a second person says yes to. */
export function OperationReasons({ operation: { defaults, plannedByName } }: { operation: Operation }) {
  const { ground, facts, category, source, automation, untilMs } = defaults;
  return (
    <>
      <p>
        {t(`ground.${ground.kind}`)}: {ground.reference}. {ground.explanation}
      </p>
      <p className={css.quiet}>{facts}</p>
      <p className={`${css.quiet} ${css.small}`}>
        {t('op.plannedBy', { name: plannedByName })} · {categoryText(category)} · {t(`source.${source.kind}`)} ·{' '}
        {t(`automation.${automation}`)}
        {untilMs !== null && ` · ${t('decisions.until', { when: moment(untilMs) })}`}
      </p>
    </>
  );
}
