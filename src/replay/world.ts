import { makeBenign } from './benign.ts';
import type { Corpus } from './corpora.ts';
import { makeEvaders } from './evaders.ts';
import { makeHardNegatives } from './hard-negatives.ts';
import type { PictureSource } from './pictures.ts';
import { createRandom } from './random.ts';
import { makeNetworks } from './removed-networks.ts';
import type { Workshop, World } from './world-types.ts';
import { createWriter, type Writer } from './writer.ts';

export interface Materials {
  writers: ReadonlyMap<string, Writer>;
  pictures: PictureSource;
  stockPool: readonly Uint8Array[];
  emblems: readonly Uint8Array[];
}

/** Renders what all worlds of a run share: the stock avatars of ordinary channels. `scale` 1 is the full week. */
export async function prepareMaterials(
  corpora: readonly Corpus[],
  pictures: PictureSource,
  scale: number,
  seed: number,
): Promise<Materials> {
  const random = createRandom(seed).fork('materials');
  const stockPool: Uint8Array[] = [];
  const size = Math.max(60, Math.round(1_300 * scale));
  while (stockPool.length < size) stockPool.push(await pictures.stock(random));
  const emblems: Uint8Array[] = [];
  for (let at = 0; at < 36; at++) emblems.push(await pictures.emblem(random.int(250)));
  return {
    writers: new Map(corpora.map((corpus) => [corpus.lang, createWriter(corpus)])),
    pictures,
    stockPool,
    emblems,
  };
}

/** The synthetic week of a seed. Networks, evaders and benign channels each have their own stream of chance. */
export async function makeWorld(
  materials: Materials,
  seed: number,
  scale: number,
  hardPerKind?: number,
): Promise<World> {
  const workshop: Workshop = { ...materials, random: createRandom(seed), scale, hardPerKind };
  const networks = await makeNetworks(workshop);
  const benign = makeBenign(workshop);
  const hard = await makeHardNegatives(workshop, networks, benign);
  const evaders = await makeEvaders(workshop, networks);
  const removedEntities = networks.reduce(
    (sum, { members, accounts, bots }) => sum + members.length + accounts + bots,
    0,
  );
  return { seed, networks, channels: [...benign, ...hard, ...evaders], removedEntities };
}
