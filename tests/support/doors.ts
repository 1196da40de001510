import assert from 'node:assert/strict';
import { callDesk, operationDefaults } from './desk.ts';
import type { TestServer } from './server.ts';
import { until } from './until.ts';

/** Every way to a subject by its name, and whether it is open now. */
export type Doors = Readonly<Record<string, () => Promise<boolean>>>;

/** Whether something is allowed: what throws, or answers `false`, is not. */
export const works = (attempt: Promise<unknown>): Promise<boolean> =>
  attempt.then(
    (result) => result !== false,
    () => false,
  );

export async function closedDoors(doors: Doors): Promise<string[]> {
  const closed: string[] = [];
  for (const [door, isOpen] of Object.entries(doors)) if (!(await works(isOpen()))) closed.push(door);
  return closed.sort();
}

export interface InForce {
  readonly decision: number;
  /** Takes the decision back, or with `untilMs` waits for its end, and closes the case. */
  end(): Promise<void>;
}

/** Decides in a case of its own. With `untilMs` the decision ends by itself. */
export async function putInForce(
  server: TestServer,
  key: string,
  subjectKey: string,
  action: unknown,
  untilMs: number | null = null,
): Promise<InForce> {
  const desk = <T>(call: string, body?: unknown) => callDesk<T>(server.http, key, call, body);
  const { id } = await desk<{ id: number }>('POST /cases', { subjectKey, queue: 'report', reason: 'seen on duty' });
  await desk(`POST /cases/${id}/claim`);
  const made = await desk<{ id: number }>(`POST /cases/${id}/decisions`, {
    ...operationDefaults,
    subjectKey,
    action,
    untilMs,
  });
  const status = async () => (await desk<{ status: string }>(`GET /decisions/${made.id}`)).status;
  return {
    decision: made.id,
    async end() {
      if (untilMs === null) await desk(`POST /decisions/${made.id}/reverse`);
      else await until(async () => (await status()) === 'expired');
      await desk(`POST /cases/${id}/close`, {});
    },
  };
}

/** That an action closes these doors and no other, and that all of them open when it ends. */
export async function closesOnly(doors: Doors, closed: readonly string[], put: () => Promise<InForce>): Promise<void> {
  const { end } = await put();
  try {
    assert.deepEqual(await closedDoors(doors), [...closed].sort());
  } finally {
    await end();
  }
  assert.deepEqual(await closedDoors(doors), []);
}

/**
 * Puts measures in force that end by themselves, all at once, and gives the doors that each closed. Fails when they open
 * no doors again. A slow machine comes to the last door when the first measure is over: then they last longer.
 */
export async function closedUntil(
  measures: readonly { doors: Doors; put: (untilMs: number) => Promise<InForce> }[],
): Promise<string[][]> {
  for (let lifeMs = 4_000; ; ) {
    const startMs = Date.now();
    const ends: (() => Promise<void>)[] = [];
    for (const { put } of measures) ends.push((await put(Date.now() + lifeMs)).end);
    const closed: string[][] = [];
    for (const { doors } of measures) closed.push(await closedDoors(doors));
    const tookMs = Date.now() - startMs;
    for (const end of ends) await end();
    for (const { doors } of measures) assert.deepEqual(await closedDoors(doors), []);
    if (tookMs < lifeMs) return closed;
    lifeMs = 2 * tookMs;
  }
}
