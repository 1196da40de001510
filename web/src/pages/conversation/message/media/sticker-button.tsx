import { lazy, Suspense, useState } from 'react';
import type { Document } from '../../../../data/views.ts';
import { t } from '../../../../i18n/index.ts';
import css from './media.module.css';
import { Sticker } from './sticker.tsx';

const StickerSetDialog = lazy(() =>
  import('../sticker-set.tsx').then((module) => ({ default: module.StickerSetDialog })),
);

/** A sticker in a chat leads to its set; one that belongs to none is a picture. */
export function StickerButton({ sticker }: { sticker: Document }) {
  const [open, setOpen] = useState(false);
  if (!sticker.set) return <Sticker sticker={sticker} />;
  return (
    <>
      <button
        type="button"
        className={css.stickerButton}
        aria-label={`${t('media.sticker')} ${sticker.emoji ?? ''}. ${t('stickers.open')}`}
        onClick={() => setOpen(true)}
      >
        <Sticker sticker={sticker} />
      </button>
      <Suspense>{open && <StickerSetDialog set={sticker.set} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
