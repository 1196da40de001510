import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { packageFolder } from './corpora.ts';
import type { Random } from './random.ts';

/** Pictures from packages (emoji, emblems, flags) or from a folder, rendered as avatars. All bytes are PNG or JPEG. */
export interface PictureSource {
  /** A stock picture, as thousands of channels use them. */
  stock(random: Random): Promise<Uint8Array>;
  /** A flag or other emblem that whole communities share; `index` chooses it. */
  emblem(index: number): Promise<Uint8Array>;
  /** A composed avatar of a network's own making. */
  composed(random: Random): Promise<OwnPicture>;
}

/** A picture and how to draw it again by hand: other shades, other thickness, slightly other place. */
export interface OwnPicture {
  bytes: Uint8Array;
  redrawn(random: Random): Promise<Uint8Array>;
}

interface IconSet {
  width?: number;
  icons: Record<string, { body: string }>;
}

interface Icon {
  body: string;
  size: number;
}

const SIZE = 288;
const SHADES = [
  '#1d3557',
  '#f1faee',
  '#7f1d1d',
  '#f4d35e',
  '#111111',
  '#2a6f4e',
  '#ffffff',
  '#5b3a8c',
  '#d9822b',
  '#8fa3b0',
];

function loadIcons(name: string, plain: boolean): Icon[] {
  const folder = packageFolder(name);
  if (folder === undefined) return [];
  const set: IconSet = JSON.parse(readFileSync(join(folder, 'icons.json'), 'utf8'));
  const skip = /flag|clock|skin|light|dark|medium|keycap|button/;
  return Object.entries(set.icons)
    .filter(([key, { body }]) => (plain || !skip.test(key)) && body.length < 12_000)
    .map(([, { body }]) => ({ body, size: set.width ?? 512 }));
}

function loadFlags(): string[] {
  const folder = packageFolder('flag-icons');
  if (folder === undefined) return [];
  const flags = join(folder, 'flags', '4x3');
  return readdirSync(flags)
    .sort()
    .map((file) => join(flags, file));
}

const draw = (icon: Icon, shade: string, x: number, y: number, share: number): string => {
  const scale = (SIZE * share) / icon.size;
  return `<g transform="translate(${x} ${y}) scale(${scale})" color="${shade}">${icon.body.replaceAll('currentColor', shade)}</g>`;
};

const frame = (ground: string, inner: string): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${SIZE}" height="${SIZE}"><rect width="${SIZE}" height="${SIZE}" fill="${ground}"/>${inner}</svg>`,
  );

const render = (svg: Buffer): Promise<Buffer> => sharp(svg).png({ compressionLevel: 1 }).toBuffer();

function loadFolder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:png|jpe?g|webp|gif|svg|tiff?|avif)$/i.test(name))
    .map((name) => join(folder, name))
    .filter((path) => existsSync(path) && statSync(path).size < 16e6)
    .sort()
    .slice(0, 20_000);
}

const fromFile = (path: string): Promise<Buffer> =>
  sharp(path, { limitInputPixels: 60_000_000 })
    .resize(SIZE, SIZE, { fit: 'cover' })
    .flatten({ background: '#fff' })
    .png({ compressionLevel: 1 })
    .toBuffer();

/** Opens the packages' pictures, or a folder of one's own when it holds at least fifty. */
export function openPictures(ownFolder?: string): PictureSource {
  const own = ownFolder === undefined ? [] : loadFolder(ownFolder);
  const colour = loadIcons('@iconify-json/noto', false);
  const plain = loadIcons('@iconify-json/game-icons', true);
  const flags = loadFlags();
  if (colour.length + plain.length === 0 && own.length < 50) {
    throw new Error(
      'The replay needs its picture packages: install the development dependencies or give --pictures DIR.',
    );
  }
  const icon = (random: Random): Icon => random.pick(plain.length > 0 && random.chance(0.5) ? plain : colour);
  const two = (random: Random): [string, string] => {
    const [ground = '#fff', shade = '#000'] = random.sample(SHADES, 2);
    return [ground, shade];
  };

  async function fromOwn(random: Random, reserved: boolean): Promise<Uint8Array> {
    // Networks and stock draw from different halves, so that a match between them is a mistake.
    const half = own.length >> 1;
    const path = own[(reserved ? half : 0) + random.int(half)];
    if (path === undefined) throw new RangeError('the picture folder is too small');
    try {
      return await fromFile(path);
    } catch {
      return render(frame(random.pick(SHADES), ''));
    }
  }

  return {
    async stock(random) {
      if (own.length >= 50) return fromOwn(random, false);
      const [ground, shade] = two(random);
      return render(frame(ground, draw(icon(random), shade, SIZE * 0.14, SIZE * 0.14, 0.72)));
    },
    async emblem(index) {
      const flag = flags[index % Math.max(1, flags.length)];
      return flag === undefined ? render(frame(SHADES[index % SHADES.length] ?? '#fff', '')) : fromFile(flag);
    },
    async composed(random) {
      if (own.length >= 50) {
        const bytes = await fromOwn(random, true);
        const redrawn = (other: Random): Promise<Uint8Array> =>
          sharp(bytes)
            .modulate({ brightness: other.between(0.8, 1.2), hue: other.int(360) })
            .median(5)
            .jpeg()
            .toBuffer();
        return { bytes, redrawn };
      }
      const [ground, shade] = two(random);
      const [main, small] = [icon(random), icon(random)];
      const corner = random.chance(0.5) ? 0.04 : 0.62;
      const inner = (a: string, shift: number): string =>
        draw(main, a, SIZE * (0.16 + shift), SIZE * (0.14 + shift), 0.68) +
        draw(small, a, SIZE * corner, SIZE * 0.6, 0.34);
      const bytes = await render(frame(ground, inner(shade, 0)));
      const redrawn = (other: Random): Promise<Buffer> =>
        render(
          frame(
            other.chance(0.5) ? ground : other.pick(SHADES),
            inner(other.chance(0.5) ? shade : other.pick(SHADES), other.between(-0.02, 0.02)),
          ),
        );
      return { bytes, redrawn };
    },
  };
}
