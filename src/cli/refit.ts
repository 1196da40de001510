import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { STARTER_WEIGHTS, WEIGHTS } from '#safety';
import { allResults, learn, openReplay, writeWeights } from '#replay';

const USAGE = `tocsin refit – learns the weights of the recognition engine from replayed weeks and judges them on a frozen one.

  --train SEEDS   worlds to learn from (default 11,12,13)
  --frozen SEED   the world to judge on (default 21); it is never learned from
  --scale N       size of the worlds, 1 is the full week (default 1)
  --write         replace the weight table in src/safety/networks/weights.ts
  --json          print the table and the figures as one JSON line
`;

/** Runs the refit; answers the exit code. */
export async function run(argv: string[]): Promise<number> {
  const { values } = parseArgs({
    args: argv,
    options: {
      train: { type: 'string', default: '11,12,13' },
      frozen: { type: 'string', default: '21' },
      scale: { type: 'string', default: '1' },
      write: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const train = values.train.split(',').map(Number);
  const frozen = Number(values.frozen);
  const scale = Number(values.scale);
  if ([...train, frozen, scale].some((number) => !Number.isFinite(number)) || train.includes(frozen) || scale <= 0) {
    process.stderr.write('Seeds and scale must be numbers, and the frozen seed none of those learned from.\n');
    return 2;
  }
  const { play } = openReplay({ scale, onProgress: (line) => process.stderr.write(`${line}\n`) });
  const training = [];
  for (const seed of train) training.push(await play(seed, WEIGHTS));
  const judged = await play(frozen, WEIGHTS);
  const source = `replayed weeks of seeds ${train.join(', ')} at scale ${scale}`;
  const start = { ...STARTER_WEIGHTS, calibration: WEIGHTS.calibration };
  const learned = learn(start, allResults(training), judged.results, `replay-${train.join('-')}`, source);
  if (values.write) {
    await writeFile(new URL('../safety/networks/weights.ts', import.meta.url), writeWeights(learned.table));
  }
  for (const [name, figures] of Object.entries({ before: learned.before, after: learned.after })) {
    process.stdout.write(
      `${name.padEnd(7)} squared error ${figures.brier.toFixed(4)}, calibration error ${figures.calibrationError.toFixed(4)} (frozen seed ${frozen})\n`,
    );
  }
  if (values.json) process.stdout.write(`${JSON.stringify(learned)}\n`);
  return 0;
}
