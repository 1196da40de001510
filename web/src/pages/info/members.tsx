import { EllipsisVertical, ShieldMinus, ShieldPlus, UserMinus, UserPlus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useApp, useFetched, useSelf } from '../../app/context.tsx';
import { go } from '../../app/route.ts';
import { wordsFor } from '../../app/words-for.ts';
import type { Chat, Member } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { PeerRow } from '../../ui/peer-row.tsx';
import { Failed, Skeleton } from '../../ui/states.tsx';
import { say, withUndo } from '../../ui/toast.tsx';
import css from './info.module.css';

const AddPeople = lazy(() => import('../new-chat/add-people.tsx').then((module) => ({ default: module.AddPeople })));

export function Members({ chat }: { chat: Chat }) {
  const { messenger } = useApp();
  const self = useSelf();
  const [query, setQuery] = useState('');
  const [adding, setAdding] = useState(false);
  const [hidden, setHidden] = useState<number[]>([]);
  const found = useFetched(() => messenger.members(chat.id, query, 0), `${chat.id}/${query}`);
  const [requestsRound, setRequestsRound] = useState(0);
  const attempt = (action: Promise<unknown>) =>
    void action.then(found.again, (error: unknown) => say(wordsFor(error), 'error'));
  const itemsFor = (member: Member) => [
    chat.may.promote &&
      member.role === 'member' && {
        label: t('members.promote'),
        icon: <ShieldPlus size={17} />,
        does: () => attempt(messenger.setAdmin(chat.id, member.peer, true)),
      },
    chat.may.promote &&
      member.role === 'admin' && {
        label: t('members.demote'),
        icon: <ShieldMinus size={17} />,
        does: () => attempt(messenger.setAdmin(chat.id, member.peer, false)),
      },
    (chat.may.ban || chat.isOwner) && {
      label: t('members.remove'),
      icon: <UserMinus size={17} />,
      danger: true,
      does: () =>
        withUndo(t('members.removed'), () => messenger.removeMember(chat.id, member.peer).then(found.again), {
          hide: () => setHidden((old) => [...old, member.peer]),
          show: () => setHidden((old) => old.filter((it) => it !== member.peer)),
        }),
    },
  ];
  if (found.error !== undefined) return <Failed error={found.error} again={found.again} />;
  const shown = found.value?.members.filter((it) => !hidden.includes(it.peer));
  return (
    <div>
      {chat.may.invite && chat.isMember && (
        <Button kind="quiet" wide icon={<UserPlus size={18} />} onClick={() => setAdding(true)}>
          {t(chat.kind === 'channel' ? 'members.addSubscribers' : 'members.add')}
        </Button>
      )}
      <Requests
        key={requestsRound}
        chat={chat}
        onAnswer={() => {
          found.again();
          setRequestsRound(requestsRound + 1);
        }}
      />
      {((found.value?.total ?? 0) > 12 || query) && (
        <input
          type="search"
          className={css.filter}
          value={query}
          placeholder={t('members.search')}
          aria-label={t('members.search')}
          onChange={(event) => setQuery(event.target.value)}
        />
      )}
      {!shown && <Skeleton rows={4} />}
      {shown?.map((member) => {
        const items = member.peer === self || member.role === 'owner' ? [] : itemsFor(member).filter(Boolean);
        return (
          <PeerRow
            key={member.peer}
            id={member.peer}
            onOpen={() => go({ at: 'chat', id: member.peer })}
            end={
              <>
                {member.role !== 'member' && (
                  <span className={css.role}>{member.rank || t(`members.role.${member.role}`)}</span>
                )}
                {items.length > 0 && (
                  <Menu
                    trigger={
                      <IconButton label={t('more.actions')} tip={false}>
                        <EllipsisVertical size={18} />
                      </IconButton>
                    }
                    items={items}
                  />
                )}
              </>
            }
          />
        );
      })}
      <Suspense>
        {adding && (
          <AddPeople
            title={t('members.add')}
            exclude={shown?.map((it) => it.peer) ?? []}
            onClose={() => setAdding(false)}
            onChosen={(people) => attempt(messenger.addMembers(chat.id, people))}
          />
        )}
      </Suspense>
    </div>
  );
}

/** Who asks to be let in, for those who may decide. */
function Requests({ chat, onAnswer }: { chat: Chat; onAnswer: () => void }) {
  const { messenger } = useApp();
  const asking = useFetched(
    () => (chat.may.invite && chat.isAdmin ? messenger.joinRequests(chat.id) : Promise.resolve([])),
    String(chat.id),
  );
  if (!asking.value || asking.value.length === 0) return null;
  const answer = (person: number, accept: boolean) =>
    void messenger
      .answerJoinRequest(chat.id, person, accept)
      .then(onAnswer, (error: unknown) => say(wordsFor(error), 'error'));
  return (
    <section>
      <h3 className={css.section}>{t('members.requests')}</h3>
      {asking.value.map((id) => (
        <PeerRow
          key={id}
          id={id}
          onOpen={() => go({ at: 'chat', id })}
          end={
            <span className={css.answer}>
              <Button kind="quiet" onClick={() => answer(id, true)}>
                {t('members.accept')}
              </Button>
              <Button kind="danger" onClick={() => answer(id, false)}>
                {t('members.refuse')}
              </Button>
            </span>
          }
        />
      ))}
    </section>
  );
}
