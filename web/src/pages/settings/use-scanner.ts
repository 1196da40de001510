import { decodeQR } from 'qr/decode.js';
import { useEffect, useRef, useState } from 'react';

const EVERY_MS = 180;
/** Enough for a code that fills a good part of the picture, and quick to read on a phone. */
const LONG_SIDE_PX = 640;
const LOGIN_CODE = /^tg:\/\/login\?token=/;

/** Looks for a sign-in code through the camera as long as `on`; the camera is let go of when it is not. */
export function useScanner(on: boolean, onCode: (code: string) => void) {
  const video = useRef<HTMLVideoElement>(null);
  const [failed, setFailed] = useState(false);
  const found = useRef(onCode);
  found.current = onCode;
  useEffect(() => {
    if (!on) return;
    let current = true;
    let stream: MediaStream | undefined;
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      if (!current) return;
      const code = video.current && codeIn(video.current);
      if (code && LOGIN_CODE.test(code)) found.current(code);
      else timer = setTimeout(look, EVERY_MS);
    };
    const start = async () => {
      const opened = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      if (!current) return close(opened);
      stream = opened;
      if (!video.current) return;
      video.current.srcObject = opened;
      await video.current.play();
      look();
    };
    start().catch(() => current && setFailed(true));
    return () => {
      current = false;
      clearTimeout(timer);
      if (stream) close(stream);
    };
  }, [on]);
  return { video, failed };
}

function close(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function codeIn(video: HTMLVideoElement): string | undefined {
  const scale = Math.min(1, LONG_SIDE_PX / Math.max(video.videoWidth, video.videoHeight));
  const width = Math.round(video.videoWidth * scale);
  const height = Math.round(video.videoHeight * scale);
  if (width === 0 || height === 0) return undefined;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) return undefined;
  context.drawImage(video, 0, 0, width, height);
  try {
    return decodeQR(context.getImageData(0, 0, width, height));
  } catch {
    // Most pictures show no code.
    return undefined;
  }
}
