/** One row of a file: where it stands, how the subject is written there, and what the file says about it. */
export interface ImportRow {
  /** Line in CSV and JSON Lines, place of the object in STIX; 1 is the first. */
  readonly line: number;
  readonly value: string;
  readonly reason: string;
}

export const missReasons = {
  empty: 'the row names nothing',
  'foreign-host': 'the link leads to another service',
  'not-understood': 'neither an id, a username nor a link',
  'number-out-of-range': 'the number is not an id',
  'no-such-subject': 'nothing here has this name or id',
  duplicate: 'the same subject stands further up',
  'row-broken': 'the row cannot be read',
  revoked: 'the source took the indicator back',
  expired: 'the indicator is no longer valid',
  'not-a-subject': 'this kind of object names no subject of ours',
  'pattern-not-supported': 'the pattern is not a plain comparison with one value',
} as const;
export type MissReason = keyof typeof missReasons;

export interface ImportMiss {
  readonly line: number;
  readonly value: string;
  readonly reason: MissReason;
}

export interface ParsedRows {
  readonly rows: readonly ImportRow[];
  readonly misses: readonly ImportMiss[];
}

/** Lets others have their turn: a file may have a hundred thousand rows. */
export type Pause = () => Promise<void>;

const rowsBetweenPauses = 200;

/** Passes rows on and lets others run between some hundred of them. */
export async function* withPauses<T>(rows: Iterable<T>, pause: Pause | undefined): AsyncGenerator<T> {
  let read = 0;
  for (const row of rows) {
    yield row;
    read += 1;
    if (read % rowsBetweenPauses === 0) await pause?.();
  }
}
