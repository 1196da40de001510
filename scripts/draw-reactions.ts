/**
 * Draws the reactions for apps that have no pictures of their own: `node scripts/draw-reactions.ts`. Each is taken from
 * Noto Emoji (Google, Apache-2.0), once as a small WebP and once as an animation that swells, and written into
 * src/domain/reactions/pictures.json in base64.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { emoticons } from '#domain';
import { drawBurst } from './draw-reactions/burst.ts';
import { drawAnimation } from './draw-reactions/lottie.ts';

interface Icons {
  width: number;
  icons: Record<string, { body: string }>;
  aliases: Record<string, { parent: string }>;
}

const stillPx = 100;
const target = new URL('../src/domain/reactions/pictures.json', import.meta.url);

const read = async <T>(file: string): Promise<T> =>
  JSON.parse(await readFile(new URL(import.meta.resolve(`@iconify-json/noto/${file}`)), 'utf8'));

const packed = (animation: object): string => gzipSync(JSON.stringify(animation), { level: 9 }).toString('base64');

async function drawAll(): Promise<object> {
  const { icons, aliases, width } = await read<Icons>('icons.json');
  const names = await read<Record<string, string>>('chars.json');
  const pictures: object[] = [];
  for (const emoticon of emoticons) {
    const code = [...emoticon].map((sign) => sign.codePointAt(0)?.toString(16)).join('-');
    const name = names[code] ?? names[`${code}-fe0f`] ?? '';
    const body = (icons[name] ?? icons[aliases[name]?.parent ?? ''])?.body;
    if (!body) throw new Error(`Noto has no ${emoticon}`);
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${stillPx}" height="${stillPx}" viewBox="0 0 ${width} ${width}">${body}</svg>`;
    const still = await sharp(Buffer.from(svg)).webp({ quality: 80, effort: 6 }).toBuffer();
    pictures.push({ emoticon, still: still.toString('base64'), moving: packed(drawAnimation(body, width)) });
  }
  return { source: 'Noto Emoji, Google Inc., Apache-2.0', burst: packed(drawBurst()), pictures };
}

await writeFile(target, `${JSON.stringify(await drawAll(), undefined, 2)}\n`);
