import type { NetworkMatch } from '../../../src/safety/index.ts';
import { probability } from '../i18n/format.ts';
import { currentLocale, t } from '../i18n/index.ts';
import page from '../ui/page.module.css';
import { evidenceText } from './evidence-words.ts';
import css from './networks.module.css';

/** "+8.0" or "−6.0": bits with their sign. */
function bitsText(tenths: number): string {
  const format = new Intl.NumberFormat(currentLocale(), {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  });
  return format.format(tenths / 10);
}

export const scoreText = (match: Pick<NetworkMatch, 'tenths' | 'posterior'>): string =>
  t('matches.score', { bits: bitsText(match.tenths), percent: probability(match.posterior) });

/** At most five lines that add up to the score, and what the score would be without each. */
export function Evidence({ match }: { match: NetworkMatch }) {
  const most = Math.max(10, ...match.lines.map((line) => Math.abs(line.tenths)));
  return (
    <div className={page.section}>
      <dl className={css.evidence}>
        {match.lines.map((line) => (
          <Line key={`${line.group} ${line.words}`} words={evidenceText(line)} tenths={line.tenths} most={most} />
        ))}
        <div className={css.sum}>
          <dt>{t('matches.sum')}</dt>
          <dd>{scoreText(match)}</dd>
        </div>
      </dl>
      {match.wouldChange.length > 0 && (
        <>
          <h3>{t('matches.change')}</h3>
          <ul>
            {match.wouldChange.map((change) => (
              <li key={change.without}>
                {t('matches.without', {
                  words: t(`evidence.${change.without}`),
                  percent: probability(change.posterior),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Line({ words, tenths, most }: { words: string; tenths: number; most: number }) {
  const width = (Math.abs(tenths) / most) * 50;
  return (
    <>
      <dt>{words}</dt>
      <dd>
        <svg className={css.weight} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
          <line className={css.axis} x1="50" x2="50" y1="0" y2="10" />
          <rect
            className={tenths >= 0 ? css.for : css.against}
            x={tenths >= 0 ? 50 : 50 - width}
            y="1"
            width={width}
            height="8"
          />
        </svg>
      </dd>
      <dd className={css.bits}>{bitsText(tenths)}</dd>
    </>
  );
}
