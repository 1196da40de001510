import { useEffect, useRef, useState } from 'react';
import { t } from '../../../i18n/index.ts';
import type { Document } from '../../../data/views.ts';
import css from './composer.module.css';
import { emojiMarkup } from './markup.ts';
import { PlainEmoji } from './plain-emoji.tsx';
import { StickerPanel, useSets } from './sticker-panel.tsx';

interface EmojiPickerProps {
  onPick: (emoji: string) => void;
  /** Left out where stickers may not be sent. */
  onSticker?: (sticker: Document) => void;
  /** `byKey`: the focus was in here and has to go on. */
  onClose: (byKey: boolean) => void;
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
      // The path is as it was at the press: what was pressed may be gone from the panel by now.
      const around = panel.current?.parentElement;
      if (around && !event.composedPath().includes(around)) onClose(false);
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      onClose(true);
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
