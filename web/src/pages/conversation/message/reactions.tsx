import { memo, type ReactNode } from 'react';
import { useApp } from '../../../app/context.tsx';
import { wordsFor } from '../../../app/words-for.ts';
import { LOCAL_IDS, type Message, type Reaction } from '../../../data/views.ts';
import { compact } from '../../../i18n/format.ts';
import { t } from '../../../i18n/index.ts';
import { say } from '../../../ui/toast.tsx';
import css from './bubble.module.css';
import { useReaction } from './reaction-sign.tsx';

export const QUICK_REACTIONS = ['👍', '❤', '🔥', '😁', '😢', '🙏', '👎'];

/** Gives or takes back a reaction: one for each person. */
export function useReact(): (message: Message, emoji: string) => void {
  const { messenger } = useApp();
  return (message, emoji) => {
    if (message.id >= LOCAL_IDS) return;
    const chosen = message.reactions.some((it) => it.emoji === emoji && it.chosen);
    messenger
      .react(message.chatId, message.id, chosen ? [] : [emoji])
      .catch((error: unknown) => say(wordsFor(error), 'error'));
  };
}

export const Reactions = memo(function Reactions({ message, children }: { message: Message; children: ReactNode }) {
  if (message.reactions.length === 0) return children;
  return (
    <div className={css.reactions}>
      {message.reactions.map((reaction) => (
        <ReactionButton key={reaction.emoji} message={message} {...reaction} />
      ))}
      {children}
    </div>
  );
});

function ReactionButton({ message, emoji, count, chosen }: Reaction & { message: Message }) {
  const react = useReact();
  const { sign, word } = useReaction(emoji);
  return (
    <button
      type="button"
      className={css.reaction}
      aria-pressed={chosen}
      aria-label={t('message.reaction', { emoji: word, count })}
      onClick={() => react(message, emoji)}
    >
      <span>{sign}</span>
      {compact(count)}
    </button>
  );
}
