import type { QueueName } from '../../../src/safety/index.ts';
import type { Calls } from '../api/calls.ts';

export type QueueQuery = Omit<Calls['GET /queue']['query'], 'offset' | 'limit'>;

const shows = ['open', 'claimed', 'mine', 'closed'] as const;

/** The filters that stand in the address, so that a link leads to the same list. */
export function readFilter(query: URLSearchParams, queues: readonly QueueName[]): QueueQuery {
  const queue = queues.find((name) => name === query.get('queue'));
  const show = shows.find((name) => name === query.get('show'));
  return {
    ...(queue ? { queue } : {}),
    ...(show ? { show } : {}),
    ...(query.get('overdue') === '1' ? { overdue: '1' } : {}),
    ...(query.get('sort') === 'due' ? { sort: 'due' } : {}),
  };
}
