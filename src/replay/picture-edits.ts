import sharp from 'sharp';
import type { Random } from './random.ts';

export type PictureEdit = (bytes: Uint8Array, random: Random) => Promise<Uint8Array>;

const cut = async (bytes: Uint8Array, left: number, top: number, share: number): Promise<Uint8Array> => {
  const { width, height } = await sharp(bytes).metadata();
  const size = { width: Math.round(width * share), height: Math.round(height * share) };
  return sharp(bytes)
    .extract({ left: Math.round(width * left), top: Math.round(height * top), ...size })
    .jpeg({ quality: 85 })
    .toBuffer();
};

const label = (text: string, width: number, height: number): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><text x="${width * 0.06}" y="${height * 0.94}" font-size="${height * 0.1}" font-family="sans-serif" fill="#fff" stroke="#000" stroke-width="1">${text}</text></svg>`,
  );

/** What happens to avatars on their way back. */
export const PICTURE_EDITS: Record<string, PictureEdit> = {
  jpeg30: async (bytes) => sharp(bytes).jpeg({ quality: 30 }).toBuffer(),
  resize160: async (bytes) => sharp(bytes).resize(160).jpeg({ quality: 80 }).toBuffer(),
  crop2: (bytes) => cut(bytes, 0.02, 0.02, 0.96),
  crop5: (bytes) => cut(bytes, 0.05, 0.05, 0.9),
  crop10: (bytes) => cut(bytes, 0.1, 0.1, 0.8),
  offCentre8: (bytes, random) => cut(bytes, random.chance(0.5) ? 0 : 0.08, random.chance(0.5) ? 0 : 0.08, 0.92),
  frame5: async (bytes, random) => {
    const { width } = await sharp(bytes).metadata();
    const edge = Math.round(width * 0.05);
    const background = random.pick(['#c02020', '#ffffff', '#000000', '#f0c000']);
    return sharp(bytes).extend({ top: edge, bottom: edge, left: edge, right: edge, background }).jpeg().toBuffer();
  },
  watermark: async (bytes) => {
    const { width, height } = await sharp(bytes).metadata();
    return sharp(bytes)
      .composite([{ input: label('channel', width, height) }])
      .jpeg()
      .toBuffer();
  },
  cornerLogo: async (bytes) => {
    const { width, height } = await sharp(bytes).metadata();
    const size = Math.round(width * 0.1);
    const dot = Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><circle cx="${size / 2}" cy="${size / 2}" r="${size / 2}" fill="#e01010"/></svg>`,
    );
    return sharp(bytes)
      .composite([{ input: dot, left: width - size - 4, top: height - size - 4 }])
      .jpeg()
      .toBuffer();
  },
  rotate2: async (bytes) => sharp(bytes).rotate(2, { background: '#fff' }).jpeg().toBuffer(),
  tilt: async (bytes, random) => {
    const degrees = random.between(3, 10) * (random.chance(0.5) ? 1 : -1);
    return sharp(bytes).rotate(degrees, { background: '#fff' }).jpeg().toBuffer();
  },
  quarterTurn: async (bytes, random) =>
    sharp(bytes)
      .rotate(random.pick([90, 180, 270]))
      .jpeg()
      .toBuffer(),
  mirror: async (bytes) => sharp(bytes).flop().jpeg().toBuffer(),
  negative: async (bytes) =>
    sharp(bytes).flatten({ background: '#fff' }).negate({ alpha: false }).jpeg({ quality: 85 }).toBuffer(),
  recolour: async (bytes, random) =>
    sharp(bytes)
      .modulate({ hue: random.int(360), brightness: random.between(0.9, 1.1) })
      .jpeg()
      .toBuffer(),
};

export const PICTURE_EDIT_NAMES = Object.keys(PICTURE_EDITS);

/** The picture after one edit, drawn among those that evaders make. */
export async function editPicture(bytes: Uint8Array, random: Random): Promise<Uint8Array> {
  const edit = PICTURE_EDITS[random.pick(PICTURE_EDIT_NAMES)];
  return edit ? edit(bytes, random) : bytes;
}

/** A screenshot: the text as a picture, with nothing of it left as text. */
export function screenshotOf(text: string): Promise<Uint8Array> {
  const safe = text.replace(/[<>&\p{Cc}]/gu, ' ').slice(0, 240);
  const lines = safe.match(/.{1,40}/gu) ?? [];
  const body = lines.map(
    (line, at) => `<text x="12" y="${30 + at * 26}" font-size="20" font-family="sans-serif">${line}</text>`,
  );
  const height = 40 + lines.length * 26;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="${height}"><rect width="480" height="${height}" fill="#fff"/>${body.join('')}</svg>`;
  return sharp(Buffer.from(svg)).png({ compressionLevel: 1 }).toBuffer();
}
