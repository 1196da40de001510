/** Posts per hour of the day (UTC), 24 numbers. */
export type HourProfile = readonly number[];

export const HOURS_MIN_POSTS = 12;

/** One count for each hour of the day, UTC. */
export const emptyHours = (): number[] => new Array<number>(24).fill(0);

/** Adds one post at a time given in seconds since 1970. */
export function countHour(hours: number[], atSeconds: number): void {
  const hour = Math.floor((((atSeconds % 86_400) + 86_400) % 86_400) / 3_600);
  hours[hour] = (hours[hour] ?? 0) + 1;
}

/**
 * A day reduced to its shape: counts smoothed over neighbouring hours, mean taken off, length 1. Undefined below
 * `HOURS_MIN_POSTS` posts.
 */
export function hourShape(hours: HourProfile): Float64Array | undefined {
  let posts = 0;
  for (const count of hours) posts += count;
  if (posts < HOURS_MIN_POSTS) return undefined;
  const shape = new Float64Array(24);
  let square = 0;
  for (let hour = 0; hour < 24; hour++) {
    const around = (hours[(hour + 1) % 24] ?? 0) + (hours[(hour + 23) % 24] ?? 0);
    const value = (hours[hour] ?? 0) + 0.5 * around - posts / 12;
    shape[hour] = value;
    square += value * value;
  }
  const length = Math.sqrt(square);
  for (let hour = 0; hour < 24; hour++) shape[hour] = length === 0 ? 0 : (shape[hour] ?? 0) / length;
  return shape;
}

/** How alike two days are, −1 to 1. Correlation rather than cosine, because everybody posts more by day. */
export function hoursSimilarity(a: Float64Array, b: Float64Array): number {
  let product = 0;
  for (let hour = 0; hour < 24; hour++) product += (a[hour] ?? 0) * (b[hour] ?? 0);
  return product;
}

/** Counts of both, hour by hour. */
export const addHours = (a: HourProfile, b: HourProfile): number[] => a.map((count, hour) => count + (b[hour] ?? 0));
