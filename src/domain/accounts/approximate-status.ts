export type Status =
  | { kind: 'online'; untilS: number }
  | { kind: 'offline'; sinceS: number }
  | { kind: 'recently' | 'lastWeek' | 'lastMonth'; byMe: boolean }
  | { kind: 'longAgo' };

const dayS = 86_400;

/** When a person was last here, as exactly as the one who looks may know. */
export function lastSeen(
  onlineUntil: number,
  nowS: number,
  may: { /** They let me see it. */ theirs: boolean /** I let them see mine. */; mine: boolean; blocked: boolean },
): Status {
  if (onlineUntil <= 0 || may.blocked) return { kind: 'longAgo' };
  if (may.theirs && may.mine)
    return onlineUntil > nowS ? { kind: 'online', untilS: onlineUntil } : { kind: 'offline', sinceS: onlineUntil };
  const byMe = may.theirs;
  const days = (nowS - onlineUntil) / dayS;
  if (days <= 3) return { kind: 'recently', byMe };
  if (days <= 7) return { kind: 'lastWeek', byMe };
  if (days <= 30) return { kind: 'lastMonth', byMe };
  return { kind: 'longAgo' };
}
