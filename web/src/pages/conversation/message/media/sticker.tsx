import { lazy, Suspense, useState } from 'react';
import type { Document } from '../../../../data/views.ts';
import { useFile } from '../../../../ui/use-file.ts';
import { useReducedMotion } from '../../../../ui/use-reduced-motion.ts';
import css from './media.module.css';

const MovingSticker = lazy(() => import('./moving-sticker.tsx'));

const ANIMATION = 'application/x-tgsticker';
const VIDEO = 'video/webm';

/** A sticker in a chat, in a panel or in a set. */
export function Sticker({ sticker }: { sticker: Document }) {
  return (
    <span className={css.sticker} role="img" aria-label={sticker.emoji}>
      <StickerPicture sticker={sticker} instead={sticker.emoji ?? ''} />
    </span>
  );
}

/**
 * The picture, video or animation itself. Until it is there, or where it cannot be shown: its still picture, else `instead`.
 * With reduced motion nothing plays.
 */
export function StickerPicture({ sticker, instead }: { sticker: Document; instead: string }) {
  const plays = !useReducedMotion();
  const [tries, setTries] = useState<'whole' | 'still' | 'instead'>('whole');
  const give = () => setTries(tries === 'whole' && sticker.preview ? 'still' : 'instead');
  const whole = tries === 'whole' && (sticker.mime === VIDEO || sticker.mime === 'image/webp');
  const url = useFile(whole ? sticker.file : sticker.preview);
  if (whole && url && sticker.mime === VIDEO) {
    return <video key={String(plays)} src={url} autoPlay={plays} loop muted playsInline onError={give} />;
  }
  const still =
    url && tries !== 'instead' && (tries === 'still' || sticker.mime !== VIDEO) ? (
      <img src={url} alt={instead} draggable={false} onError={give} />
    ) : (
      instead
    );
  if (tries !== 'whole' || sticker.mime !== ANIMATION) return <>{still}</>;
  return (
    <Suspense fallback={still}>
      <MovingSticker sticker={sticker} plays={plays} onBroken={give} />
    </Suspense>
  );
}
