/** One upload or download. It goes on part by part, and can be held and stopped between two of them. */
export interface Transfer {
  readonly signal: AbortSignal;
  readonly paused: boolean;
  /** 0…1, as far as it is known. */
  done: number;
  setPaused(paused: boolean): void;
  stop(): void;
  /** Resolves once the next part may go; rejects when the transfer was stopped. */
  turn(): Promise<void>;
}

export function createTransfer(): Transfer {
  const abort = new AbortController();
  let held: { until: Promise<void>; goOn: () => void } | undefined;
  const release = () => {
    held?.goOn();
    held = undefined;
  };
  return {
    signal: abort.signal,
    done: 0,
    get paused() {
      return held !== undefined;
    },
    setPaused(paused) {
      if (!paused) release();
      else if (!held) {
        const { promise, resolve } = Promise.withResolvers<void>();
        held = { until: promise, goOn: resolve };
      }
    },
    stop() {
      abort.abort();
      release();
    },
    async turn() {
      while (held) await held.until;
      abort.signal.throwIfAborted();
    },
  };
}
