import { writeFile } from 'node:fs/promises';
import {
  allResults,
  type MatchDecision,
  decisionsOf,
  type Judged,
  learn,
  openReplay,
  partDecisions,
  STARTER_WEIGHTS,
  WEIGHTS,
  type WeightTable,
  writeWeights,
} from '#replay';
import { deskDecisions, putWeights } from '#server';
import { type Call, type Command, dataSettings, UsageError } from './command.ts';
import { configOf } from './config-of.ts';

/** Learns the weights of the score from replayed weeks, and from this server's own desk when asked to. */
export const command: Command = {
  name: 'refit',
  summary: 'learns the weights of the recognition engine from decisions and judges them on a frozen set',
  settings: [...dataSettings, 'blobs-url'],
  flags: {
    train: { value: 'SEEDS', help: 'replayed weeks to learn from (11,12,13)' },
    frozen: { value: 'SEED', help: 'the week to judge on (21); it is never learned from' },
    scale: { value: 'N', help: 'size of the weeks, 1 is the full one (1)' },
    desk: { help: "learn from the verdicts of this server's desk too; one network in three is kept to judge on" },
    write: { help: 'with --desk put the table in force on this server, else replace src/safety/networks/weights.ts' },
    json: { help: 'print the table and the figures as one JSON line' },
  },
  run: refit,
};

async function refit(call: Call): Promise<number> {
  const train = (call.text('train') ?? '11,12,13').split(',').map(Number);
  const frozen = Number(call.text('frozen') ?? 21);
  const scale = Number(call.text('scale') ?? 1);
  if ([...train, frozen, scale].some((number) => !Number.isFinite(number)) || train.includes(frozen) || scale <= 0) {
    throw new UsageError('seeds and scale are numbers, and the frozen seed none of those learned from');
  }
  const desk = call.on('desk') ? await readDesk(call) : undefined;
  const before = desk?.before ?? WEIGHTS;
  const { play, playElsewhere } = openReplay({ scale, onProgress: (line) => process.stderr.write(`${line}\n`) });
  const training = [];
  for (const seed of train) {
    const played = await play(seed, before);
    // Bundles bring no handles and no operators: what the rest is worth is learned where it stands alone.
    training.push(played, await playElsewhere(played, before));
  }
  const judged = await play(frozen, before);
  const weeks = `replayed weeks of seeds ${train.join(', ')} at scale ${scale}`;
  const learned = learn(before, {
    start: { ...STARTER_WEIGHTS, calibration: before.calibration },
    training: allResults(training),
    frozen: judged.results,
    version: desk ? `desk-${desk.learned.length}-replay-${train.join('-')}` : `replay-${train.join('-')}`,
    source: desk ? `${desk.learned.length} decisions of the desk and ${weeks}` : weeks,
    ...(desk ? { decided: desk } : {}),
  });
  report(call, `the week of seed ${frozen}`, learned.week);
  if (learned.decided) report(call, `${desk?.frozen.length} decisions about networks kept apart`, learned.decided);
  if (call.on('json')) call.print(JSON.stringify(learned));
  if (!call.on('write')) return 0;
  return desk ? write(call, learned.table, learned.decided ?? learned.week) : writeSource(learned.table);
}

async function readDesk(
  call: Call,
): Promise<{ before: WeightTable; learned: MatchDecision[]; frozen: MatchDecision[] }> {
  const { verdicts, kept } = await deskDecisions(configOf(call));
  const before = kept ?? WEIGHTS;
  const decided = decisionsOf(verdicts, before);
  if (decided.length === 0) throw new UsageError('the desk of this server has not decided about any match yet');
  const parts = partDecisions(decided);
  call.print(`${decided.length} decisions: ${parts.learned.length} to learn from, ${parts.frozen.length} to judge on`);
  return { before, ...parts };
}

const figures = ({ brier, calibrationError }: Judged['before']): string =>
  `squared error ${brier.toFixed(4)}, calibration error ${calibrationError.toFixed(4)}`;

function report(call: Call, on: string, { before, after }: Judged): void {
  call.print(`judged on ${on}`);
  call.print(`  before  ${figures(before)}`);
  call.print(`  after   ${figures(after)}`);
}

/** A table that does worse on what it never saw is not put in force. */
async function write(call: Call, table: WeightTable, { before, after }: Judged): Promise<number> {
  if (after.brier > before.brier + 0.0005) {
    call.print('not put in force: it does worse on what it was not learned from');
    return 1;
  }
  await putWeights(configOf(call), table);
  call.print(`${table.version} is in force on this server`);
  return 0;
}

async function writeSource(table: WeightTable): Promise<number> {
  await writeFile(new URL('../safety/networks/weights.ts', import.meta.url), writeWeights(table));
  return 0;
}
