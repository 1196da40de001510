import { useState } from 'react';
import { useApp, usePeer } from '../../app/context.tsx';
import { useAction } from '../../ui/use-action.ts';
import type { Chat, Member, Permission } from '../../data/views.ts';
import { fullDate } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/field.tsx';
import { Modal } from '../../ui/modal.tsx';
import { nameOf } from '../../ui/peer-name.tsx';
import { FailedLine } from '../../ui/states.tsx';
import { PermissionSwitches } from './permission-switches.tsx';

const HOUR_S = 3600;
const LASTS_S = [0, HOUR_S, 24 * HOUR_S, 7 * 24 * HOUR_S, 30 * 24 * HOUR_S] as const;
const NAMES = ['rights.forever', 'rights.hour', 'rights.day', 'rights.week', 'rights.month'] as const;

/** What one member may not do here, and for how long. */
export function RestrictMember({
  chat,
  member,
  onClose,
}: {
  chat: Chat;
  member: Member;
  onClose: (done: boolean) => void;
}) {
  const { messenger } = useApp();
  const person = usePeer(member.peer);
  const [denied, setDenied] = useState<Permission[]>(member.denied ?? []);
  const [lastsS, setLasts] = useState(0);
  const save = useAction(async (taken: Permission[]) => {
    const until = lastsS === 0 ? 0 : Math.floor(Date.now() / 1000) + lastsS;
    await messenger.restrict(chat.id, member.peer, taken, until);
    onClose(true);
  });
  return (
    <Modal
      title={t('rights.restrictTitle', { name: nameOf(person) })}
      open
      onClose={() => onClose(false)}
      footer={
        <>
          {member.role === 'restricted' && (
            <Button kind="quiet" busy={save.busy} onClick={() => void save.run([])}>
              {t('rights.giveBack')}
            </Button>
          )}
          <Button kind="primary" busy={save.busy} onClick={() => void save.run(denied)}>
            {t('save')}
          </Button>
        </>
      }
    >
      {member.role === 'restricted' && member.until ? (
        <p>{t('rights.until', { date: fullDate(member.until) })}</p>
      ) : undefined}
      <PermissionSwitches denied={denied} takenFromAll={chat.denied} onChange={setDenied} />
      <Choice
        label={t('rights.howLong')}
        value={String(lastsS)}
        options={LASTS_S.map((value, index) => ({ value: String(value), label: t(NAMES[index] ?? 'rights.forever') }))}
        onChange={(value) => setLasts(Number(value))}
      />
      <FailedLine error={save.error} />
    </Modal>
  );
}
