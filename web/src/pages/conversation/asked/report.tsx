import { useState } from 'react';
import { useApp } from '../../../app/context.tsx';
import { useAction } from '../../../ui/use-action.ts';
import type { ReportReason } from '../../../data/verbs/messages.ts';
import type { PeerId } from '../../../data/views.ts';
import { t } from '../../../i18n/index.ts';
import { Button } from '../../../ui/button.tsx';
import { Area } from '../../../ui/field.tsx';
import { Modal } from '../../../ui/modal.tsx';
import { say } from '../../../ui/toast.tsx';
import { FailedLine } from '../../../ui/states.tsx';
import css from '../conversation.module.css';

const REASONS: ReportReason[] = [
  'spam',
  'scam',
  'violence',
  'terrorism',
  'childAbuse',
  'porn',
  'hate',
  'selfHarm',
  'drugs',
  'personal',
  'fake',
  'copyright',
  'other',
];
const MAX_COMMENT = 512;

/** Reports messages, or a whole chat or person when `ids` is empty. */
export function Report({ chatId, ids, onClose }: { chatId: PeerId; ids: number[]; onClose: () => void }) {
  const { messenger } = useApp();
  const [reason, setReason] = useState<ReportReason>();
  const [comment, setComment] = useState('');
  const report = useAction(async () => {
    await messenger.report(chatId, ids, reason ?? 'other', comment.trim());
    say(t('report.done'));
    onClose();
  });
  return (
    <Modal
      title={ids.length > 0 ? t('report.messages', { count: ids.length }) : t('report.chat')}
      open
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="primary" disabled={!reason} busy={report.busy} onClick={() => void report.run()}>
            {t('report.send')}
          </Button>
        </>
      }
    >
      <p>{t('report.text')}</p>
      <fieldset className={css.reasons}>
        <legend className="unseen">{t('report.why')}</legend>
        {REASONS.map((it) => (
          <label key={it} className={css.reason}>
            <input type="radio" name="reason" value={it} checked={reason === it} onChange={() => setReason(it)} />
            {t(`report.${it}`)}
          </label>
        ))}
      </fieldset>
      <Area
        label={t('report.comment')}
        maxLength={MAX_COMMENT}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
      />
      <FailedLine error={report.error} />
    </Modal>
  );
}
