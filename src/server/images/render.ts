import sharp, { type Sharp } from 'sharp';
import type { ImageTrouble, Rendered, RenderPlan, Rendition } from '#domain';
import { scanEnds, strip, withoutNotes } from './jpeg.ts';

/** Width and height together, and their ratio, as Telegram bounds them for photos. */
const sidesPx = 10_000;
const sideRatio = 20;
const sourcePixels = 40_000_000;
const decodeS = 20;
const quality = 87;
const strippedSidePx = 40;
const strippedQuality = 20;
const keptSourceBytes = 4 * 1024 * 1024;

// Only the decoders of the formats that phones and browsers send: no SVG, PDF or camera formats.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
    'VipsForeignLoadHeifBuffer',
  ],
});
sharp.cache(false);
sharp.concurrency(1);

interface Raw {
  data: Buffer;
  info: { width: number; height: number; channels: 1 | 2 | 3 | 4 };
}

/** Makes the plan's sizes of a picture, and its stripped thumbnail. */
export async function render(
  source: Uint8Array,
  plan: RenderPlan,
): Promise<{ rendered: Rendered } | { trouble: ImageTrouble }> {
  const facts = await factsOf(source);
  if (typeof facts === 'string') return { trouble: facts };
  try {
    const base = await decode(source, facts, plan);
    const kept = plan.keepSource && !plan.square ? keptSource(source, facts, plan) : undefined;
    const withSource = kept && (await renderSizes(base, plan, kept));
    const renditions = withSource && isLargestLast(withSource) ? withSource : await renderSizes(base, plan, undefined);
    const stripped = await renderStripped(base);
    return { rendered: { widthPx: facts.widthPx, heightPx: facts.heightPx, renditions, stripped } };
  } catch (error) {
    return { trouble: /timeout/i.test(String(error)) ? 'too-slow' : 'damaged' };
  }
}

interface Facts {
  format: string;
  /** Upright. */
  widthPx: number;
  heightPx: number;
  turned: boolean;
}

async function factsOf(source: Uint8Array): Promise<Facts | ImageTrouble> {
  let found: Awaited<ReturnType<Sharp['metadata']>>;
  try {
    found = await sharp(source, { limitInputPixels: false }).metadata();
  } catch {
    return looksLikeImage(source) ? 'damaged' : 'not-an-image';
  }
  const { width, height } = found.autoOrient;
  const longer = Math.max(width, height);
  const shorter = Math.min(width, height);
  if (width + height > sidesPx || width * height > sourcePixels || longer > shorter * sideRatio)
    return 'bad-dimensions';
  return { format: found.format, widthPx: width, heightPx: height, turned: (found.orientation ?? 1) !== 1 };
}

const signatures = ['ffd8ff', '89504e470d0a1a0a', '47494638', '52494646'];

function looksLikeImage(source: Uint8Array): boolean {
  const start = Buffer.from(source.subarray(0, 8)).toString('hex');
  return signatures.some((signature) => start.startsWith(signature));
}

/** Decodes once, into the largest size that is wanted; the others are made of that. */
async function decode(source: Uint8Array, facts: Facts, plan: RenderPlan): Promise<Raw> {
  const largestPx = plan.sizes.at(-1)?.sidePx ?? strippedSidePx;
  const sidePx = plan.square ? Math.min(largestPx, facts.widthPx, facts.heightPx) : largestPx;
  return sharp(source, { failOn: 'error', limitInputPixels: sourcePixels })
    .timeout({ seconds: decodeS })
    .autoOrient()
    .resize({ width: sidePx, height: sidePx, fit: plan.square ? 'cover' : 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
}

function keptSource(source: Uint8Array, facts: Facts, plan: RenderPlan): Uint8Array | undefined {
  const largestPx = plan.sizes.at(-1)?.sidePx ?? 0;
  const fits = Math.max(facts.widthPx, facts.heightPx) <= largestPx && source.length <= keptSourceBytes;
  return facts.format === 'jpeg' && !facts.turned && fits ? withoutNotes(source) : undefined;
}

/** The sizes up to the first that holds the whole picture. */
async function renderSizes(base: Raw, plan: RenderPlan, kept: Uint8Array | undefined): Promise<Rendition[]> {
  const { width, height } = base.info;
  const firstWhole = plan.sizes.findIndex(({ sidePx }) => sidePx >= Math.max(width, height));
  const wanted = firstWhole < 0 || plan.square ? plan.sizes : plan.sizes.slice(0, firstWhole + 1);
  const renditions: Rendition[] = [];
  for (const [index, { type, sidePx }] of wanted.entries()) {
    const isLargest = index === wanted.length - 1;
    const own = isLargest && kept ? { type, widthPx: width, heightPx: height, bytes: kept } : undefined;
    const progressive = isLargest && plan.progressive === true;
    const rendition = own ?? (await renderSize(base, type, { sidePx, enlarge: plan.square === true, progressive }));
    const ends = isLargest ? scanEnds(rendition.bytes) : undefined;
    renditions.push(ends ? { ...rendition, scanEnds: ends } : rendition);
  }
  return renditions;
}

/**
 * Clients take the progressive size for the picture itself, or else the one with the most bytes: a baseline source that
 * is smaller than our small sizes cannot stay.
 */
function isLargestLast(renditions: readonly Rendition[]): boolean {
  const last = renditions.at(-1);
  const lastBytes = last?.bytes.length ?? 0;
  if (last?.scanEnds) return true;
  return renditions.slice(0, -1).every(({ bytes }) => bytes.length < lastBytes);
}

const fromRaw = ({ data, info }: Raw): Sharp =>
  sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });

async function renderSize(
  base: Raw,
  type: string,
  { sidePx, enlarge, progressive }: { sidePx: number; enlarge: boolean; progressive: boolean },
): Promise<Rendition> {
  const { data, info } = await fromRaw(base)
    .resize({ width: sidePx, height: sidePx, fit: 'inside', withoutEnlargement: !enlarge })
    .jpeg({ quality, progressive })
    .toBuffer({ resolveWithObject: true });
  return { type, widthPx: info.width, heightPx: info.height, bytes: data };
}

async function renderStripped(base: Raw): Promise<Uint8Array> {
  const jpeg = await fromRaw(base)
    .toColourspace('srgb')
    .resize({ width: strippedSidePx, height: strippedSidePx, fit: 'inside' })
    .jpeg({ quality: strippedQuality, optimiseCoding: false, chromaSubsampling: '4:2:0' })
    .toBuffer();
  const stripped = strip(jpeg);
  if (!stripped) throw new Error('an encoded JPEG has a frame and a scan');
  return stripped;
}
