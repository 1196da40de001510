/** Posts per hour of the day (UTC), 24 numbers. */
export type HourProfile = readonly number[];

export const HOURS_MIN_POSTS = 12;

export const emptyHours = (): number[] => new Array<number>(24).fill(0);

/** Adds one post at a time given in seconds since 1970. */
export function countHour(hours: number[], atSeconds: number): void {
  const hour = Math.floor((((atSeconds % 86_400) + 86_400) % 86_400) / 3_600);
  hours[hour] = (hours[hour] ?? 0) + 1;
}

const smoothed = (hours: HourProfile): number[] =>
  hours.map((count, hour) => count + 0.5 * ((hours[(hour + 1) % 24] ?? 0) + (hours[(hour + 23) % 24] ?? 0)));

/**
 * How alike two days are, −1 to 1: the correlation of the two profiles, each smoothed over neighbouring hours.
 * Correlation rather than cosine, because everybody posts more by day. Undefined below `HOURS_MIN_POSTS` on a side.
 */
export function hoursSimilarity(a: HourProfile, b: HourProfile): number | undefined {
  const sum = (hours: HourProfile): number => hours.reduce((total, count) => total + count, 0);
  if (sum(a) < HOURS_MIN_POSTS || sum(b) < HOURS_MIN_POSTS) return undefined;
  const left = smoothed(a);
  const right = smoothed(b);
  const leftMean = sum(left) / 24;
  const rightMean = sum(right) / 24;
  let product = 0;
  let leftSquare = 0;
  let rightSquare = 0;
  for (let hour = 0; hour < 24; hour++) {
    const x = (left[hour] ?? 0) - leftMean;
    const y = (right[hour] ?? 0) - rightMean;
    product += x * y;
    leftSquare += x * x;
    rightSquare += y * y;
  }
  return leftSquare === 0 || rightSquare === 0 ? 0 : product / Math.sqrt(leftSquare * rightSquare);
}
