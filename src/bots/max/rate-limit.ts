/** Requests of one bot in a second; both services have the same limit. */
const perS = 30;
/** Bots that are remembered; those beyond begin anew. */
const remembered = 10_000;

/** Counts requests of each bot. Returns the seconds to wait for one that came too early, 0 for the others. */
export function createRateLimit(nowMs: () => number): (bot: number) => number {
  const spent = new Map<number, { atMs: number; tokens: number }>();
  return (bot) => {
    const now = nowMs();
    const before = spent.get(bot) ?? { atMs: now, tokens: perS };
    const tokens = Math.min(perS, before.tokens + ((now - before.atMs) / 1000) * perS);
    spent.delete(bot);
    if (spent.size >= remembered) for (const first of spent.keys()) if (spent.delete(first)) break;
    spent.set(bot, { atMs: now, tokens: tokens >= 1 ? tokens - 1 : tokens });
    return tokens >= 1 ? 0 : (1 - tokens) / perS;
  };
}
