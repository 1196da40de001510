import { BellOff, CalendarClock, SendHorizontal } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { t } from '../../../i18n/index.ts';
import { IconButton } from '../../../ui/button.tsx';
import { RightClickMenu } from '../../../ui/menu.tsx';

const ChooseTime = lazy(() =>
  import('../scheduled/choose-time.tsx').then((module) => ({ default: module.ChooseTime })),
);

interface SendButtonProps {
  editing: boolean;
  enabled: boolean;
  onSend: (silent: boolean) => void;
  /** Gets Unix seconds. */
  onSchedule: (date: number) => Promise<void>;
}

/** Sends; a right click or a long press offers to send later, or without a sound. */
export function SendButton({ editing, enabled, onSend, onSchedule }: SendButtonProps) {
  const [choosing, setChoosing] = useState(false);
  const button = (
    <IconButton
      label={editing ? t('composer.save') : t('composer.send')}
      strong
      disabled={!enabled}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => onSend(false)}
    >
      <SendHorizontal size={19} />
    </IconButton>
  );
  if (editing || !enabled) return button;
  return (
    <>
      <RightClickMenu
        items={() => [
          { label: t('composer.sendSilently'), icon: <BellOff size={17} />, does: () => onSend(true) },
          { label: t('scheduled.later'), icon: <CalendarClock size={17} />, does: () => setChoosing(true) },
        ]}
      >
        <span>{button}</span>
      </RightClickMenu>
      <Suspense>{choosing && <ChooseTime onClose={() => setChoosing(false)} onChosen={onSchedule} />}</Suspense>
    </>
  );
}
