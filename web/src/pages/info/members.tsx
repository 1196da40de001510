import { UserPlus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useApp, useFetched } from '../../app/context.tsx';
import { wordsFor } from '../../app/words-for.ts';
import type { Chat, Member, MemberFilter } from '../../data/views.ts';
import { type Key, t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Failed, Skeleton } from '../../ui/states.tsx';
import { say } from '../../ui/toast.tsx';
import css from './info.module.css';
import { MemberRow } from './member-row.tsx';
import { Requests } from './requests.tsx';

const AddPeople = lazy(() => import('../new-chat/add-people.tsx').then((module) => ({ default: module.AddPeople })));

const AdminRights = lazy(() => import('./admin-rights.tsx').then((module) => ({ default: module.AdminRights })));
const RestrictMember = lazy(() =>
  import('./restrict-member.tsx').then((module) => ({ default: module.RestrictMember })),
);

const FILTERS: MemberFilter[] = ['recent', 'admins', 'restricted', 'banned'];

/** Who is in a chat, found by name or by role. */
export function Members({ chat }: { chat: Chat }) {
  const { messenger } = useApp();
  const [query, setQuery] = useState('');
  const [adding, setAdding] = useState(false);
  const [hidden, setHidden] = useState<number[]>([]);
  const [filter, setFilter] = useState<MemberFilter>('recent');
  const [changing, setChanging] = useState<{ what: 'rights' | 'limits'; member: Member }>();
  const found = useFetched(() => messenger.members(chat.id, query, 0, filter), `${chat.id}/${filter}/${query}`);
  const [requestsRound, setRequestsRound] = useState(0);
  const attempt = (action: Promise<unknown>) =>
    void action.then(found.again, (error: unknown) => say(wordsFor(error), 'error'));
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
      {shown?.map((member) => (
        <MemberRow
          key={member.peer}
          chat={chat}
          member={member}
          onChange={(what) => setChanging({ what, member })}
          onChanged={found.again}
          onHide={(hide) => setHidden((old) => (hide ? [...old, member.peer] : old.filter((it) => it !== member.peer)))}
        />
      ))}
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
