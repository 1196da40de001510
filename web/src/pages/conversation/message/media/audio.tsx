import { Pause, Play } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useApp } from '../../../../app/context.tsx';
import type { Document, Message } from '../../../../data/views.ts';
import { duration } from '../../../../i18n/format.ts';
import { t } from '../../../../i18n/index.ts';
import { Spinner } from '../../../../ui/spinner.tsx';
import { clean } from '../../../../ui/peer-name.tsx';
import { CannotPlay } from './cannot-play.tsx';
import css from './media.module.css';
import { stopLoading } from './stop-loading.ts';
import { useDownload } from './use-download.ts';
import { unpackWaveform } from './waveform.ts';

let playing: HTMLAudioElement | undefined;

/** Voice messages and music: one plays at a time, at a chosen speed. */
export function Audio({ message, audio }: { message: Message; audio: Document }) {
  const { messenger } = useApp();
  const download = useDownload(audio.file);
  const element = useRef<HTMLAudioElement>(null);
  const [url, setUrl] = useState<string>();
  const [on, setOn] = useState(false);
  const [at, setAt] = useState(0);
  const [fast, setFast] = useState(false);
  const [broken, setBroken] = useState(false);
  const total = audio.durationS || element.current?.duration || 0;
  useEffect(() => {
    const player = element.current;
    return () => {
      if (!url) return;
      if (player) stopLoading(player);
      URL.revokeObjectURL(url);
    };
  }, [url]);
  const toggle = async () => {
    if (on) return element.current?.pause();
    if (!url) {
      const blob = await download.start();
      if (blob) setUrl(URL.createObjectURL(blob));
      return;
    }
    await play();
  };
  const play = async () => {
    const it = element.current;
    if (!it) return;
    if (playing && playing !== it) playing.pause();
    playing = it;
    it.playbackRate = fast ? 1.5 : 1;
    await it.play().catch(() => setBroken(true));
  };
  const name = audio.kind === 'audio' ? [audio.performer, audio.title].filter(Boolean).join(' – ') || audio.name : '';
  const sending = message.state === 'sending';
  if (broken) return <CannotPlay download={download} name={audio.name} />;
  return (
    <div className={css.audio}>
      <button
        type="button"
        className={css.fileIcon}
        disabled={sending}
        aria-label={on ? t('media.pause') : t('media.play')}
        onClick={() => void toggle()}
      >
        {download.state === 'loading' || sending ? <Spinner /> : on ? <Pause size={20} /> : <Play size={20} />}
      </button>
      <div className={css.audioWords}>
        {name && <bdi className={css.fileName}>{clean(name)}</bdi>}
        <Waves
          form={audio.waveform}
          at={total > 0 ? at / total : 0}
          onSeek={(part) => {
            if (element.current && total > 0) element.current.currentTime = part * total;
          }}
        />
        <span className={css.fileSize}>
          {on || at > 0 ? `${duration(at)} / ${duration(total)}` : duration(total)}
          {audio.kind === 'voice' && message.unopened && (
            <span className={css.unplayed} role="img" aria-label={t('media.unplayed')} title={t('media.unplayed')} />
          )}
        </span>
      </div>
      {url && (
        <button
          type="button"
          className={css.speed}
          aria-pressed={fast}
          onClick={() => {
            setFast(!fast);
            if (element.current) element.current.playbackRate = fast ? 1 : 1.5;
          }}
        >
          1.5×
        </button>
      )}
      {/* The text of a voice message is not known: there is nothing to caption. */}
      <audio
        ref={element}
        src={url}
        onCanPlay={() => at === 0 && !on && url && void play()}
        onPlay={() => {
          setOn(true);
          if (message.unopened && !message.out) messenger.opened(message.chatId, message.id).catch(() => {});
        }}
        onPause={() => setOn(false)}
        onEnded={() => setAt(0)}
        onError={() => url && setBroken(true)}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
      />
    </div>
  );
}

const BARS = 44;

function Waves({ form, at, onSeek }: { form: Uint8Array | undefined; at: number; onSeek: (part: number) => void }) {
  const values = form ? unpackWaveform(form) : [];
  const bars = Array.from({ length: BARS }, (_, i) => values[Math.floor((i * values.length) / BARS)] ?? 4);
  return (
    <div className={css.waves}>
      <svg viewBox={`0 0 ${BARS * 4} 32`} preserveAspectRatio="none" aria-hidden="true">
        {bars.map((value, i) => (
          // Bars have nothing but their place.
          <rect
            key={i}
            x={i * 4}
            y={30 - value * 0.88}
            width="2.4"
            height={value * 0.88 + 2}
            rx="1"
            opacity={i / BARS <= at ? 1 : 0.35}
          />
        ))}
      </svg>
      <input
        type="range"
        min={0}
        max={1}
        step={0.01}
        value={at}
        aria-label={t('media.position')}
        onChange={(event) => onSeek(Number(event.target.value))}
      />
    </div>
  );
}
