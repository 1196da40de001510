import lottie, { type AnimationItem } from 'lottie-web/build/player/lottie_light_canvas.js';
import { useEffect, useRef } from 'react';
import { useApp } from '../../../../app/context.tsx';
import type { Document } from '../../../../data/views.ts';
import { unpackAnimation } from './animation.ts';
import css from './media.module.css';

/** A sharper drawing than this is not seen, and costs more with each frame. */
const MAX_DENSITY = 2;

interface MovingStickerProps {
  sticker: Document;
  /** False: its first picture only. */
  plays: boolean;
  onBroken: () => void;
}

/** Plays an animated sticker while it is in sight. With its player, it is loaded only where one is to be seen. */
export default function MovingSticker({ sticker, plays, onBroken }: MovingStickerProps) {
  const { messenger } = useApp();
  const place = useRef<HTMLSpanElement>(null);
  const broken = useRef(onBroken);
  broken.current = onBroken;
  const { file } = sticker;
  useEffect(() => {
    const container = place.current;
    if (!container) return;
    let player: AnimationItem | undefined;
    let inSight = true;
    let current = true;
    const start = async () => {
      const animationData = await unpackAnimation(await messenger.file(file));
      if (!current) return;
      if (!animationData) return broken.current();
      player = lottie.loadAnimation({
        container,
        renderer: 'canvas',
        loop: plays,
        autoplay: plays && inSight,
        animationData,
        rendererSettings: { clearCanvas: true, dpr: Math.min(devicePixelRatio, MAX_DENSITY) },
      });
      if (!plays) player.goToAndStop(0, true);
    };
    start().catch(() => current && broken.current());
    const observer = new IntersectionObserver(([entry]) => {
      inSight = entry?.isIntersecting ?? false;
      if (!plays) return;
      if (inSight) player?.play();
      else player?.pause();
    });
    observer.observe(container);
    return () => {
      current = false;
      observer.disconnect();
      player?.destroy();
    };
  }, [messenger, file, plays]);
  return <span ref={place} className={css.moves} data-moves={plays || undefined} />;
}
