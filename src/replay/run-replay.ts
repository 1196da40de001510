import { createPictureReader, readWith, type WeightTable } from '#safety';
import { transfer } from './bundle-transfer.ts';
import { loadCorpora } from './corpora.ts';
import { createSharpDecoder } from './decode-with-sharp.ts';
import { openPictures } from './pictures.ts';
import { nodeCrypto } from '#lib/node-crypto.ts';
import { allFingerprints, type ChannelResult, exchangeKey, type PlayResult, playWorld } from './play.ts';
import { makeWorld, prepareMaterials } from './world.ts';
import { ACTION_AT, DAY, type World } from './world-types.ts';

export interface ReplayInput {
  scale: number;
  /** Folders of one's own texts and pictures. */
  texts?: string;
  pictures?: string;
  /** Hard negatives of each kind; 60 in the full week. */
  hardPerKind?: number | undefined;
  onProgress: (line: string) => void;
}

export interface Played extends PlayResult {
  world: World;
  store: Awaited<ReturnType<typeof playWorld>>['store'];
}

export interface Replay {
  /** Plays the world of a seed on the server that removed the networks. */
  play(seed: number, weights: WeightTable): Promise<Played>;
  /** Plays the same world on a server that knows the networks from signed bundles only. */
  playElsewhere(played: Played, weights: WeightTable): Promise<PlayResult>;
}

/** Opens the texts and pictures once, for any number of worlds. */
export function openReplay(input: ReplayInput): Replay {
  const corpora = loadCorpora(input.texts);
  const pictures = openPictures(input.pictures);
  const decode = createSharpDecoder();
  const read = createPictureReader(readWith(decode), nodeCrypto, 20_000);
  input.onProgress(`${corpora.length} languages of text`);
  const onProgress = (seed: number) => (done: number, all: number) =>
    input.onProgress(`seed ${seed}: ${done} of ${all} events`);
  return {
    async play(seed, weights) {
      const materials = await prepareMaterials(corpora, pictures, input.scale, seed);
      const world = await makeWorld(materials, seed, input.scale, input.hardPerKind);
      input.onProgress(`seed ${seed}: ${world.channels.length} channels, ${world.removedEntities} removed entities`);
      return { ...(await playWorld(world, { weights, decode, read, onProgress: onProgress(seed) })), world };
    },
    async playElsewhere({ world, store }, weights) {
      const key = exchangeKey(world.seed);
      const moved = await transfer(store, key.id, ACTION_AT + 2 * DAY);
      if (moved.refused.length > 0) throw new Error(`bundles were refused: ${moved.refused.join(', ')}`);
      input.onProgress(
        `seed ${world.seed}: ${moved.bundles} bundles, ${moved.sizeBytes} bytes; now on the other server`,
      );
      const fingerprints = await allFingerprints(moved.store);
      const imported = { fingerprints, networks: await moved.store.networks(), key };
      return playWorld(world, { weights, decode, read, imported, onProgress: onProgress(world.seed) });
    },
  };
}

/** The channels of several weeks in one list. */
export const allResults = (played: readonly { results: ChannelResult[] }[]): ChannelResult[] =>
  played.flatMap(({ results }) => results);
