import { useApp, useAppState, useFetched } from '../../app/context.tsx';
import { wordsFor } from '../../app/words-for.ts';
import type { Chat, PeerDetails } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import { Choice } from '../../ui/field.tsx';
import { nameOf } from '../../ui/peer-name.tsx';
import { say } from '../../ui/toast.tsx';
import css from './info.module.css';

const NONE = '';

/** In which group people comment on a channel's posts. */
export function Discussion({
  chat,
  details,
  again,
}: {
  chat: Chat;
  details: PeerDetails | undefined;
  again: () => void;
}) {
  const { messenger } = useApp();
  const peers = useAppState((state) => state.peers);
  const choices = useFetched(() => messenger.discussionChoices(), String(chat.id));
  const now = details?.linkedChat;
  const offered = [...new Set([...(now === undefined ? [] : [now]), ...(choices.value ?? [])])];
  if (!details || offered.length === 0) return null;
  return (
    <div className={css.discussion}>
      <Choice
        label={t('discussion.title')}
        hint={t('discussion.hint')}
        value={String(now ?? NONE)}
        options={[
          { value: NONE, label: t('discussion.none') },
          ...offered.map((id) => ({ value: String(id), label: nameOf(peers.get(id)) })),
        ]}
        onChange={(value) =>
          void messenger
            .setDiscussion(chat.id, value === NONE ? undefined : Number(value))
            .then(again, (error: unknown) => say(wordsFor(error), 'error'))
        }
      />
    </div>
  );
}
