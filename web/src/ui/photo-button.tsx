import { Camera } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { t } from '../i18n/index.ts';
import css from './photo-button.module.css';
import { say } from './toast.tsx';

const SIDE_PX = 640;

/** Chooses a picture for a person or chat: cut to a square in the middle. */
export function PhotoButton({
  onPhoto,
  chosen,
  children,
}: {
  onPhoto: (photo: Blob) => void;
  chosen?: Blob;
  children: ReactNode;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!chosen) return;
    const made = URL.createObjectURL(chosen);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [chosen]);
  return (
    <>
      <button
        type="button"
        className={css.button}
        aria-label={t('photo.choose')}
        onClick={() => input.current?.click()}
      >
        {url ? <img src={url} alt="" /> : children}
        <span className={css.over}>
          <Camera size={22} />
        </span>
      </button>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        data-photo
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) square(file).then(onPhoto, () => say(t('photo.broken'), 'error'));
        }}
      />
    </>
  );
}

async function square(file: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(file);
  const side = Math.min(bitmap.width, bitmap.height);
  const size = Math.min(SIDE_PX, Math.max(160, side));
  const canvas = new OffscreenCanvas(size, size);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, size, size);
  context.drawImage(bitmap, (bitmap.width - side) / 2, (bitmap.height - side) / 2, side, side, 0, 0, size, size);
  bitmap.close();
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
}
