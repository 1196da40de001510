import { useState } from 'react';
import { useApp } from '../../app/context.tsx';
import { useAction } from '../../ui/use-action.ts';
import type { Chat, PeerDetails } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/field.tsx';
import { Modal } from '../../ui/modal.tsx';
import { FailedLine } from '../../ui/states.tsx';
import { PermissionSwitches } from './permission-switches.tsx';

/** The waits that the protocol knows. */
const SLOW_S = [0, 10, 30, 60, 300, 900, 3600] as const;

/** What all members of a group may do, and how often they may write. */
export function Permissions({
  chat,
  details,
  onClose,
}: {
  chat: Chat;
  details: PeerDetails | undefined;
  onClose: () => void;
}) {
  const { messenger } = useApp();
  const [denied, setDenied] = useState(chat.denied);
  const before = details?.slowModeS ?? 0;
  const [slowS, setSlow] = useState(before);
  const save = useAction(async () => {
    if (denied.length !== chat.denied.length || denied.some((it) => !chat.denied.includes(it))) {
      await messenger.setDenied(chat.id, denied);
    }
    if (chat.kind === 'supergroup' && slowS !== before) await messenger.setSlowMode(chat.id, slowS);
    onClose();
  });
  return (
    <Modal
      title={t('rights.permissions')}
      open
      onClose={onClose}
      footer={
        <Button kind="primary" busy={save.busy} onClick={() => void save.run()}>
          {t('save')}
        </Button>
      }
    >
      <PermissionSwitches denied={denied} onChange={setDenied} />
      {chat.kind === 'supergroup' && (
        <Choice
          label={t('rights.slow')}
          hint={t('rights.slowHint')}
          value={String(slowS)}
          options={SLOW_S.map((value) => ({
            value: String(value),
            label:
              value === 0
                ? t('rights.slowOff')
                : value < 60
                  ? t('rights.seconds', { count: value })
                  : t('rights.minutes', { count: value / 60 }),
          }))}
          onChange={(value) => setSlow(Number(value))}
        />
      )}
      <FailedLine error={save.error} />
    </Modal>
  );
}
