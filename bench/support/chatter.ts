import type { TlCodec } from '#wire';
import type { AccessHashes } from '../../src/rpc/access-hash.ts';
import { percentile, round, sleep } from './figures.ts';
import { type LoadClient, openLoadClient } from './load-client.ts';
import { numberedSender, numberOf } from './numbered-sender.ts';
import type { Person } from './population.ts';

const words = 'lamps on Quay Street are lit, and the ladder is back in its place.';
/** After this long what has not arrived counts as lost. */
const lostAfterMs = 20_000;

export interface Delays {
  /** Messages that arrived. */
  messages: number;
  lost: number;
  p50Ms: number;
  p99Ms: number;
  maxMs: number;
}

export interface Chatter {
  /** From the moment a message was due to its arrival at the other side, for all that were due since the last call. */
  take(): Promise<Delays>;
  stop(): void;
}

/**
 * People in pairs who write to each other at a steady rate whatever the answers do: each person one message every
 * `everyMs`, spread evenly. Every frame is opened on both sides.
 */
export async function startChatter(
  codec: TlCodec,
  port: number,
  people: readonly Person[],
  hashes: AccessHashes,
  everyMs: number,
): Promise<Chatter> {
  const delays: number[] = [];
  const lines: ((number: number) => void)[] = [];
  const due = new Map<number, number>();
  const clients: LoadClient[] = [];
  for (const { key } of people) clients.push(await openLoadClient(codec, port, key));
  for (const client of clients) await client.call({ _: 'updates.getState' });
  for (const [index, from] of people.entries()) {
    const to = people[index ^ 1];
    const [speaking, hearing] = [clients[index], clients[index ^ 1]];
    if (!to || !speaking || !hearing) throw new Error('people come in pairs');
    hearing.onUpdate = (body) => {
      for (const message of newMessages(codec, body)) {
        const dueMs = due.get(numberOf(message));
        if (dueMs === undefined) continue;
        due.delete(numberOf(message));
        delays.push(performance.now() - dueMs);
      }
    };
    const receiver = { userId: to.id, accessHash: hashes.of(from.id, 'peer', to.id) };
    lines.push(numberedSender(codec, speaking, receiver, words));
  }
  let stopped = false;
  const startMs = performance.now();
  void (async () => {
    for (let sent = 0; !stopped; ) {
      const wanted = ((performance.now() - startMs) * lines.length) / everyMs;
      for (; sent < wanted; sent++) {
        due.set(sent, startMs + (sent * everyMs) / lines.length);
        lines[sent % lines.length]?.(sent);
      }
      await sleep(1);
    }
  })();
  return {
    async take() {
      const untilMs = performance.now();
      const late = () => [...due].filter(([, dueMs]) => dueMs < untilMs);
      while (late().length > 0 && performance.now() < untilMs + lostAfterMs) await sleep(5);
      const lost = late();
      for (const [number] of lost) due.delete(number);
      const taken = delays.splice(0);
      return {
        messages: taken.length,
        lost: lost.length,
        p50Ms: round(percentile(taken, 0.5), 1),
        p99Ms: round(percentile(taken, 0.99), 1),
        maxMs: round(percentile(taken, 1)),
      };
    },
    stop() {
      stopped = true;
      for (const client of clients) client.close();
    },
  };
}

/** Texts of the new messages that a push carries. */
export function newMessages(codec: TlCodec, body: Buffer): string[] {
  const push = codec.read(body);
  if (push._ === 'updateShortMessage') return [push.message];
  if (push._ !== 'updates') return [];
  return push.updates.flatMap((update) =>
    update._ === 'updateNewMessage' && update.message._ === 'message' ? [update.message.message] : [],
  );
}
