import { useApp, useFetched } from '../../app/context.tsx';
import { go } from '../../app/route.ts';
import { wordsFor } from '../../app/words-for.ts';
import type { Chat } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { PeerRow } from '../../ui/peer-row.tsx';
import { say } from '../../ui/toast.tsx';
import css from './info.module.css';

/** Who asks to be let in, for those who may decide. */
export function Requests({ chat, onAnswer }: { chat: Chat; onAnswer: () => void }) {
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
