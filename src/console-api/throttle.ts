/** Callers that are remembered at once. */
const remembered = 10_000;

/** Lets each caller through `perMinute` times a minute. */
export function throttle(perMinute: number, nowMs: () => number): (caller: string) => boolean {
  let windowStartMs = 0;
  let calls = new Map<string, number>();
  return (caller) => {
    if (nowMs() - windowStartMs >= 60_000 || calls.size > remembered) {
      windowStartMs = nowMs();
      calls = new Map();
    }
    const made = (calls.get(caller) ?? 0) + 1;
    calls.set(caller, made);
    return made <= perMinute;
  };
}
