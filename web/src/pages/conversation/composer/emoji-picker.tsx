import { useEffect, useRef, useState } from 'react';
import { type Key, t } from '../../../i18n/index.ts';
import type { Document } from '../../../data/views.ts';
import css from './composer.module.css';
import { emojiMarkup } from './markup.ts';
import { StickerPanel, useSets } from './sticker-panel.tsx';

/** Emoji by group, as one string each: the browser's own font draws them. */
const GROUPS: { key: Key; icon: string; emojis: string }[] = [
  {
    key: 'emoji.smileys',
    icon: '😀',
    emojis:
      '😀😃😄😁😆😅🤣😂🙂🙃😉😊😇🥰😍🤩😘😗😚😋😛😜🤪😝🤑🤗🤭🤫🤔🤐🤨😐😑😶😏😒🙄😬🤥😌😔😪🤤😴😷🤒🤕🤢🤮🤧🥵🥶🥴😵🤯🤠🥳😎🤓🧐😕😟🙁😮😯😲😳🥺😦😧😨😰😥😢😭😱😖😣😞😓😩😫🥱😤😡😠🤬😈💀💩🤡👻👽🤖🎃😺😸😹😻😼😽🙀😿😾',
  },
  {
    key: 'emoji.people',
    icon: '👋',
    emojis:
      '👋🤚🖐✋🖖👌🤏✌🤞🤟🤘🤙👈👉👆👇☝👍👎✊👊🤛🤜👏🙌👐🤲🤝🙏✍💅🤳💪🦾👂👃🧠🫀👀👁👅👄👶🧒👦👧🧑👨👩🧓👴👵🙍🙎🙅🙆💁🙋🧏🙇🤦🤷👮🕵💂👷🤴👸🎅🤶🦸🦹🧙🧚🧛🧜🧝🧞🧟💆💇🚶🧍🧎🏃💃🕺👯🧖🧗🤺🏇⛷🏂🏄🚣🏊🚴🧘👭👫👬💏💑👪❤🧡💛💚💙💜🖤🤍🤎💔💕💞💓💗💖💘💝',
  },
  {
    key: 'emoji.nature',
    icon: '🌿',
    emojis:
      '🐶🐱🐭🐹🐰🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔🐧🐦🐤🦆🦅🦉🦇🐺🐗🐴🦄🐝🐛🦋🐌🐞🐜🕷🐢🐍🦎🐙🦑🦐🦀🐡🐠🐟🐬🐳🐋🦈🐊🐅🐆🦓🐘🦏🐪🦒🐃🐎🐖🐏🐑🐐🦌🐕🐈🐓🕊🐇🐁🦔🌵🎄🌲🌳🌴🌱🌿🍀🎋🍃🍂🍁🍄🌾💐🌷🌹🌺🌸🌼🌻🌞🌝🌙⭐🌟✨⚡🔥🌈☀⛅☁🌧❄☃🌊',
  },
  {
    key: 'emoji.food',
    icon: '🍎',
    emojis:
      '🍏🍎🍐🍊🍋🍌🍉🍇🍓🍈🍒🍑🥭🍍🥥🥝🍅🍆🥑🥦🥬🥒🌶🌽🥕🧄🧅🥔🍠🥐🍞🥖🥨🧀🥚🍳🥞🧇🥓🥩🍗🍖🌭🍔🍟🍕🥪🌮🌯🥗🥘🍝🍜🍲🍛🍣🍱🥟🍤🍙🍚🍘🍡🍧🍨🍦🥧🧁🍰🎂🍮🍭🍬🍫🍿🍩🍪🌰🥜🍯🥛☕🍵🧃🥤🍶🍺🍻🥂🍷🥃🍸🍹🍾',
  },
  {
    key: 'emoji.activities',
    icon: '⚽',
    emojis:
      '⚽🏀🏈⚾🎾🏐🏉🎱🏓🏸🏒🏏⛳🏹🎣🥊🥋🎽🛹⛸🎿🏆🥇🥈🥉🏅🎖🎗🎫🎟🎪🎭🎨🎬🎤🎧🎼🎹🥁🎷🎺🎸🎻🎲♟🎯🎳🎮🎰🧩🚗🚕🚌🚓🚑🚒🚚🚜🚲🛵🏍🚨🚃🚋🚄🚂✈🛫🚀🛸🚁⛵🚤⛴⚓🗺🗽🗼🏰🎡🎢⛲🏖🏝🌋⛰🏕⛺🏠🏡🏢🏥🏦🏨🏫⛪🕌🌅🌄🌠🎇🎆🌇🌃🌌🌉',
  },
  {
    key: 'emoji.things',
    icon: '💡',
    emojis:
      '⌚📱💻⌨🖥🖨📷📹🎥📞☎📺📻⏰⏳🔋🔌💡🔦🕯💸💵💰💳💎⚖🔧🔨🛠⛏🔩⚙🧲💣🔪🛡🚬⚰🔮💈🔭🔬💊💉🩸🧬🌡🧹🧺🧻🚿🛁🧼🔑🗝🚪🛋🛏🧸🖼🛍🎁🎈🎏🎀🎊🎉✉📩📦📜📄📑📊📈📉📅📋📁📂📰📓📕📗📘📙📚📖🔖📎📐📏📌📍✂🖊✏🔍🔒🔓🔔🔕📢📣💬💭✅❌❓❗💯➕➖♻⚠🚫⛔🔴🟠🟡🟢🔵🟣⚫⚪🏁🏳',
  },
];

