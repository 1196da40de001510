import { access, constants } from 'node:fs/promises';
import { basename, delimiter, dirname, isAbsolute, join } from 'node:path';

/** Paths of the two programs that read films. */
export interface FilmPrograms {
  ffmpeg: string;
  ffprobe: string;
}

/**
 * Finds ffmpeg, an absolute path or a name in the folders of `searchPath`, and the ffprobe that came with it; or says
 * what is missing.
 */
export async function findFfmpeg(wanted: string, searchPath: string): Promise<FilmPrograms | { missing: string }> {
  const candidates = isAbsolute(wanted)
    ? [wanted]
    : searchPath
        .split(delimiter)
        .filter(isAbsolute)
        .map((folder) => join(folder, wanted));
  const ffmpeg = await firstThatRuns(candidates);
  if (ffmpeg === undefined) return { missing: isAbsolute(wanted) ? `no program ${wanted}` : `no ${wanted} on PATH` };
  const beside = join(dirname(ffmpeg), basename(ffmpeg).replace('ffmpeg', 'ffprobe'));
  const ffprobe = beside === ffmpeg ? undefined : await firstThatRuns([beside]);
  return ffprobe === undefined ? { missing: `no ffprobe beside ${ffmpeg}` } : { ffmpeg, ffprobe };
}

async function firstThatRuns(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    const runs = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runs) return path;
  }
  return undefined;
}
