import { useEffect, useRef, useState } from 'react';
import { type Key, t } from '../../i18n/index.ts';
import css from './composer.module.css';

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

export function EmojiPicker({ onPick, onClose }: { onPick: (emoji: string) => void; onClose: () => void }) {
  const [group, setGroup] = useState(recent().length > 0 ? -1 : 0);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && !panel.current?.parentElement?.contains(event.target)) onClose();
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [onClose]);
  const shown = group < 0 ? recent() : split(GROUPS[group]?.emojis ?? '');
  return (
    <div
      className={css.emoji}
      ref={panel}
      role="dialog"
      aria-label={t('composer.emoji')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          onClose();
        }
      }}
    >
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
    </div>
  );
}
