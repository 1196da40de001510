import { AtSign, Heart } from 'lucide-react';
import { useApp, useDialog } from '../../../app/context.tsx';
import { wordsFor } from '../../../app/words-for.ts';
import type { PeerId } from '../../../data/views.ts';
import { compact } from '../../../i18n/format.ts';
import { t } from '../../../i18n/index.ts';
import { say } from '../../../ui/toast.tsx';
import css from '../conversation.module.css';

/** Buttons that lead to where one was mentioned, and to one's messages that somebody reacted to. */
export function Marks({ chatId, onShow }: { chatId: PeerId; onShow: (id: number) => void }) {
  const { messenger } = useApp();
  const dialog = useDialog(chatId);
  const lead = async (kind: 'mention' | 'reaction') => {
    const id = await messenger.nextMark(chatId, kind);
    if (id !== undefined) onShow(id);
    if (id !== undefined && kind === 'reaction') await messenger.seenReactions(chatId);
  };
  const go = (kind: 'mention' | 'reaction') => void lead(kind).catch((error: unknown) => say(wordsFor(error), 'error'));
  return (
    <>
      {(dialog?.reactions ?? 0) > 0 && (
        <button
          type="button"
          className={css.jump}
          onClick={() => go('reaction')}
          aria-label={t('conversation.toReaction')}
        >
          <Heart size={20} />
        </button>
      )}
      {(dialog?.mentions ?? 0) > 0 && (
        <button
          type="button"
          className={css.jump}
          onClick={() => go('mention')}
          aria-label={t('conversation.toMention')}
        >
          <AtSign size={20} />
          <span className={css.toEndCount}>{compact(dialog?.mentions ?? 0)}</span>
        </button>
      )}
    </>
  );
}
