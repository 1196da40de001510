/** Structured log lines. Never message text, phone numbers or member lists. */
export type Log = (event: Record<string, unknown>) => void;

/** One JSON object a line on stderr, as stdout carries the ready line only. */
export function createLog(write: (line: string) => void, clock: () => Date): Log {
  return (event) => write(`${JSON.stringify({ time: clock().toISOString(), ...event })}\n`);
}
