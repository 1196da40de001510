import type { Call } from '../context.ts';

/** How many of a list are told at once; 0 leaves it to the server, as Telegram Web A does for links and join requests. */
export function pageLimit(call: Call, limit: number): number {
  const { pageSize } = call.world.limits;
  return limit <= 0 ? pageSize : Math.min(limit, pageSize);
}
