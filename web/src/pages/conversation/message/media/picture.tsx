import { EyeOff, ImageOff, Timer } from 'lucide-react';
import { useState } from 'react';
import { useApp } from '../../../../app/context.tsx';
import type { Message, Photo } from '../../../../data/views.ts';
import { t } from '../../../../i18n/index.ts';
import { useFile } from '../../../../ui/use-file.ts';
import { useActions } from '../../actions.tsx';
import { fitted } from '../../history/items.ts';
import { useBlur } from './use-blur.ts';
import { localUrl } from './local-files.ts';
import { useTransfer } from './use-transfer.ts';
import css from './media.module.css';
import { HoldButton, StopButton } from './transfer-buttons.tsx';

export function Picture({ message, photo, cropped = false }: { message: Message; photo: Photo; cropped?: boolean }) {
  const { view } = useActions();
  const { messenger } = useApp();
  const awaits = photo.timed === true && !message.out && message.unopened;
  const [hidden, setHidden] = useState(photo.spoiler || awaits);
  const [broken, setBroken] = useState(false);
  const url = useFile(photo.file) ?? localUrl(message.key);
  const blur = useBlur(photo.blur);
  const { width, height } = fitted(photo.width, photo.height);
  const moving = useTransfer(message);
  const show = () => {
    setHidden(false);
    if (awaits) messenger.opened(message.chatId, message.id).catch(() => {});
  };
  const picture = (
    <button
      type="button"
      className={css.picture}
      data-cropped={cropped || undefined}
      data-hidden={hidden || undefined}
      style={cropped ? undefined : { width, aspectRatio: `${width} / ${height}` }}
      aria-label={hidden ? t(awaits ? 'media.timed' : 'media.show') : t('media.open')}
      onClick={() => (hidden ? show() : view(message))}
    >
      {blur && <img src={blur} alt="" className={css.blur} />}
      {url && !broken && (
        <img
          src={url}
          alt={message.text.slice(0, 120) || t('media.photo')}
          draggable={false}
          onError={() => setBroken(true)}
        />
      )}
      {broken && <ImageOff size={28} aria-label={t('media.broken')} />}
      {hidden && <span className={css.over}>{awaits ? <Timer size={24} /> : <EyeOff size={24} />}</span>}
    </button>
  );
  if (!moving) return picture;
  return (
    <div className={css.moving} data-cropped={cropped || undefined}>
      {picture}
      <span className={css.over}>
        <HoldButton moving={moving} />
      </span>
      <StopButton moving={moving} />
    </div>
  );
}
