import { t } from '../../../i18n/index.ts';
import css from './composer.module.css';
import { SKIN_TONES, type SkinTone, withTone } from './skin-tone.ts';

interface SkinTonesProps {
  emoji: string;
  chosen: SkinTone;
  onChoose: (tone: SkinTone) => void;
}

/** One emoji in every skin tone. */
export function SkinTones({ emoji, chosen, onChoose }: SkinTonesProps) {
  return (
    <div className={css.tones} role="group" aria-label={t('emoji.tone')}>
      {SKIN_TONES.map((tone) => (
        <button
          key={tone}
          type="button"
          aria-pressed={tone === chosen}
          autoFocus={tone === chosen}
          onClick={() => onChoose(tone)}
        >
          {withTone(emoji, tone)}
        </button>
      ))}
    </div>
  );
}
