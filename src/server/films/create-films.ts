import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FaceFilm, FilmPlan, Films, FilmTrouble } from '#domain';
import { copyArguments, filmFiles, probeArguments, stillArguments } from './arguments.ts';
import type { FilmPrograms } from './find-ffmpeg.ts';
import { readProbe, stillAt } from './read-probe.ts';
import { runBounded } from './run-bounded.ts';

export interface FilmOptions {
  /** After this each run of a program is killed and the film refused. */
  timeLimitMs?: number;
  /** Films that are read or wait their turn. */
  queueLength?: number;
  /** Where each film gets a folder for as long as it is read. */
  folder?: string;
}

interface Asked {
  source: Uint8Array;
  startS: number;
  plan: FilmPlan;
}

type Answer = { film: FaceFilm } | { trouble: FilmTrouble };

const probeBytes = 64 * 1024;

/**
 * Reads films with ffmpeg, in processes of their own and one film at a time: neither a slow nor a malicious one takes the
 * server with it.
 */
export function createFilms(
  programs: FilmPrograms,
  { timeLimitMs = 15_000, queueLength = 16, folder: above = tmpdir() }: FilmOptions = {},
): Films {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    async read(source, startS, plan) {
      if (waiting >= queueLength) return { trouble: 'busy' };
      waiting += 1;
      const turn = last.then(() =>
        inFolder(above, (folder) => readIn(folder, programs, timeLimitMs, { source, startS, plan })),
      );
      last = turn.catch(() => undefined);
      try {
        return await turn;
      } finally {
        waiting -= 1;
      }
    },
  };
}

async function inFolder(above: string, work: (folder: string) => Promise<Answer>): Promise<Answer> {
  const folder = await mkdtemp(join(above, 'film-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readIn(
  folder: string,
  { ffmpeg, ffprobe }: FilmPrograms,
  timeLimitMs: number,
  { source, startS, plan }: Asked,
): Promise<Answer> {
  await writeFile(join(folder, filmFiles.source), source);
  const bounds = { folder, timeLimitMs, outputBytes: probeBytes };
  const probed = await runBounded(ffprobe, probeArguments(plan), bounds);
  if ('trouble' in probed) return probed;
  const facts = readProbe(new TextDecoder().decode(probed.output), plan);
  if (!facts) return { trouble: 'invalid' };
  const still = await runBounded(ffmpeg, stillArguments(plan, stillAt(facts, startS)), {
    ...bounds,
    // A PNG is hardly larger than its pixels.
    outputBytes: 4 * plan.mostSidePx * plan.mostSidePx,
  });
  if ('trouble' in still) return still;
  const copied = await runBounded(ffmpeg, copyArguments(plan), bounds);
  if ('trouble' in copied) return copied;
  const bytes = await readFile(join(folder, filmFiles.copy));
  if (still.output.length === 0 || bytes.length === 0 || bytes.length > plan.sizeBytes) return { trouble: 'invalid' };
  return { film: { sidePx: facts.sidePx, bytes, still: still.output } };
}