const RECENT = 'tocsin.emoji';
const MAX_RECENT = 24;

function recent(): string[] {
  return (localStorage.getItem(RECENT) ?? '').split(' ').filter(Boolean);
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const split = (emojis: string) => Array.from(segmenter.segment(emojis), (it) => it.segment);

interface EmojiPickerProps {
  onPick: (emoji: string) => void;
  /** Left out where stickers may not be sent. */
  onSticker?: (sticker: Document) => void;
  onClose: () => void;
}

/** Emoji, and beside them stickers and custom emoji for those who have sets of them. */
export function EmojiPicker({ onPick, onSticker, onClose }: EmojiPickerProps) {
  const [kind, setKind] = useState<'emoji' | 'sticker' | 'custom'>('emoji');
  const stickers = useSets('sticker');
  const custom = useSets('emoji');
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Only once the press is over: closing moves the page, and what was pressed must not slip away below the finger.
    const outside = (event: MouseEvent) => {
      if (event.target instanceof Node && !panel.current?.parentElement?.contains(event.target)) onClose();
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      onClose();
    };
    document.addEventListener('click', outside);
    document.addEventListener('keydown', escape, { capture: true });
    return () => {
      document.removeEventListener('click', outside);
      document.removeEventListener('keydown', escape, { capture: true });
    };
  }, [onClose]);
  const kinds = [
    { kind: 'emoji' as const, label: t('composer.emoji') },
    ...(onSticker && stickers.length > 0 ? [{ kind: 'sticker' as const, label: t('stickers.title') }] : []),
    ...(custom.length > 0 ? [{ kind: 'custom' as const, label: t('stickers.custom') }] : []),
  ];
  return (
    <div className={css.emoji} ref={panel} role="dialog" aria-label={t('composer.emoji')}>
      {kinds.length > 1 && (
        <div className={css.setTabs} role="tablist" aria-label={t('composer.emoji')}>
          {kinds.map((it) => (
            <button
              key={it.kind}
              type="button"
              role="tab"
              aria-selected={kind === it.kind}
              onClick={() => setKind(it.kind)}
            >
              {it.label}
            </button>
          ))}
        </div>
      )}
      {kind === 'sticker' && onSticker ? (
        <StickerPanel kind="sticker" sets={stickers} onPick={onSticker} />
      ) : kind === 'custom' ? (
        <StickerPanel
          kind="emoji"
          sets={custom}
          onPick={({ emoji, file }) => file.at === 'document' && onPick(emojiMarkup(emoji ?? '🙂', file.id))}
        />
      ) : (
        <PlainEmoji onPick={onPick} />
      )}
    </div>
  );
}

function PlainEmoji({ onPick }: { onPick: (emoji: string) => void }) {
  const [group, setGroup] = useState(recent().length > 0 ? -1 : 0);
  const shown = group < 0 ? recent() : split(GROUPS[group]?.emojis ?? '');
  return (
    <>
      <div className={css.emojiTabs} role="tablist">
        {recent().length > 0 && (
          <button
            type="button"
            role="tab"
            aria-selected={group < 0}
            aria-label={t('emoji.recent')}
            onClick={() => setGroup(-1)}
          >
            🕘
          </button>
        )}
        {GROUPS.map(({ key, icon }, index) => (
          <button
            key={key}
            type="button"
            role="tab"
            aria-selected={group === index}
            aria-label={t(key)}
            onClick={() => setGroup(index)}
          >
            {icon}
          </button>
        ))}
      </div>
      <div className={css.emojiGrid} role="tabpanel">
        {shown.map((emoji) => (
          <button
            key={emoji}
            type="button"
            onClick={() => {
              onPick(emoji);
              localStorage.setItem(
                RECENT,
                [emoji, ...recent().filter((it) => it !== emoji)].slice(0, MAX_RECENT).join(' '),
              );
            }}
          >
            {emoji}
          </button>
        ))}
      </div>
    </>
  );
}
