import { useEffect, useState } from 'react';
import { useApp } from '../../../app/context.tsx';
import { setPreferences, usePreferences } from '../../../app/preferences.ts';
import { onTouch } from './composer-keys.ts';
import type { EmojiWords } from '../../../data/views.ts';
import { type Key, t } from '../../../i18n/index.ts';
import css from './composer.module.css';
import { EMOJI_GROUPS } from './emoji-groups.ts';
import { emojiWordsHere, findEmoji } from './find-emoji.ts';
import { type SkinTone, takesTone, withTone } from './skin-tone.ts';
import { SkinTones } from './skin-tones.tsx';

/** Groups as tabs: the browser's own font draws the emoji. */
const GROUPS: { key: Key; icon: string; group: keyof typeof EMOJI_GROUPS }[] = [
  { key: 'emoji.smileys', icon: '😀', group: 'smileys_emotion' },
  { key: 'emoji.people', icon: '👋', group: 'people_body' },
  { key: 'emoji.nature', icon: '🌿', group: 'animals_nature' },
  { key: 'emoji.food', icon: '🍎', group: 'food_drink' },
  { key: 'emoji.travel', icon: '🚗', group: 'travel_places' },
  { key: 'emoji.activities', icon: '⚽', group: 'activities' },
  { key: 'emoji.things', icon: '💡', group: 'objects' },
  { key: 'emoji.signs', icon: '💯', group: 'symbols' },
  { key: 'emoji.flags', icon: '🏁', group: 'flags' },
];

const RECENT = 'tocsin.emoji';
const MAX_RECENT = 40;
const MAX_FOUND = 120;
/** Shows which skin tone is chosen. */
const HAND = '👋';

function recent(): string[] {
  return (localStorage.getItem(RECENT) ?? '').split(' ').filter(Boolean);
}

/** Emoji by group and by words. */
export function PlainEmoji({ onPick }: { onPick: (emoji: string) => void }) {
  const { messenger } = useApp();
  const [group, setGroup] = useState(recent().length > 0 ? -1 : 0);
  const [query, setQuery] = useState('');
  const [words, setWords] = useState<EmojiWords>();
  const { skinTone } = usePreferences();
  /** The emoji of which all tones are offered. */
  const [toning, setToning] = useState<string>();
  const searching = query.trim() !== '';
  useEffect(() => {
    if (searching && !words) emojiWordsHere(messenger).then(setWords, () => {});
  }, [messenger, searching, words]);
  const listed = group < 0 ? recent() : EMOJI_GROUPS[GROUPS[group]?.group ?? 'smileys_emotion'].split(' ');
  const found = searching ? findEmoji(words ?? [], query, MAX_FOUND) : [];
  const plain = searching ? found.map(({ emoji }) => emoji) : listed;
  // What was used lately stays as it was used.
  const shown = !searching && group < 0 ? plain : plain.map((emoji) => withTone(emoji, skinTone));
  const pick = (emoji: string) => {
    onPick(emoji);
    const next = [emoji, ...recent().filter((it) => it !== emoji)];
    localStorage.setItem(RECENT, next.slice(0, MAX_RECENT).join(' '));
  };
  const choose = (tone: SkinTone) => {
    setPreferences({ skinTone: tone });
    setToning(undefined);
    if (toning && toning !== HAND) pick(withTone(toning, tone));
  };
  return (
    <>
      <div className={css.emojiHead}>
        <input
          type="search"
          className={css.emojiSearch}
          value={query}
          dir="auto"
          autoFocus={!onTouch()}
          aria-label={t('emoji.search')}
          placeholder={t('emoji.search')}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing || !shown[0]) return;
            event.preventDefault();
            pick(shown[0]);
          }}
        />
        <button
          type="button"
          aria-label={t('emoji.tone')}
          title={t('emoji.tone')}
          aria-expanded={toning !== undefined}
          onClick={() => setToning(toning === undefined ? HAND : undefined)}
        >
          {withTone(HAND, skinTone)}
        </button>
      </div>
      {toning !== undefined && <SkinTones emoji={toning} chosen={skinTone} onChoose={choose} />}
      {!searching && (
        <div className={css.emojiTabs} role="tablist" aria-label={t('composer.emoji')}>
          {recent().length > 0 && (
            <Tab icon="🕘" label={t('emoji.recent')} on={group < 0} onPress={() => setGroup(-1)} />
          )}
          {GROUPS.map(({ key, icon }, index) => (
            <Tab key={key} icon={icon} label={t(key)} on={group === index} onPress={() => setGroup(index)} />
          ))}
        </div>
      )}
      <div className={css.emojiGrid} role={searching ? 'group' : 'tabpanel'} aria-label={searching ? query : undefined}>
        {shown.map((emoji) => (
          <button
            key={emoji}
            type="button"
            onClick={() => pick(emoji)}
            onContextMenu={(event) => {
              if (!takesTone(emoji)) return;
              event.preventDefault();
              setToning(withTone(emoji, ''));
            }}
          >
            {emoji}
          </button>
        ))}
        {searching && words && shown.length === 0 && <p role="status">{t('emoji.none')}</p>}
      </div>
    </>
  );
}

interface TabProps {
  icon: string;
  label: string;
  on: boolean;
  onPress: () => void;
}

function Tab({ icon, label, on, onPress }: TabProps) {
  return (
    <button type="button" role="tab" aria-selected={on} aria-label={label} title={label} onClick={onPress}>
      {icon}
    </button>
  );
}
