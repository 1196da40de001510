import type { Films } from '#domain';
import type { Config } from '../config/config.ts';
import { ConfigError } from '../config/errors.ts';
import { settings } from '../config/settings.ts';
import { openScratch } from '../scratch.ts';
import { createFilms } from './create-films.ts';
import { findFfmpeg } from './find-ffmpeg.ts';

/** How films are read, in a few words; throws ConfigError when the settings name a program that is not there. */
export async function describeFilms({ ffmpeg }: Config): Promise<string> {
  const without = 'animated profile photos are refused, all else works';
  if (ffmpeg === 'off') return `off: ${without}`;
  const found = await find(ffmpeg);
  return 'missing' in found ? `${found.missing}: ${without}` : `${found.ffmpeg} and ${found.ffprobe}`;
}

/** The reader of films; undefined where ffmpeg is not installed or switched off. */
export async function openFilms({ ffmpeg, dataDir }: Config): Promise<Films | undefined> {
  if (ffmpeg === 'off') return undefined;
  const found = await find(ffmpeg);
  return 'missing' in found ? undefined : createFilms(found, { folder: await openScratch(dataDir) });
}

async function find(wanted: string): ReturnType<typeof findFfmpeg> {
  const found = await findFfmpeg(wanted, process.env.PATH ?? '');
  if ('missing' in found && wanted !== settings.ffmpeg.fallback) throw new ConfigError(`--ffmpeg: ${found.missing}`);
  return found;
}
