import type { Bus, BusListener, Clock } from '#domain';
import { type BusMessage, createInProcessBus, decodeMessage, deliverTo, encodeMessage } from '#fanout';
import type { Outbox } from '#storage';

const sender = 'command';
const lookEveryMs = 500;

export interface OutboxBus extends Bus {
  /** Resolves when everything that was published lies in the outbox; rejects when some of it since the last call does not. */
  settled(): Promise<void>;
}

/** The bus of a command: what it publishes is picked up by the servers on the same data. */
export function createOutboxBus(outbox: () => Promise<Outbox>, clock: Clock): OutboxBus {
  let tail: Promise<void> = Promise.resolve();
  let failure: Error | undefined;
  const append = (message: BusMessage): void => {
    const body = new TextDecoder().decode(encodeMessage(sender, message));
    // What follows goes out although one notice was lost: those who watch publish for as long as the server runs.
    tail = tail
      .then(async () => (await outbox()).append(clock.nowS(), body))
      .catch((error: unknown) => {
        failure ??= error instanceof Error ? error : new Error(String(error));
      });
  };
  return {
    publish: (nudges, changed) => append({ kind: 'nudges', nudges, ...(changed ? { changed } : {}) }),
    publishTransient: (to, update) => append({ kind: 'transient', to, update }),
    publishKeysDropped: (keyIds, gone = false) => append({ kind: 'keysDropped', keyIds, gone }),
    subscribe: () => () => undefined,
    async settled() {
      await tail;
      const first = failure;
      failure = undefined;
      if (first) throw first;
    },
  };
}

/** Tells this node's listeners what commands have published since now. Returns how to stop. */
export async function watchOutbox(
  outbox: Outbox,
  listeners: readonly BusListener[],
  onError: (error: unknown) => void,
): Promise<() => Promise<void>> {
  const bus = createInProcessBus();
  for (const listener of listeners) bus.subscribe(listener);
  let place = await outbox.end();
  let looking: Promise<void> = Promise.resolve();
  const look = async () => {
    for (const notice of await outbox.after(place)) {
      place = notice.place;
      const decoded = decodeMessage(new TextEncoder().encode(notice.body));
      if (decoded) deliverTo(bus, decoded.message);
    }
  };
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    looking = look()
      .catch(onError)
      .finally(() => {
        busy = false;
      });
  }, lookEveryMs);
  return async () => {
    clearInterval(timer);
    await looking;
  };
}
