import type { FilmPlan } from '#domain';

/** Names of the files in the folder in which the programs run: nothing of what a stranger chose stands on a command line. */
export const filmFiles = { source: 'source.mp4', copy: 'copy.mp4' } as const;

/** More than one frame of the largest film takes, with what the decoder keeps around it. */
const allocationBytes = 64 * 1024 * 1024;

/**
 * How the film is opened: as MPEG-4 alone, from this folder alone (a film may name further files and addresses), without
 * allocations and frames beyond what a face needs.
 */
const opened = (plan: FilmPlan): string[] => [
  ...['-max_alloc', String(allocationBytes), '-protocol_whitelist', 'file', '-f', 'mov'],
  ...['-threads', '1', '-max_pixels', String(plan.mostSidePx * plan.mostSidePx)],
];

const quietly = ['-hide_banner', '-loglevel', 'error'];

/** ffprobe: what the film holds, as JSON on stdout. */
export const probeArguments = (plan: FilmPlan): string[] => [
  ...[...quietly, ...opened(plan), '-of', 'json', '-show_entries'],
  'format=duration:stream=codec_type,codec_name,pix_fmt,width,height,avg_frame_rate',
  filmFiles.source,
];

/** ffmpeg: the frame at that second as a PNG on stdout. No decoder but that of H.264 sees the film. */
export const stillArguments = (plan: FilmPlan, atS: number): string[] => [
  ...[...quietly, '-nostdin', ...opened(plan), '-c:v', 'h264', '-ss', atS.toFixed(3), '-i', filmFiles.source],
  ...['-map', '0:v:0', '-frames:v', '1', '-pix_fmt', 'rgb24', '-c:v', 'png', '-f', 'image2pipe', 'pipe:1'],
];

/**
 * ffmpeg: the same frames, undecoded, without sound and without what tells of camera, place and programs, the index in
 * front, so that clients begin to play before they have all. What grows beyond the plan's size is cut off, and its
 * length tells.
 */
export const copyArguments = (plan: FilmPlan): string[] => [
  ...[...quietly, '-nostdin', '-y', ...opened(plan), '-i', filmFiles.source, '-map', '0:v:0', '-c', 'copy'],
  ...['-map_metadata', '-1', '-map_metadata:s', '-1', '-map_chapters', '-1', '-fflags', '+bitexact'],
  ...['-movflags', '+faststart', '-fs', String(plan.sizeBytes + 1), '-f', 'mp4', filmFiles.copy],
];
