import { parseArgs } from 'node:util';
import { WEIGHTS } from '#safety';
import {
  ACTION_AT,
  allFingerprints,
  DAY,
  exchangeKey,
  figuresOf,
  goalsOf,
  loadCorpora,
  measureCapacity,
  openReplay,
  type PlayResult,
  reportOf,
  transfer,
} from '#replay';

const USAGE = `tocsin replay – plays a synthetic week in which removed networks return, and reports what is recognised.

  --seed N        the world to play (default 101); several with commas. Weights were learned on other seeds
  --scale N       size of the world, 1 is the full week (default 1)
  --texts DIR     more texts: files named xx.txt or xx-name.txt, folders xx/, where xx is a language
  --pictures DIR  other pictures for avatars and media (at least fifty)
  --no-bundle     leave out the second server that knows the networks from signed bundles only
  --capacity N    also fill the indexes with N text sketches and N / 5 pictures (1000000 for the goal)
  --json          a last line with all figures as JSON
`;

const OPTIONS = {
  seed: { type: 'string', default: '101' },
  scale: { type: 'string', default: '1' },
  texts: { type: 'string' },
  pictures: { type: 'string' },
  'no-bundle': { type: 'boolean', default: false },
  capacity: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** Runs the replay; answers the exit code: 0 played, 1 it could not be played, 2 wrong options. */
export async function run(argv: string[]): Promise<number> {
  let values: ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];
  try {
    values = parseArgs({ args: argv, options: OPTIONS }).values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return 2;
  }
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const seeds = values.seed.split(',').map(Number);
  const scale = Number(values.scale);
  const capacity = Number(values.capacity ?? 0);
  if (
    seeds.some((seed) => !Number.isInteger(seed)) ||
    !(scale > 0 && scale <= 4) ||
    !(capacity >= 0 && capacity <= 4e6)
  ) {
    process.stderr.write(`Seeds are whole numbers, the scale lies between 0 and 4.\n${USAGE}`);
    return 2;
  }
  try {
    await play(seeds, scale, capacity, values);
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

interface Choices {
  texts?: string | undefined;
  pictures?: string | undefined;
  'no-bundle': boolean;
  json: boolean;
}

async function play(seeds: readonly number[], scale: number, capacity: number, choices: Choices): Promise<void> {
  const onProgress = (line: string): void => void process.stderr.write(`${line}\n`);
  const folders = {
    ...(choices.texts === undefined ? {} : { texts: choices.texts }),
    ...(choices.pictures === undefined ? {} : { pictures: choices.pictures }),
  };
  const replay = openReplay({ scale, ...folders, onProgress });
  const own: PlayResult[] = [];
  const elsewhere: PlayResult[] = [];
  for (const seed of seeds) {
    const played = await replay.play(seed, WEIGHTS);
    own.push(played);
    if (choices['no-bundle']) continue;
    const key = exchangeKey(seed);
    const moved = await transfer(played.store, key.id, ACTION_AT + 2 * DAY);
    onProgress(`seed ${seed}: ${moved.bundles} bundles, ${moved.sizeBytes} bytes; now on the other server`);
    const imported = { fingerprints: await allFingerprints(moved.store), networks: await moved.store.networks(), key };
    elsewhere.push(await replay.playAgain(played.world, WEIGHTS, imported));
  }
  const figures = figuresOf(own);
  const bundle = elsewhere.length > 0 ? figuresOf(elsewhere) : undefined;
  const filled =
    capacity > 0
      ? measureCapacity(loadCorpora(choices.texts), capacity, Math.round(capacity / 5), onProgress)
      : undefined;
  const heading = `Replay of seed ${seeds.join(', ')} at scale ${scale}; weights ${WEIGHTS.version} from ${WEIGHTS.source}`;
  process.stdout.write(reportOf(figures, bundle, filled, heading));
  if (choices.json) {
    const goals = goalsOf(figures, bundle);
    process.stdout.write(
      `${JSON.stringify({ seeds, scale, weights: WEIGHTS.version, goals, own: figures, bundle, capacity: filled })}\n`,
    );
  }
}
