import type { CaseView } from '../api/calls.ts';
import { to } from '../app/route.ts';
import { moment } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { Chip } from '../ui/chip.tsx';
import css from '../ui/page.module.css';

/** Reports folded by reason, with what people wrote; notices with their explanation; what authorities asked. */
export function Complaints({ view }: { view: CaseView }) {
  const byReason = Map.groupBy(view.reports, (report) => report.reason);
  const words = view.reports.filter((report) => report.comment.trim() !== '');
  return (
    <section className={css.card}>
      <h2>{t('complaints.title')}</h2>
      {view.reports.length === 0 && view.notices.length === 0 && view.referrals.length === 0 && (
        <p className={css.quiet}>
          {view.case.complaints === 0 ? t('complaints.none') : t('complaints.count', { count: view.case.complaints })}
        </p>
      )}
      {byReason.size > 0 && (
        <ul className={css.row}>
          {[...byReason].map(([reason, reports]) => (
            <li key={reason}>
              <Chip kind="accent">
                {t(`reason.${reason}`)}: {t('complaints.folded', { count: reports.length })}
              </Chip>
            </li>
          ))}
        </ul>
      )}
      {words.length > 0 && (
        <details>
          <summary>
            {t('complaints.words')} ({words.length})
          </summary>
          <ul className={css.section}>
            {words.slice(0, 50).map((report) => (
              <li key={report.id}>
                <p className={`${css.quiet} ${css.small}`}>
                  {t(`reason.${report.reason}`)} · {moment(report.receivedAtMs)}
                </p>
                <p dir="auto">{report.comment}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
      {view.notices.map((notice) => (
        <article key={notice.id} className={css.section}>
          <div className={css.row}>
            <strong>{t('complaints.notice', { id: notice.id })}</strong>
            <Chip kind={notice.lane === 'trusted-flagger' ? 'warning' : 'plain'}>{t(`queue.${notice.lane}`)}</Chip>
            <span className={css.quiet}>
              {t(`reason.${notice.reason}`)} · {moment(notice.receivedAtMs)}
              {notice.goodFaith && ` · ${t('complaints.goodFaith')}`}
            </span>
          </div>
          <p dir="auto">{notice.explanation}</p>
        </article>
      ))}
      {view.referrals.map((referral) => (
        <article key={referral.id} className={css.section}>
          <div className={css.row}>
            <strong>
              {referral.authority} {referral.reference}
            </strong>
            <Chip>{t('from.referral')}</Chip>
            {referral.answer && <Chip kind="accent">{t(`referral.${referral.answer.outcome}`)}</Chip>}
            <span className={css.quiet}>{moment(referral.receivedAtMs)}</span>
          </div>
          <p dir="auto">{referral.explanation}</p>
          {!referral.answer && (
            <p className={css.quiet}>
              {t('complaints.referral')} <a href={to('referrals')}>{t('page.referrals')}</a>
            </p>
          )}
        </article>
      ))}
    </section>
  );
}
