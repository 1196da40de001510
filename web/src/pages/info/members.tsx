import { EllipsisVertical, ShieldPlus, UserLock, UserMinus, UserPlus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useApp, useFetched, useSelf } from '../../app/context.tsx';
import { go } from '../../app/route.ts';
import { wordsFor } from '../../app/words-for.ts';
import type { Chat, Member, MemberFilter } from '../../data/views.ts';
import { type Key, t } from '../../i18n/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { PeerRow } from '../../ui/peer-row.tsx';
import { Failed, Skeleton } from '../../ui/states.tsx';
import { say, withUndo } from '../../ui/toast.tsx';
import css from './info.module.css';

const AddPeople = lazy(() => import('../new-chat/add-people.tsx').then((module) => ({ default: module.AddPeople })));

const AdminRights = lazy(() => import('./admin-rights.tsx').then((module) => ({ default: module.AdminRights })));
const RestrictMember = lazy(() =>
  import('./restrict-member.tsx').then((module) => ({ default: module.RestrictMember })),
);

const FILTERS: MemberFilter[] = ['recent', 'admins', 'restricted', 'banned'];

export function Members({ chat }: { chat: Chat }) {
  const { messenger } = useApp();
  const self = useSelf();
  const [query, setQuery] = useState('');
  const [adding, setAdding] = useState(false);
  const [hidden, setHidden] = useState<number[]>([]);
  const [filter, setFilter] = useState<MemberFilter>('recent');
  const [changing, setChanging] = useState<{ what: 'rights' | 'limits'; member: Member }>();
  const found = useFetched(() => messenger.members(chat.id, query, 0, filter), `${chat.id}/${filter}/${query}`);
  const [requestsRound, setRequestsRound] = useState(0);
  const attempt = (action: Promise<unknown>) =>
    void action.then(found.again, (error: unknown) => say(wordsFor(error), 'error'));
  const itemsFor = (member: Member) => [
    chat.may.promote &&
      member.role !== 'banned' && {
        label: t(member.role === 'admin' ? 'members.rights' : 'members.promote'),
        icon: <ShieldPlus size={17} />,
        does: () =>
          chat.kind === 'group'
            ? attempt(messenger.setAdmin(chat.id, member.peer, member.role === 'admin' ? [] : ['changeInfo'], ''))
            : setChanging({ what: 'rights', member }),
      },
    chat.kind === 'supergroup' &&
      chat.may.ban &&
      member.role !== 'banned' &&
      member.role !== 'admin' && {
        label: t('members.restrict'),
        icon: <UserLock size={17} />,
        does: () => setChanging({ what: 'limits', member }),
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
      {chat.kind !== 'group' && chat.isAdmin && (
        <div className={css.filters} role="group" aria-label={t('members.which')}>
          {FILTERS.map((it) => (
            <button key={it} type="button" aria-pressed={it === filter} onClick={() => setFilter(it)}>
              {t(`members.filter.${it}` as Key)}
            </button>
          ))}
        </div>
      )}
      {!shown && <Skeleton rows={4} />}
      {shown?.length === 0 && <p className={css.nobody}>{t('members.nobody')}</p>}
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
        {changing?.what === 'rights' && (
          <AdminRights
            chat={chat}
            member={changing.member}
            onClose={(done) => {
              setChanging(undefined);
              if (done) found.again();
            }}
          />
        )}
        {changing?.what === 'limits' && (
          <RestrictMember
            chat={chat}
            member={changing.member}
            onClose={(done) => {
              setChanging(undefined);
              if (done) found.again();
            }}
          />
        )}
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
