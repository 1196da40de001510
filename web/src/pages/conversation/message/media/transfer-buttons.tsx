import { Pause, Play, X } from 'lucide-react';
import { t } from '../../../../i18n/index.ts';
import { Ring } from '../../../../ui/spinner.tsx';
import css from './media.module.css';
import type { Moving } from './use-transfer.ts';

/** Holds a transfer and lets it go on; the ring around it fills. */
export function HoldButton({ moving, size = 44 }: { moving: Moving; size?: number }) {
  return (
    <button
      type="button"
      className={css.hold}
      aria-label={t(moving.paused ? 'transfer.resume' : 'transfer.pause')}
      onClick={() => moving.setPaused(!moving.paused)}
    >
      {moving.paused ? <Play size={20} /> : <Pause size={20} />}
      <span className={css.fileRing}>
        <Ring value={moving.done} size={size} />
      </span>
    </button>
  );
}

export function StopButton({ moving }: { moving: Moving }) {
  return (
    <button type="button" className={css.stop} aria-label={t('transfer.cancel')} onClick={moving.cancel}>
      <X size={18} />
    </button>
  );
}
