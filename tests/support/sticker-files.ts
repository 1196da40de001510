import { gzipSync } from 'node:zlib';
import sharp from 'sharp';

/** A lamp on nothing: a picture with see-through parts. */
export const stickerPicture = (
  widthPx = 512,
  heightPx = 512,
  format: 'png' | 'webp' = 'png',
  colour = '#ff9900',
): Promise<Buffer> =>
  sharp({ create: { width: widthPx, height: heightPx, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
    .composite([
      {
        input: { create: { width: widthPx >> 1, height: heightPx >> 1, channels: 4, background: colour } },
        gravity: 'centre',
      },
    ])
    .toFormat(format)
    .toBuffer();

/** A Lottie animation as Telegram packs it. */
export const stickerAnimation = (more: object = {}): Buffer =>
  gzipSync(JSON.stringify({ tgs: 1, v: '5.5.2', fr: 60, ip: 0, op: 180, w: 512, h: 512, layers: [], ...more }));

interface VideoFacts {
  widthPx?: number;
  heightPx?: number;
  durationMs?: number;
  codec?: string;
  docType?: string;
  sound?: boolean;
  /** Leaves the duration to be told by the last frame. */
  unsaid?: boolean;
}

/** The head of a WebM file, and one frame of nothing. */
export function stickerVideo(facts: VideoFacts = {}): Buffer {
  const { widthPx = 512, heightPx = 512, durationMs = 2000, codec = 'V_VP9', docType = 'webm' } = facts;
  const duration = Buffer.alloc(4);
  duration.writeFloatBE(durationMs);
  const side = (id: number, px: number) => element(id, Buffer.from([px >> 8, px & 0xff]));
  const video = element(0xe0, Buffer.concat([side(0xb0, widthPx), side(0xba, heightPx)]));
  const track = (type: number, name: string, more: Uint8Array = Buffer.alloc(0)) =>
    element(0xae, Buffer.concat([element(0x83, Buffer.of(type)), element(0x86, Buffer.from(name)), more]));
  const tracks = [track(1, codec, video), ...(facts.sound ? [track(2, 'A_OPUS')] : [])];
  const frame = Buffer.from([0x81, durationMs >> 8, durationMs & 0xff, 0x80, 0]);
  return Buffer.concat([
    element(0x1a45dfa3, element(0x4282, Buffer.from(docType))),
    element(
      0x18538067,
      Buffer.concat([
        element(0x1549a966, facts.unsaid ? Buffer.alloc(0) : element(0x4489, duration)),
        element(0x1654ae6b, Buffer.concat(tracks)),
        element(0x1f43b675, Buffer.concat([element(0xe7, Buffer.of(0)), element(0xa3, frame)])),
      ]),
    ),
  ]);
}

function element(id: number, body: Buffer): Buffer {
  const name = Buffer.from(id.toString(16).padStart(2, '0'), 'hex');
  const size = Buffer.alloc(4);
  size.writeUInt32BE(0x10000000 | body.length);
  return Buffer.concat([name, size, body]);
}
