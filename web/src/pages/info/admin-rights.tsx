import { useState } from 'react';
import { useApp, usePeer } from '../../app/context.tsx';
import { useAction } from '../../ui/use-action.ts';
import { ADMIN_RIGHTS, type AdminRight, type Chat, type Member } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Modal } from '../../ui/modal.tsx';
import { nameOf } from '../../ui/peer-name.tsx';
import { Switch } from '../../ui/switch.tsx';
import { FailedLine } from '../../ui/states.tsx';

const RANK_LIMIT = 16;
/** What a new admin gets unless somebody takes it away: everything but what makes more admins or hides them. */
const NOT_AT_FIRST: readonly AdminRight[] = ['addAdmins', 'anonymous'];
const IN_GROUPS_ONLY: readonly AdminRight[] = ['pinMessages', 'anonymous', 'manageTopics'];
const IN_CHANNELS_ONLY: readonly AdminRight[] = ['postMessages', 'editMessages'];

/** Each right of an admin, and the word that stands beside the name. Only what one holds oneself can be given. */
export function AdminRights({
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
  const elsewhere = chat.kind === 'channel' ? IN_GROUPS_ONLY : IN_CHANNELS_ONLY;
  const offered = ADMIN_RIGHTS.filter((right) => chat.holds.includes(right) && !elsewhere.includes(right));
  const [rights, setRights] = useState<readonly AdminRight[]>(
    member.rights ?? offered.filter((right) => !NOT_AT_FIRST.includes(right)),
  );
  const [rank, setRank] = useState(member.rank ?? '');
  const save = useAction(async (chosen: readonly AdminRight[]) => {
    await messenger.setAdmin(chat.id, member.peer, [...chosen], chosen.length > 0 ? rank.trim() : '');
    onClose(true);
  });
  return (
    <Modal
      title={t('rights.adminTitle', { name: nameOf(person) })}
      open
      onClose={() => onClose(false)}
      footer={
        <>
          {member.role === 'admin' && (
            <Button kind="danger" busy={save.busy} onClick={() => void save.run([])}>
              {t('members.demote')}
            </Button>
          )}
          <Button kind="primary" busy={save.busy} disabled={rights.length === 0} onClick={() => void save.run(rights)}>
            {t('save')}
          </Button>
        </>
      }
    >
      {offered.map((right) => (
        <Switch
          key={right}
          label={t(`right.${right}`)}
          on={rights.includes(right)}
          onChange={(on) => setRights(on ? [...rights, right] : rights.filter((it) => it !== right))}
        />
      ))}
      <Field
        label={t('rights.rank')}
        hint={t('rights.rankHint')}
        maxLength={RANK_LIMIT}
        value={rank}
        placeholder={t('members.role.admin')}
        onChange={(event) => setRank(event.target.value)}
      />
      <FailedLine error={save.error} />
    </Modal>
  );
}
