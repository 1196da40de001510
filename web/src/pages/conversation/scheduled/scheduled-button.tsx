import { CalendarClock } from 'lucide-react';
import { go } from '../../../app/route.ts';
import type { PeerId } from '../../../data/views.ts';
import { t } from '../../../i18n/index.ts';
import { IconButton } from '../../../ui/button.tsx';
import { useScheduled } from './use-scheduled.ts';

/** Leads to what waits to be sent here, while anything does. */
export function ScheduledButton({ chatId }: { chatId: PeerId }) {
  const { value } = useScheduled(chatId);
  if (!value?.length) return null;
  return (
    <IconButton label={t('scheduled.title')} onClick={() => go({ at: 'chat', id: chatId, scheduled: true })}>
      <CalendarClock size={20} />
    </IconButton>
  );
}
