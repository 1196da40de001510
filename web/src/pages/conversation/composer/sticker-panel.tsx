import { useEffect, useState } from 'react';
import { useApp, useFetched } from '../../../app/context.tsx';
import type { Document, StickerSetRef } from '../../../data/views.ts';
import { t } from '../../../i18n/index.ts';
import { Failed, Skeleton } from '../../../ui/states.tsx';
import css from './composer.module.css';
import { Sticker } from '../message/media/sticker.tsx';

export type SetKind = 'sticker' | 'emoji';

/** The account's own sets of a kind; empty until they are known, and while there are none. */
export function useSets(kind: SetKind): StickerSetRef[] {
  const { messenger } = useApp();
  const [sets, setSets] = useState<StickerSetRef[]>([]);
  useEffect(() => {
    messenger.stickerSets(kind).then(setSets, () => {});
  }, [messenger, kind]);
  return sets;
}

interface StickerPanelProps {
  kind: SetKind;
  sets: StickerSetRef[];
  onPick: (sticker: Document) => void;
}

/** One set at a time, with tabs for the others; stickers sent lately come first. */
export function StickerPanel({ kind, sets, onPick }: StickerPanelProps) {
  const { messenger } = useApp();
  const recent = useFetched(() => (kind === 'sticker' ? messenger.recentStickers() : Promise.resolve([])), kind);
  const [chosen, setChosen] = useState<StickerSetRef>();
  const hasRecent = (recent.value?.length ?? 0) > 0;
  const shown = chosen ?? (hasRecent ? undefined : sets[0]);
  return (
    <>
      <div className={css.setTabs} role="tablist" aria-label={t('stickers.sets')}>
        {hasRecent && (
          <button type="button" role="tab" aria-selected={!shown} onClick={() => setChosen(undefined)}>
            {t('emoji.recent')}
          </button>
        )}
        {sets.map((set) => (
          <button
            key={set.id}
            type="button"
            role="tab"
            aria-selected={shown?.id === set.id}
            onClick={() => setChosen(set)}
          >
            <bdi>{set.title}</bdi>
          </button>
        ))}
      </div>
      <div className={css.stickerGrid} data-kind={kind} role="tabpanel">
        {shown ? (
          <SetContent key={shown.id} set={shown} onPick={onPick} />
        ) : (
          <Choices stickers={recent.value ?? []} onPick={onPick} />
        )}
      </div>
    </>
  );
}

function SetContent({ set, onPick }: { set: StickerSetRef; onPick: (sticker: Document) => void }) {
  const { messenger } = useApp();
  const { value, error, again } = useFetched(() => messenger.stickerSet(set), set.id);
  if (error !== undefined) return <Failed error={error} again={again} />;
  if (!value) return <Skeleton rows={2} round={false} />;
  return <Choices stickers={value.stickers} onPick={onPick} />;
}

export function Choices({ stickers, onPick }: { stickers: Document[]; onPick?: (sticker: Document) => void }) {
  return stickers.map((sticker) => (
    <button
      key={sticker.file.at === 'document' ? sticker.file.id : sticker.name}
      type="button"
      aria-label={`${t('media.sticker')} ${sticker.emoji ?? ''}`.trim()}
      disabled={!onPick}
      onClick={() => onPick?.(sticker)}
    >
      <Sticker sticker={sticker} />
    </button>
  ));
}
