import { asPicture, customEmojiOf } from '../../../data/reaction-names.ts';
import { t } from '../../../i18n/index.ts';
import { useCustomEmoji } from './custom-emoji.tsx';
import { StickerPicture } from './media/sticker.tsx';
import css from './rich-text.module.css';

/** Stands where a custom emoji is gone, or where nobody knows what it shows. */
const UNKNOWN = '▫️';

/** A reaction by its name, to look at and to be read aloud. `sign` keeps its place until its picture is there. */
export function useReaction(name: string): { sign: React.ReactNode; word: string } {
  const custom = customEmojiOf(name);
  const picture = useCustomEmoji(custom);
  if (custom === undefined) return { sign: asPicture(name), word: asPicture(name) };
  const meant = picture?.emoji;
  return {
    word: meant || t('message.customReaction'),
    sign: (
      <span className={css.emoji} role="img" aria-label={meant || t('message.customReaction')}>
        {picture === null ? UNKNOWN : picture && <StickerPicture sticker={picture} instead={meant || UNKNOWN} />}
      </span>
    ),
  };
}

/** The same where no word is asked for. */
export function ReactionSign({ name }: { name: string }) {
  return useReaction(name).sign;
}
