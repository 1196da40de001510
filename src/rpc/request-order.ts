import type { SessionRef } from '#wire';
import { RpcError } from './errors.ts';

/** Lets a request wait for earlier ones of its session (invokeAfterMsg). */
export interface RequestOrder {
  run<T>(at: SessionRef & { msgId: bigint }, after: readonly bigint[], work: () => Promise<T>): Promise<T>;
}

/** How many finished requests a session remembers, so that a late invokeAfterMsg still knows their outcome. */
const remembered = 64;
const sessionsRemembered = 20_000;

type Outcome = Promise<boolean>;

export function createRequestOrder(): RequestOrder {
  const sessions = new Map<string, Map<bigint, Outcome>>();

  function outcomesOf(at: SessionRef): Map<bigint, Outcome> {
    const name = at.keyId + at.sessionId;
    let outcomes = sessions.get(name);
    if (!outcomes) {
      outcomes = new Map();
      sessions.set(name, outcomes);
      const oldest = sessions.keys().next();
      if (sessions.size > sessionsRemembered && !oldest.done) sessions.delete(oldest.value);
    }
    return outcomes;
  }

  return {
    run(at, after, work) {
      const outcomes = outcomesOf(at);
      const waits = after.map((id) => outcomes.get(id)).filter((outcome) => outcome !== undefined);
      const result = waits.length === 0 ? work() : afterAll(waits, work);
      outcomes.set(
        at.msgId,
        result.then(
          () => true,
          () => false,
        ),
      );
      const oldest = outcomes.keys().next();
      if (outcomes.size > remembered && !oldest.done) outcomes.delete(oldest.value);
      return result;
    },
  };
}

async function afterAll<T>(waits: readonly Outcome[], work: () => Promise<T>): Promise<T> {
  const outcomes = await Promise.all(waits);
  // The protocol lists this refusal under 500: the named request failed, so this one was not run.
  if (outcomes.includes(false)) throw new RpcError(500, 'MSG_WAIT_FAILED');
  return work();
}
