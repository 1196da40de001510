import { Play } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useApp } from '../../../../app/context.tsx';
import { closeStream, openStream } from '../../../../app/streams.ts';
import type { Document, Message } from '../../../../data/views.ts';
import { duration, fileSize } from '../../../../i18n/format.ts';
import { t } from '../../../../i18n/index.ts';
import { useFile } from '../../../../ui/use-file.ts';
import { fitted } from '../../history/items.ts';
import { CannotPlay } from './cannot-play.tsx';
import css from './media.module.css';
import { HoldButton, StopButton } from './transfer-buttons.tsx';
import { stopsWhenGone } from './stop-loading.ts';
import { useBlur } from './use-blur.ts';
import { useDownload } from './use-download.ts';
import { useTransfer } from './use-transfer.ts';

const PLAY_GIF_BYTES = 4 * 1024 * 1024;

const isBlob = (url: string) => url.startsWith('blob:');

function release(url: string): void {
  if (isBlob(url)) URL.revokeObjectURL(url);
  else closeStream(url);
}

/** A video with the browser's own controls, which plays while it loads; short silent loops play by themselves. */
export function Video({ message, video, cropped = false }: { message: Message; video: Document; cropped?: boolean }) {
  const gif = video.kind === 'gif';
  const { messenger } = useApp();
  const loops = gif && video.bytes < PLAY_GIF_BYTES && !matchMedia('(prefers-reduced-motion: reduce)').matches;
  const poster = useFile(video.preview);
  const blur = useBlur(video.blur);
  const download = useDownload(video.file);
  const [url, setUrl] = useState<string>();
  const [broken, setBroken] = useState(false);
  const { width, height } = fitted(video.width ?? 320, video.height ?? 240);
  useEffect(() => () => void (url && release(url)), [url]);
  const loadWhole = async () => {
    const blob = await download.start();
    if (blob) setUrl(URL.createObjectURL(blob));
  };
  const start = async () => {
    const awaits = video.kind === 'round' || video.timed === true;
    if (awaits && !message.out && message.unopened) messenger.opened(message.chatId, message.id).catch(() => {});
    const streamed = loops ? undefined : openStream(messenger, video.file);
    if (streamed) setUrl(streamed);
    else await loadWhole();
  };
  const failed = () => {
    if (!url || isBlob(url)) return setBroken(true);
    setUrl(undefined);
    void loadWhole();
  };
  const sending = message.state === 'sending';
  useEffect(() => {
    if (loops && !sending && !url) void start();
    // Once for each file.
  }, [loops, sending, video.file]);
  const frame = cropped
    ? undefined
    : video.kind === 'round'
      ? { width: 240, aspectRatio: '1' }
      : { width, aspectRatio: `${width} / ${height}` };
  const moving = useTransfer(message, download);
  const look = {
    className: css.picture,
    'data-round': video.kind === 'round' || undefined,
    'data-cropped': cropped || undefined,
    style: frame,
  };
  if (broken) return <CannotPlay download={download} name={video.name} />;
  if (url) {
    return (
      <div {...look}>
        <video
          ref={stopsWhenGone}
          src={url}
          poster={poster ?? blur}
          controls={!gif}
          autoPlay
          loop={gif}
          muted={gif}
          playsInline
          // `autoPlay` alone waits until the whole rest seems sure to arrive in time.
          onLoadedMetadata={(event) => void event.currentTarget.play().catch(() => {})}
          onError={failed}
        />
      </div>
    );
  }
  const still = (
    <>
      {(poster ?? blur) && <img src={poster ?? blur} alt="" className={poster ? undefined : css.blur} />}
      <span className={css.over}>{moving ? <HoldButton moving={moving} /> : <Play size={26} />}</span>
      <span className={css.length}>{video.durationS ? duration(video.durationS) : fileSize(video.bytes)}</span>
    </>
  );
  if (moving) {
    return (
      <div {...look}>
        {still}
        <StopButton moving={moving} />
      </div>
    );
  }
  return (
    <button type="button" {...look} aria-label={t('media.playVideo')} onClick={() => void start()}>
      {still}
    </button>
  );
}
