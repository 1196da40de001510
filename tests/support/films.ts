import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Films } from '#domain';
import { createFilms, type FilmOptions } from '../../src/server/films/create-films.ts';
import { findFfmpeg, type FilmPrograms } from '../../src/server/films/find-ffmpeg.ts';

const found = await findFfmpeg('ffmpeg', process.env.PATH ?? '');

/** The programs that read films; undefined when they are not installed. */
export const filmPrograms: FilmPrograms | undefined = 'missing' in found ? undefined : found;

/** The server's own reader of films. */
export function filmReader(options: FilmOptions = {}): Films {
  if (!filmPrograms) throw new Error('ffmpeg is not installed');
  return createFilms(filmPrograms, options);
}

interface FilmFacts {
  size?: string;
  durationS?: number;
  codec?: string;
  /** A note of where and with what it was made. */
  note?: string;
  sound?: boolean;
  /** Of a source of ffmpeg's own: red at first, blue from second `turnS` on. */
  turnS?: number;
}

/** A film of ffmpeg's own making. */
export async function makeFilm(facts: FilmFacts = {}): Promise<Buffer> {
  const { size = '320x320', durationS = 3, codec = 'libx264', note, sound = false, turnS } = facts;
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-made-film-'));
  const picture =
    turnS === undefined
      ? `testsrc=size=${size}:rate=25:duration=${durationS}`
      : `color=red:size=${size}:rate=25:duration=${durationS},drawbox=color=blue:t=fill:enable='gte(t,${turnS})'`;
  const given = ['-loglevel', 'error', '-f', 'lavfi', '-i', picture];
  if (sound) given.push('-f', 'lavfi', '-i', `sine=duration=${durationS}`);
  if (note !== undefined) given.push('-metadata', `comment=${note}`);
  const path = join(folder, 'made.mp4');
  try {
    const { ffmpeg } = filmPrograms ?? { ffmpeg: 'ffmpeg' };
    await promisify(execFile)(ffmpeg, [...given, '-pix_fmt', 'yuv420p', '-c:v', codec, '-threads', '1', path]);
    return await readFile(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}
