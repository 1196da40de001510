import { useApp, useFetched } from '../../../app/context.tsx';
import { customReaction } from '../../../data/reaction-names.ts';
import type { Message } from '../../../data/views.ts';
import { t } from '../../../i18n/index.ts';
import { Modal } from '../../../ui/modal.tsx';
import { Failed, Skeleton } from '../../../ui/states.tsx';
import { StickerPanel, useSets } from '../composer/sticker-panel.tsx';
import { useReaction } from '../message/reaction-sign.tsx';
import { useReact } from '../message/reactions.tsx';
import css from './asked.module.css';

/** Every reaction that is allowed in the chat, and one's own custom emoji where these are too. */
export function ChooseReaction({ message, onClose }: { message: Message; onClose: () => void }) {
  const { messenger } = useApp();
  const react = useReact();
  const sets = useSets('emoji');
  const choices = useFetched(() => messenger.reactionChoices(message.chatId), String(message.chatId));
  const choose = (name: string) => {
    react(message, name);
    onClose();
  };
  const custom = choices.value?.custom === true && sets.length > 0;
  return (
    <Modal title={t('message.react')} open onClose={onClose}>
      {choices.error !== undefined && <Failed error={choices.error} again={choices.again} />}
      {!choices.value && choices.error === undefined && <Skeleton rows={2} round={false} />}
      {choices.value?.names.length === 0 && !custom && <p>{t('message.noReactions')}</p>}
      <div className={css.reactions}>
        {choices.value?.names.map((name) => (
          <Choice
            key={name}
            name={name}
            chosen={message.reactions.some((it) => it.emoji === name && it.chosen)}
            onChoose={() => choose(name)}
          />
        ))}
      </div>
      {custom && (
        <section className={css.custom} aria-label={t('stickers.custom')}>
          <StickerPanel
            kind="emoji"
            sets={sets}
            onPick={({ file }) => file.at === 'document' && choose(customReaction(file.id))}
          />
        </section>
      )}
    </Modal>
  );
}

function Choice({ name, chosen, onChoose }: { name: string; chosen: boolean; onChoose: () => void }) {
  const { sign, word } = useReaction(name);
  return (
    <button type="button" aria-label={t('message.reactWith', { emoji: word })} aria-pressed={chosen} onClick={onChoose}>
      {sign}
    </button>
  );
}
