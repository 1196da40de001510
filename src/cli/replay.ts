import {
  allResults,
  figuresOf,
  goalsOf,
  loadCorpora,
  measureCapacity,
  missesOf,
  missLine,
  openPictures,
  openReplay,
  type PlayResult,
  reportOf,
  WEIGHTS,
} from '#replay';
import { openPictureReader } from '#server';
import { type Command, UsageError } from './command.ts';

/** Plays a synthetic week in which removed networks return, and reports what is recognised. */
export const command: Command = {
  name: 'replay',
  summary: 'plays a synthetic week in which removed networks return, and reports what is recognised',
  settings: [],
  flags: {
    seed: { value: 'N', help: 'the world to play (101); several with commas. Weights were learned on other seeds' },
    scale: { value: 'N', help: 'size of the world, 1 is the full week (1)' },
    texts: {
      value: 'DIR',
      help: 'other texts: files named xx.txt or xx-name.txt, folders xx/, where xx is a language',
    },
    pictures: { value: 'DIR', help: 'other pictures for avatars and media (at least fifty)' },
    'hard-negatives': { value: 'N', help: 'innocent look-alikes of each of nine kinds (60 in the full week)' },
    'no-bundle': { help: 'leave out the second server that knows the networks from signed bundles only' },
    misses: { help: 'list each returned channel that was alerted too late, with what it showed and what held it back' },
    capacity: {
      value: 'N',
      help: 'also fill the indexes with N text sketches and N / 5 pictures (1000000 for the goal)',
    },
    json: { help: 'a last line with all figures as JSON' },
  },
  async run(call) {
    const seeds = (call.text('seed') ?? '101').split(',').map(Number);
    const scale = Number(call.text('scale') ?? 1);
    const hard = call.text('hard-negatives');
    const capacity = Number(call.text('capacity') ?? 0);
    if (seeds.some((seed) => !Number.isInteger(seed))) throw new UsageError('--seed wants whole numbers');
    if (!(scale > 0 && scale <= 4)) throw new UsageError('--scale lies between 0 and 4');
    if (hard !== undefined && !/^[1-9]\d{0,3}$/.test(hard))
      throw new UsageError('--hard-negatives lies between 1 and 9999');
    if (!(capacity >= 0 && capacity <= 4e6)) throw new UsageError('--capacity lies between 0 and 4000000');
    await play(seeds, scale, capacity, {
      texts: call.text('texts'),
      pictures: call.text('pictures'),
      hardPerKind: hard === undefined ? undefined : Number(hard),
      'no-bundle': call.on('no-bundle'),
      misses: call.on('misses'),
      json: call.on('json'),
    });
  },
};

interface Choices {
  texts?: string | undefined;
  pictures?: string | undefined;
  hardPerKind: number | undefined;
  'no-bundle': boolean;
  misses: boolean;
  json: boolean;
}

async function play(seeds: readonly number[], scale: number, capacity: number, choices: Choices): Promise<void> {
  const onProgress = (line: string): void => void process.stderr.write(`${line}\n`);
  const folders = {
    ...(choices.texts === undefined ? {} : { texts: choices.texts }),
    ...(choices.pictures === undefined ? {} : { pictures: choices.pictures }),
  };
  // First, so that the memory is that of the indexes and not that of a week which was played as well.
  const filled = capacity > 0 ? await fill(capacity, choices, onProgress) : undefined;
  const replay = openReplay({ scale, ...folders, hardPerKind: choices.hardPerKind, onProgress });
  const own: PlayResult[] = [];
  const elsewhere: PlayResult[] = [];
  for (const seed of seeds) {
    const played = await replay.play(seed, WEIGHTS);
    own.push(played);
    if (choices['no-bundle']) continue;
    elsewhere.push(await replay.playElsewhere(played, WEIGHTS));
  }
  const figures = figuresOf(own);
  const bundle = elsewhere.length > 0 ? figuresOf(elsewhere) : undefined;
  const heading = `Replay of seed ${seeds.join(', ')} at scale ${scale}; weights ${WEIGHTS.version} from ${WEIGHTS.source}`;
  process.stdout.write(reportOf(figures, bundle, filled, heading));
  if (choices.misses) process.stdout.write(missesIn(own));
  if (choices.json) {
    const goals = goalsOf(figures, bundle, filled);
    process.stdout.write(
      `${JSON.stringify({ seeds, scale, weights: WEIGHTS.version, goals, own: figures, bundle, capacity: filled })}\n`,
    );
  }
}

function missesIn(own: readonly PlayResult[]): string {
  const lines = missesOf(allResults(own), WEIGHTS.priorityAt).map(missLine);
  return `Alerted too late: ${lines.length}\n${lines.map((line) => `${line}\n`).join('')}`;
}

async function fill(
  texts: number,
  choices: Choices,
  onProgress: (line: string) => void,
): ReturnType<typeof measureCapacity> {
  const { read, close } = await openPictureReader();
  const size = { texts, pictures: Math.round(texts / 5), read, onProgress };
  return measureCapacity(loadCorpora(choices.texts), openPictures(choices.pictures), size).finally(close);
}
