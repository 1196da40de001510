import { laneBytes, lanes } from './lanes/seal-program.ts';
import { fewestInLanes, sealInLanes, type Unsealed } from './lanes/seal-lanes.ts';
import { sealInPlace } from './message.ts';

/** Messages of one length in bytes of their encrypted part. */
interface Waiting {
  readonly sizeBytes: number;
  messages: Unsealed[];
}

/** Messages that were laid out in their frames and are to be encrypted before these leave, by their length. */
export interface SealQueue {
  readonly byBlocks: (Waiting | undefined)[];
  /** Those of them that have messages. */
  filled: Waiting[];
}

export const createSealQueue = (): SealQueue => ({ byBlocks: [], filled: [] });

/**
 * Has a message of the server encrypted, as `sealInPlace` does, with others of its length: at the latest by
 * `sealWaiting`. `framing.finish` is called for its frame then.
 */
export function sealLater(
  queue: SealQueue,
  frame: Buffer,
  at: number,
  sizeBytes: number,
  key: Unsealed['key'],
  framing: Unsealed['framing'],
): void {
  const message = { frame, at, key, framing };
  if (sizeBytes > laneBytes) {
    sealAlone(message, sizeBytes);
    return;
  }
  const blocks = sizeBytes >>> 4;
  queue.byBlocks[blocks] ??= { sizeBytes, messages: [] };
  const waiting = queue.byBlocks[blocks];
  if (waiting.messages.length === 0) queue.filled.push(waiting);
  waiting.messages.push(message);
}

/** Encrypts all that waits. */
export function sealWaiting(queue: SealQueue): void {
  if (queue.filled.length === 0) return;
  const { filled } = queue;
  queue.filled = [];
  for (const waiting of filled) {
    const { messages, sizeBytes } = waiting;
    waiting.messages = [];
    let sealed = 0;
    while (messages.length - sealed >= fewestInLanes) {
      const count = Math.min(lanes, messages.length - sealed);
      if (!sealInLanes(messages, sealed, count, sizeBytes)) break;
      sealed += count;
    }
    for (; sealed < messages.length; sealed++) {
      const message = messages[sealed];
      if (message !== undefined) sealAlone(message, sizeBytes);
    }
  }
}

function sealAlone({ frame, at, key, framing }: Unsealed, sizeBytes: number): void {
  sealInPlace(frame, at, sizeBytes, key.key);
  framing.finish(frame);
}
