import { useApp, useFetched } from '../../../app/context.tsx';
import type { Message } from '../../../data/views.ts';
import { t } from '../../../i18n/index.ts';
import { Modal } from '../../../ui/modal.tsx';
import { Failed, Skeleton } from '../../../ui/states.tsx';
import { useReact } from '../message/reactions.tsx';
import css from './asked.module.css';

/** Every reaction that is allowed in the chat. */
export function ChooseReaction({ message, onClose }: { message: Message; onClose: () => void }) {
  const { messenger } = useApp();
  const react = useReact();
  const choices = useFetched(() => messenger.reactionChoices(message.chatId), String(message.chatId));
  return (
    <Modal title={t('message.react')} open onClose={onClose}>
      {choices.error !== undefined && <Failed error={choices.error} again={choices.again} />}
      {!choices.value && choices.error === undefined && <Skeleton rows={2} round={false} />}
      {choices.value?.length === 0 && <p>{t('message.noReactions')}</p>}
      <div className={css.reactions}>
        {choices.value?.map((emoji) => (
          <button
            key={emoji}
            type="button"
            aria-label={t('message.reactWith', { emoji })}
            aria-pressed={message.reactions.some((it) => it.emoji === emoji && it.chosen)}
            onClick={() => {
              react(message, emoji);
              onClose();
            }}
          >
            {emoji}
          </button>
        ))}
      </div>
    </Modal>
  );
}
