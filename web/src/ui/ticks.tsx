import { Check, CheckCheck, Clock, CircleAlert } from 'lucide-react';
import type { Message } from '../data/views.ts';
import { t } from '../i18n/index.ts';
import css from './ticks.module.css';

/** Where a message of one's own is: on its way, on the server, read, or stuck. */
export function Ticks({ message, read }: { message: Message; read: boolean }) {
  if (message.state === 'sending') return <Clock size={13} className={css.ticks} aria-label={t('message.sending')} />;
  if (message.state === 'failed')
    return <CircleAlert size={14} className={css.failed} aria-label={t('message.failed')} />;
  if (message.isPost) return null;
  return read ? (
    <CheckCheck size={15} className={css.read} aria-label={t('message.read')} />
  ) : (
    <Check size={15} className={css.ticks} aria-label={t('message.sent')} />
  );
}
