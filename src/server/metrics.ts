import type { DeskFigures } from '#safety';
import type { WireStats } from '#wire';

/** Values that go up and down; all others are counters. */
const gauges = new Set([
  'openConnections',
  'openSessions',
  'onlineSessions',
  'halfReceivedBytes',
  'unsentBytes',
  'keptAnswerBytes',
  'rememberedIds',
  'openHandshakes',
]);

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * Prometheus text format: counts only, never texts, numbers or names of people. `desk` is undefined while the store does not
 * answer: all other figures are wanted most just then.
 */
export function renderMetrics(wire: WireStats, pushSessions: number, desk: DeskFigures | undefined): string {
  const lines: string[] = [];
  for (const [name, value] of Object.entries(wire)) {
    const metric = `tocsin_wire_${snake(name)}${gauges.has(name) ? '' : '_total'}`;
    lines.push(`# TYPE ${metric} ${gauges.has(name) ? 'gauge' : 'counter'}`, `${metric} ${value}`);
  }
  lines.push('# TYPE tocsin_push_sessions gauge', `tocsin_push_sessions ${pushSessions}`);
  if (desk) lines.push(...deskLines(desk));
  lines.push(
    '# TYPE process_resident_memory_bytes gauge',
    `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
  );
  return `${lines.join('\n')}\n`;
}

type Sample = readonly [labels: Readonly<Record<string, string>>, value: number];

/** One figure with its samples, each told apart by what it counts: kinds and states, which are words of the program. */
function gauge(name: string, samples: readonly Sample[]): string[] {
  if (samples.length === 0) return [];
  const lines = samples.map(([labels, value]) => {
    const listed = Object.entries(labels).map(([label, text]) => `${label}="${text}"`);
    return `${name}${listed.length === 0 ? '' : `{${listed.join(',')}}`} ${value}`;
  });
  return [`# TYPE ${name} gauge`, ...lines];
}

/** What waits at the safety desk. */
function deskLines({ clocks, queues, appeals, undelivered, operations }: DeskFigures): string[] {
  return [
    ...gauge(
      'tocsin_desk_clocks',
      clocks.flatMap(({ kind, byLevel }) =>
        Object.entries(byLevel).map(([level, count]): Sample => [{ kind, level }, count]),
      ),
    ),
    ...gauge(
      'tocsin_desk_clock_remaining_seconds',
      clocks.flatMap(({ kind, leastRemainingMs: ms }): Sample[] =>
        ms === null ? [] : [[{ kind }, Math.trunc(ms / 1000)]],
      ),
    ),
    ...gauge(
      'tocsin_desk_cases',
      queues.flatMap(({ queue, waiting, claimed }): Sample[] => [
        [{ queue, state: 'waiting' }, waiting],
        [{ queue, state: 'claimed' }, claimed],
      ]),
    ),
    ...gauge(
      'tocsin_desk_cases_overdue',
      queues.map(({ queue, overdue }) => [{ queue }, overdue]),
    ),
    ...gauge('tocsin_desk_appeals_open', [[{}, appeals.open]]),
    ...gauge('tocsin_desk_appeals_overdue', [[{}, appeals.overdue]]),
    ...gauge('tocsin_desk_undelivered', [[{}, undelivered]]),
    ...gauge(
      'tocsin_desk_operations',
      Object.entries(operations).map(([state, count]) => [{ state }, count]),
    ),
  ];
}
