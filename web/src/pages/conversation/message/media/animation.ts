/** What a sticker's animation may take once it is unpacked; the server allows no more either. */
const MAX_BYTES = 4 * 1024 * 1024;
/** Compositions can name others: so many layers in all are drawn at most. */
const MAX_LAYERS = 2_000;
const MAX_SIDE = 1_024;
const MAX_FPS = 60;

const PRECOMPOSITION = 0;
/** Compositions, plain areas, groups of nothing, and shapes. Pictures, text and sound have no place in a sticker. */
const LAYERS = new Set<unknown>([PRECOMPOSITION, 1, 3, 4]);
/** Without repeaters, stars and zigzags, whose numbers could ask for endless work (https://core.telegram.org/stickers). */
const SHAPES = new Set<unknown>(['gr', 'sh', 'rc', 'el', 'st', 'fl', 'gf', 'gs', 'tr', 'tm', 'rd']);

type Part = Record<string, unknown>;

/** Unpacks a .tgs file (a gzipped Lottie animation); undefined for what is none or too large. */
export async function unpackAnimation(packed: Blob): Promise<Part | undefined> {
  const reader = packed.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      bytes += value.length;
      if (bytes > MAX_BYTES) {
        await reader.cancel();
        return undefined;
      }
      parts.push(new Uint8Array(value));
    }
    return harmless(JSON.parse(await new Blob(parts).text()));
  } catch {
    return undefined;
  }
}

/**
 * The animation without anything that would load something, write text or take endless work; undefined when it cannot be
 * played. What is handed in is changed.
 */
export function harmless(animation: unknown): Part | undefined {
  if (!isPart(animation)) return undefined;
  const { w, h, fr, ip, op } = animation;
  if (!within(w, 1, MAX_SIDE) || !within(h, 1, MAX_SIDE) || !within(fr, 1, MAX_FPS)) return undefined;
  if (typeof ip !== 'number' || typeof op !== 'number' || !(op > ip)) return undefined;
  delete animation['fonts'];
  delete animation['chars'];
  delete animation['slots'];
  const assets = parts(animation['assets']).filter((asset) => Array.isArray(asset['layers']));
  for (const asset of assets) {
    delete asset['p'];
    delete asset['u'];
    asset['layers'] = layersOf(asset);
  }
  animation['assets'] = assets;
  animation['layers'] = layersOf(animation);
  return countLayers(animation, assets) <= MAX_LAYERS ? animation : undefined;
}

function layersOf(composition: Part): Part[] {
  const layers = parts(composition['layers']).filter((layer) => LAYERS.has(layer['ty']));
  for (const layer of layers) {
    delete layer['ef'];
    if (layer['ty'] === 4) layer['shapes'] = shapesOf(layer['shapes']);
  }
  return layers;
}

function shapesOf(list: unknown): Part[] {
  const shapes = parts(list).filter((shape) => SHAPES.has(shape['ty']));
  for (const shape of shapes) if (shape['ty'] === 'gr') shape['it'] = shapesOf(shape['it']);
  return shapes;
}

/** How many layers are drawn when each composition stands wherever it is named; endless when one holds itself. */
function countLayers(animation: Part, assets: Part[]): number {
  const byId = new Map(assets.map((asset) => [asset['id'], asset]));
  const counts = new Map<Part, number>();
  const count = (composition: Part): number => {
    const known = counts.get(composition);
    if (known !== undefined) return known;
    // Whoever comes here again meanwhile stands inside itself.
    counts.set(composition, Number.POSITIVE_INFINITY);
    let sum = 0;
    for (const layer of parts(composition['layers'])) {
      const inner = layer['ty'] === PRECOMPOSITION ? byId.get(layer['refId']) : undefined;
      sum += 1 + (inner ? count(inner) : 0);
    }
    counts.set(composition, sum);
    return sum;
  };
  return count(animation);
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parts(value: unknown): Part[] {
  return Array.isArray(value) ? value.filter(isPart) : [];
}

function within(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most;
}
