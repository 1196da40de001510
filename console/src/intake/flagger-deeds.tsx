import { useState } from 'react';
import { Button } from '../../../web/src/ui/button.tsx';
import type { FlaggerRow } from '../api/calls.ts';
import { change } from '../api/use-call.ts';
import { to } from '../app/route.ts';
import { useSession } from '../app/session.ts';
import { t } from '../i18n/index.ts';
import { AskReason } from '../ui/ask-reason.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import css from '../ui/page.module.css';

/** What can be done about a flagger whose lane is open. */
export function FlaggerDeeds({ flagger }: { flagger: FlaggerRow }) {
  const { may } = useSession();
  const [open, setOpen] = useState<'report' | 'revoke'>();
  const close = () => setOpen(undefined);
  const { id, name, notifierKey } = flagger;
  const turnedDown = flagger.rejected + flagger.unfounded;
  return (
    <div className={css.row}>
      {may('misuse.see') && <a href={to(`misuse?who=${encodeURIComponent(notifierKey)}`)}>{t('misuse.open')}</a>}
      {may('flagger.manage') && turnedDown > 0 && (
        <Button onClick={() => setOpen('report')}>{t('flaggers.report')}</Button>
      )}
      {may('flagger.manage') && (
        <Button kind="danger" onClick={() => setOpen('revoke')}>
          {t('flaggers.revoke')}
        </Button>
      )}
      {open === 'report' && (
        <AskReason
          title={t('flaggers.report')}
          label={t('flaggers.report.why')}
          hint={t('flaggers.report.hint', { decided: turnedDown + flagger.upheld, count: turnedDown })}
          confirm={t('flaggers.report')}
          onClose={close}
          does={(explanation) => change('POST /flaggers/{id}/report', { id, body: { explanation } })}
        />
      )}
      {open === 'revoke' && (
        <FormDialog
          title={t('flaggers.revoke')}
          confirm={t('flaggers.revoke')}
          danger
          onClose={close}
          does={() => change('DELETE /flaggers/{id}', { id })}
        >
          <p>{t('flaggers.revoke.text', { name })}</p>
        </FormDialog>
      )}
    </div>
  );
}
