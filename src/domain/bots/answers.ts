import { refuse } from '../errors.ts';
import type { Bus } from '../ports.ts';
import type { CallbackAnswer } from './repository.ts';

type Waiting = Map<string, (answer: CallbackAnswer | undefined) => void>;

/** One subscription per bus, however many people wait. */
const waitingOn = new WeakMap<Bus, Waiting>();

function waitingList(bus: Bus): Waiting {
  const known = waitingOn.get(bus);
  if (known) return known;
  const waiting: Waiting = new Map();
  waitingOn.set(bus, waiting);
  bus.subscribe({
    nudges: () => undefined,
    keysDropped: () => undefined,
    transient(_to, update) {
      if (update.kind === 'botAnswer') waiting.get(update.query)?.(update.callback);
    },
  });
  return waiting;
}

/**
 * Asks, and waits until the bot answers on whichever node. The wait begins before the question is out, so that no
 * answer comes too early.
 *
 * @throws bot-response-timeout when `signal` ends the wait
 */
export async function askAndWait(
  bus: Bus,
  query: string,
  signal: AbortSignal,
  ask: () => Promise<void>,
): Promise<CallbackAnswer | undefined> {
  const waiting = waitingList(bus);
  const { promise, resolve, reject } = Promise.withResolvers<CallbackAnswer | undefined>();
  const giveUp = (): void => reject(new Error('no answer in time'));
  waiting.set(query, resolve);
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    await ask();
    if (signal.aborted) giveUp();
    return await promise.catch(() => refuse('bot-response-timeout'));
  } finally {
    waiting.delete(query);
    signal.removeEventListener('abort', giveUp);
  }
}

/** Wakes whoever waits for this query. */
export const tellAnswer = (bus: Bus, query: string, callback?: CallbackAnswer): void =>
  bus.publishTransient([], { kind: 'botAnswer', query, ...(callback ? { callback } : {}) });
