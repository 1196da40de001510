import type { Random } from './random.ts';

interface Item {
  subject: string;
  networkId: string;
  at: number;
}

const STAFF = 2;
const SECONDS_PER_ITEM: [number, number] = [45, 100];

/** Two people who take alerts in the order of arrival, and know the truth once they have looked. */
export class Moderators {
  readonly #random: Random;
  readonly #queue: (Item & { by: string })[] = [];
  readonly #freeAt: number[] = new Array<number>(STAFF).fill(0);
  readonly #seen = new Set<string>();
  #decisions = 0;
  #refuted = 0;
  #busySeconds = 0;
  readonly #waits: number[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  /** An alert is assigned at once to whoever is free first; `at` of what `due` answers is when the decision falls. */
  enqueue(subject: string, networkId: string, at: number): void {
    const key = `${subject} ${networkId}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const person = this.#freeAt.indexOf(Math.min(...this.#freeAt));
    const seconds = this.#random.between(...SECONDS_PER_ITEM);
    const start = Math.max(at, this.#freeAt[person] ?? 0);
    this.#freeAt[person] = start + seconds;
    this.#busySeconds += seconds;
    this.#waits.push(start + seconds - at);
    this.#queue.push({ subject, networkId, at: Math.round(start + seconds), by: `moderator-${person}` });
  }

  /** Decisions that fall due until `now`, in order. */
  due(now: number): (Item & { by: string })[] {
    const ready = this.#queue.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
    if (ready.length > 0) this.#queue.splice(0, this.#queue.length, ...this.#queue.filter(({ at }) => at > now));
    return ready;
  }

  count(confirmed: boolean): void {
    this.#decisions++;
    if (!confirmed) this.#refuted++;
  }

  load(): { decisions: number; refuted: number; waits: number[]; busySeconds: number } {
    return { decisions: this.#decisions, refuted: this.#refuted, waits: this.#waits, busySeconds: this.#busySeconds };
  }
}
