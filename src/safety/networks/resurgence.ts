/** A removed member: when it was seen back, or how long it has been watched without being seen. Times in seconds. */
export interface MemberFate {
  removedAt: number;
  /** When its successor was confirmed; undefined while it is gone. */
  returnedAt?: number;
}

export interface CurvePoint {
  /** Days since the action. */
  day: number;
  /** Share of the network that is still gone, with a 95 % band. */
  gone: number;
  low: number;
  high: number;
  atRisk: number;
}

/**
 * The share of a network that is still gone, day by day: Kaplan–Meier over members, each observed until it returned or
 * until `now`; the band is Greenwood's variance on the log-minus-log scale, which stays inside 0–1. The last point is
 * `now`: that nobody came back since then is an observation too. While nobody or everybody is back Greenwood's variance
 * is nothing, and the exact binomial bound stands in: 0 of 4 seen back proves much less than 0 of 400.
 */
export function resurgenceCurve(members: readonly MemberFate[], now: number): CurvePoint[] {
  const fates = members
    .map(({ removedAt, returnedAt }) => ({
      days: ((returnedAt ?? now) - removedAt) / 86_400,
      returned: returnedAt !== undefined,
    }))
    .filter(({ days }) => days >= 0)
    .sort((a, b) => a.days - b.days);
  const points: CurvePoint[] = [{ day: 0, gone: 1, low: 1, high: 1, atRisk: fates.length }];
  let gone = 1;
  let variance = 0;
  for (let at = 0; at < fates.length; ) {
    const day = fates[at]?.days ?? 0;
    const atRisk = fates.length - at;
    let returns = 0;
    while (at < fates.length && fates[at]?.days === day) {
      if (fates[at]?.returned) returns++;
      at++;
    }
    if (returns === 0) continue;
    gone *= 1 - returns / atRisk;
    if (atRisk > returns) variance += returns / (atRisk * (atRisk - returns));
    points.push({ day, gone, ...band(gone, variance, fates.length), atRisk });
  }
  const watched = fates.at(-1)?.days ?? 0;
  const until = points.at(-1)?.day ?? 0;
  // Those that are still gone are at risk to the end.
  const atRisk = fates.filter(({ returned }) => !returned).length;
  if (watched > until) points.push({ day: watched, gone, ...band(gone, variance, fates.length), atRisk });
  return points;
}

function band(gone: number, variance: number, members: number): { low: number; high: number } {
  const none = 0.025 ** (1 / members);
  if (gone <= 0) return { low: 0, high: 1 - none };
  if (gone >= 1) return { low: none, high: 1 };
  const spread = (1.96 * Math.sqrt(variance)) / Math.abs(Math.log(gone));
  return { low: gone ** Math.exp(spread), high: gone ** Math.exp(-spread) };
}

/** Half of the network is back after this many days; undefined while less than half is. */
export const medianReturnDays = (curve: readonly CurvePoint[]): number | undefined =>
  curve.find(({ gone }) => gone <= 0.5)?.day;
