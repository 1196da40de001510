import { writeFile } from 'node:fs/promises';
import { allResults, learn, openReplay, STARTER_WEIGHTS, WEIGHTS, writeWeights } from '#replay';
import { type Call, type Command, UsageError } from './command.ts';

export const command: Command = {
  name: 'refit',
  summary: 'learns the weights of the recognition engine from replayed weeks and judges them on a frozen one',
  settings: [],
  flags: {
    train: { value: 'SEEDS', help: 'worlds to learn from (11,12,13)' },
    frozen: { value: 'SEED', help: 'the world to judge on (21); it is never learned from' },
    scale: { value: 'N', help: 'size of the worlds, 1 is the full week (1)' },
    write: { help: 'replace the weight table in src/safety/networks/weights.ts' },
    json: { help: 'print the table and the figures as one JSON line' },
  },
  run: refit,
};

async function refit(call: Call): Promise<void> {
  const values = { write: call.on('write'), json: call.on('json') };
  const train = (call.text('train') ?? '11,12,13').split(',').map(Number);
  const frozen = Number(call.text('frozen') ?? 21);
  const scale = Number(call.text('scale') ?? 1);
  if ([...train, frozen, scale].some((number) => !Number.isFinite(number)) || train.includes(frozen) || scale <= 0) {
    throw new UsageError('seeds and scale are numbers, and the frozen seed none of those learned from');
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
}
