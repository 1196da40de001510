import type { Document } from '../../../data/views.ts';
import { useFile } from '../../../ui/use-file.ts';
import css from './media.module.css';

export function Sticker({ sticker }: { sticker: Document }) {
  // Animations of the kind that needs a player of its own show their still picture, or the emoji they stand for.
  const still = sticker.mime !== 'image/webp' && sticker.mime !== 'video/webm';
  const url = useFile(still ? sticker.preview : sticker.file);
  const video = sticker.mime === 'video/webm';
  return (
    <span className={css.sticker} role="img" aria-label={sticker.emoji}>
      {url ? (
        video ? (
          <video src={url} autoPlay loop muted playsInline />
        ) : (
          <img src={url} alt={sticker.emoji ?? ''} draggable={false} />
        )
      ) : (
        sticker.emoji
      )}
    </span>
  );
}
