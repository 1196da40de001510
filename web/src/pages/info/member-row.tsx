import { EllipsisVertical, ShieldPlus, UserLock, UserMinus, UserPlus } from 'lucide-react';
import { useApp, useSelf } from '../../app/context.tsx';
import { go } from '../../app/route.ts';
import { wordsFor } from '../../app/words-for.ts';
import type { Chat, Member } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import { IconButton } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { PeerRow } from '../../ui/peer-row.tsx';
import { say, withUndo } from '../../ui/toast.tsx';
import css from './info.module.css';

interface MemberRowProps {
  chat: Chat;
  member: Member;
  /** Asks for the form in which rights, or limits, are chosen one by one. */
  onChange: (what: 'rights' | 'limits') => void;
  /** The server did something about the member. */
  onChanged: () => void;
  /** Somebody is removed, which can be taken back for a moment: gone from the list until then. */
  onHide: (hide: boolean) => void;
}

/** A member with their role, and what the viewer may do about them. */
export function MemberRow({ chat, member, onChange, onChanged, onHide }: MemberRowProps) {
  const deeds = useDeeds({ chat, member, onChange, onChanged, onHide });
  return (
    <PeerRow
      id={member.peer}
      onOpen={() => go({ at: 'chat', id: member.peer })}
      end={
        <>
          {member.role !== 'member' && (
            <span className={css.role}>{member.rank || t(`members.role.${member.role}`)}</span>
          )}
          {deeds.length > 0 && (
            <Menu
              trigger={
                <IconButton label={t('more.actions')} tip={false}>
                  <EllipsisVertical size={18} />
                </IconButton>
              }
              items={deeds}
            />
          )}
        </>
      }
    />
  );
}

function useDeeds({ chat, member, onChange, onChanged, onHide }: MemberRowProps) {
  const { messenger } = useApp();
  const self = useSelf();
  if (member.peer === self || member.role === 'owner') return [];
  const attempt = (action: Promise<unknown>) =>
    void action.then(onChanged, (error: unknown) => say(wordsFor(error), 'error'));
  const deeds = [
    chat.may.promote &&
      member.role !== 'banned' && {
        label: t(member.role === 'admin' ? 'members.rights' : 'members.promote'),
        icon: <ShieldPlus size={17} />,
        does: () =>
          chat.kind === 'group'
            ? attempt(messenger.setAdmin(chat.id, member.peer, member.role === 'admin' ? [] : ['changeInfo'], ''))
            : onChange('rights'),
      },
    chat.kind === 'supergroup' &&
      chat.may.ban &&
      member.role !== 'banned' &&
      member.role !== 'admin' && {
        label: t('members.restrict'),
        icon: <UserLock size={17} />,
        does: () => onChange('limits'),
      },
    member.role === 'banned' &&
      chat.may.ban && {
        label: t('members.forgive'),
        icon: <UserPlus size={17} />,
        does: () => attempt(messenger.restrict(chat.id, member.peer, [], 0)),
      },
    (chat.may.ban || chat.isOwner) &&
      member.role !== 'banned' && {
        label: t('members.remove'),
        icon: <UserMinus size={17} />,
        danger: true,
        does: () =>
          withUndo(t('members.removed'), () => messenger.removeMember(chat.id, member.peer).then(onChanged), {
            hide: () => onHide(true),
            show: () => onHide(false),
          }),
      },
  ];
  return deeds.filter(Boolean);
}
