import type { WeightTable } from '#safety';
import { loadCorpora } from './corpora.ts';
import { createSharpDecoder } from './decode-with-sharp.ts';
import { openPictures } from './pictures.ts';
import { type ChannelResult, type PlayResult, playWorld } from './play.ts';
import { makeWorld, prepareMaterials } from './world.ts';
import type { World } from './world-types.ts';

export interface ReplayInput {
  scale: number;
  /** Folders of one's own texts and pictures. */
  texts?: string;
  pictures?: string;
  onProgress: (line: string) => void;
}

export interface Played extends PlayResult {
  world: World;
  store: Awaited<ReturnType<typeof playWorld>>['store'];
}

/** Opens the materials once and answers a function that plays the world of a seed under a weight table. */
export function openReplay(input: ReplayInput): (seed: number, weights: WeightTable) => Promise<Played> {
  const corpora = loadCorpora(input.texts);
  const pictures = openPictures(input.pictures);
  const decode = createSharpDecoder();
  input.onProgress(`${corpora.length} languages of text`);
  return async (seed, weights) => {
    const materials = await prepareMaterials(corpora, pictures, input.scale, seed);
    const world = await makeWorld(materials, seed, input.scale);
    input.onProgress(`seed ${seed}: ${world.channels.length} channels, ${world.removedEntities} removed entities`);
    const onProgress = (done: number, all: number): void => input.onProgress(`seed ${seed}: ${done} of ${all} events`);
    return { ...(await playWorld(world, { weights, decode, onProgress })), world };
  };
}

export const allResults = (played: readonly { results: ChannelResult[] }[]): ChannelResult[] =>
  played.flatMap(({ results }) => results);
