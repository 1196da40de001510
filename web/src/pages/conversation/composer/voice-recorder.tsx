import { SendHorizontal, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { OutgoingFile } from '../../../data/verbs/sending.ts';
import { duration } from '../../../i18n/format.ts';
import { t } from '../../../i18n/index.ts';
import { IconButton } from '../../../ui/button.tsx';
import { say } from '../../../ui/toast.tsx';
import css from './composer.module.css';
import { packWaveform } from '../message/media/waveform.ts';

const SAMPLE_MS = 80;
const MAX_S = 30 * 60;
const MAX_WAVES = 100;
const TYPES = ['audio/ogg;codecs=opus', 'audio/mp4', 'audio/webm;codecs=opus'];

interface Recording {
  recorder: MediaRecorder;
  stop: () => void;
}

/** Records a voice message: a red dot, the time, throw away or send. */
export function VoiceRecorder({
  onRecorded,
  onDone,
}: {
  onRecorded: (file: OutgoingFile) => void;
  onDone: () => void;
}) {
  const [seconds, setSeconds] = useState(0);
  const [level, setLevel] = useState(0);
  const recording = useRef<Recording>(undefined);
  const levels = useRef<number[]>([]);
  const parts = useRef<Blob[]>([]);
  const wanted = useRef(false);
  const started = useRef(0);

  useEffect(() => {
    let closed = false;
    record((loudness) => {
      levels.current.push(loudness);
      setLevel(loudness);
      const passed = (performance.now() - started.current) / 1000;
      setSeconds(passed);
      if (passed > MAX_S) finish(true);
    }).then(
      (made) => {
        if (closed) return made.stop();
        started.current = performance.now();
        recording.current = made;
        made.recorder.ondataavailable = (event) => parts.current.push(event.data);
        made.recorder.onstop = () => {
          if (wanted.current)
            onRecorded(fileOf(made.recorder.mimeType, parts.current, levels.current, started.current));
          onDone();
        };
        made.recorder.start(1000);
      },
      () => {
        say(t('voice.noMicrophone'), 'error');
        onDone();
      },
    );
    return () => {
      closed = true;
      recording.current?.stop();
    };
    // One recording for each time the recorder is opened.
  }, []);

  const finish = (send: boolean) => {
    wanted.current = send;
    if (recording.current) recording.current.stop();
    else onDone();
  };
  return (
    <div className={css.composer}>
      <div className={css.line} role="group" aria-label={t('composer.voice')}>
        <IconButton label={t('voice.discard')} onClick={() => finish(false)}>
          <Trash2 size={20} />
        </IconButton>
        <span className={css.recording} role="timer">
          <i style={{ transform: `scale(${1 + level / 31})` }} />
          {duration(seconds)}
        </span>
        <IconButton label={t('composer.send')} strong onClick={() => finish(true)} autoFocus>
          <SendHorizontal size={19} />
        </IconButton>
      </div>
    </div>
  );
}

/** Opens the microphone; `onLevel` gets its loudness (0…31) many times a second. */
async function record(onLevel: (level: number) => void): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: true, noiseSuppression: true },
  });
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Uint8Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getByteTimeDomainData(samples);
    const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample - 128)), 0);
    onLevel(Math.min(31, Math.round((peak / 128) * 48)));
  }, SAMPLE_MS);
  const recorder = new MediaRecorder(stream, { mimeType: TYPES.find((type) => MediaRecorder.isTypeSupported(type)) });
  return {
    recorder,
    stop: () => {
      clearInterval(timer);
      if (recorder.state !== 'inactive') recorder.stop();
      for (const track of stream.getTracks()) track.stop();
      void context.close();
    },
  };
}

function fileOf(type: string, parts: Blob[], levels: number[], startedMs: number): OutgoingFile {
  const mime = type.split(';')[0] || 'audio/webm';
  const step = Math.max(1, levels.length / MAX_WAVES);
  const waves = Array.from({ length: Math.min(MAX_WAVES, levels.length) }, (_, i) => levels[Math.floor(i * step)] ?? 0);
  return {
    blob: new Blob(parts, { type: mime }),
    name: `voice.${mime.split('/')[1]}`,
    as: 'voice',
    durationS: (performance.now() - startedMs) / 1000,
    waveform: packWaveform(waves),
  };
}
