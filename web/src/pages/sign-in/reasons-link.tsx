import { Refusal } from '../../data/remote.ts';
import { t } from '../../i18n/index.ts';

/** Somebody who was shut out learns where the reasons stand and how to complain. */
export function ReasonsLink({ error }: { error: unknown }) {
  if (!(error instanceof Refusal) || !/BAN(NED)?$/.test(error.code)) return null;
  return <a href="/statement">{t('decision.why')}</a>;
}
