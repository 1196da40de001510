import type { FilmPlan } from '#domain';

export interface ProbedFilm {
  sidePx: number;
  durationS: number;
  /** 0 when the film does not say. */
  framesPerS: number;
}

/** What every client plays in a face. */
const pixelFormats: readonly unknown[] = ['yuv420p', 'yuvj420p'];

/** Films are cut between frames and their length is rounded. */
const cutS = 0.5;

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** ffprobe's answer about a film; undefined unless it is one square H.264 stream within the plan's bounds. */
export function readProbe(text: string, plan: FilmPlan): ProbedFilm | undefined {
  const answer = parse(text);
  if (!isFields(answer) || !Array.isArray(answer.streams) || !isFields(answer.format)) return undefined;
  const streams: unknown[] = answer.streams;
  const [video, ...others] = streams.filter((stream) => isFields(stream) && stream.codec_type === 'video');
  if (!isFields(video) || others.length > 0) return undefined;
  if (video.codec_name !== 'h264' || !pixelFormats.includes(video.pix_fmt)) return undefined;
  const sidePx = Number(video.width);
  if (sidePx !== video.height || sidePx < plan.leastSidePx || sidePx > plan.mostSidePx) return undefined;
  const durationS = Number(answer.format.duration);
  if (!(durationS > 0 && durationS <= plan.durationS + cutS)) return undefined;
  return { sidePx, durationS, framesPerS: rateOf(String(video.avg_frame_rate)) };
}

/** A rate as a fraction: `30000/1001`. */
function rateOf(text: string): number {
  const [frames, seconds] = text.split('/').map(Number);
  const rate = (frames ?? 0) / (seconds ?? 1);
  return Number.isFinite(rate) && rate > 0 ? rate : 0;
}

/** The second at which a still is taken: where it was asked for, but no later than a frame before the last. */
export function stillAt({ durationS, framesPerS }: ProbedFilm, startS: number): number {
  const lastS = framesPerS > 0 ? durationS - 2 / framesPerS : 0;
  return Math.max(0, Math.min(startS, lastS));
}
