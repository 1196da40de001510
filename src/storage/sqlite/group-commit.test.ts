import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import type { Nudge } from '#domain';
import { migrate } from '../migrations/migrate.ts';
import type { SqlValue } from '../sql.ts';
import { writeLimits } from '../write-queue.ts';
import { createGroupCommit } from './group-commit.ts';
import { openSqlite, type SqliteConnection } from './open.ts';

let dir: string;
let sql: SqliteConnection;
let statements: string[];
/** Called before each COMMIT reaches the disk. */
let beforeCommit: () => void;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'tocsin-commit-'));
  const real = openSqlite(join(dir, 'tocsin.db'));
  await migrate(real);
  statements = [];
  beforeCommit = () => undefined;
  sql = {
    ...real,
    run(text: string, ...params: SqlValue[]) {
      statements.push(text);
      if (text === 'COMMIT') beforeCommit();
      return real.run(text, ...params);
    },
  };
});

afterEach(() => {
  sql.close();
  rmSync(dir, { recursive: true, force: true });
});

const open = (publish: (nudges: Nudge[]) => void = () => undefined) => createGroupCommit(sql, publish);
const commits = () => statements.filter((text) => text === 'COMMIT').length;

test('writes of one turn share one commit, and nobody is answered before it', async () => {
  const group = open();
  let answered = 0;
  let answeredAtCommit = -1;
  beforeCommit = () => {
    answeredAtCommit = answered;
  };
  const writes = Array.from({ length: 100 }, (_, n) =>
    group.write((tx) => tx.updates.createMailbox(1000 + n)).then(() => (answered += 1)),
  );
  await Promise.all(writes);
  assert.equal(commits(), 1);
  assert.equal(answeredAtCommit, 0);
  assert.equal(answered, 100);
});

test('a batch has an end: the first of many does not wait for all', async () => {
  const group = open();
  const count = writeLimits.jobsPerCommit + 1;
  await Promise.all(Array.from({ length: count }, (_, n) => group.write((tx) => tx.updates.createMailbox(5000 + n))));
  assert.equal(commits(), 2);
});

test('when the commit fails everybody is refused and nothing stays or is published', async () => {
  const published: Nudge[] = [];
  const group = open((nudges) => published.push(...nudges));
  beforeCommit = () => {
    throw new Error('the disk is gone');
  };
  const outcomes = await Promise.allSettled(
    [1, 2].map((n) =>
      group.write(async (tx) => {
        await tx.updates.createMailbox(9000 + n);
        tx.nudge({ mailbox: 9000 + n, pts: 1, entries: [] });
      }),
    ),
  );
  assert.deepEqual(
    outcomes.map((outcome) => outcome.status),
    ['rejected', 'rejected'],
  );
  assert.deepEqual(published, []);
  beforeCommit = () => undefined;
  assert.equal(await group.write((tx) => tx.updates.state(9001)), undefined);
});

test('writers in a row do not keep the rest of the program from running', async () => {
  const group = open();
  let stop = false;
  setImmediate(() => setImmediate(() => (stop = true)));
  let written = 0;
  while (!stop && written < 10_000) {
    await group.write((tx) => tx.updates.createMailbox(70_000));
    written += 1;
  }
  assert.ok(written < 100, `${written} writes went by before a timer had its turn`);
});

test('a refusal undoes its own work only, also when it had written already; the others of its turn stay', async () => {
  const heard: { nudges: Nudge[]; changed: readonly number[] }[] = [];
  const group = createGroupCommit(sql, (nudges, changed) => heard.push({ nudges, changed }));
  const make = (id: number, refused: boolean) =>
    group.write(async (tx) => {
      await tx.updates.createMailbox(id);
      await tx.accounts.setOnlineUntil(id, 5);
      tx.nudge({ mailbox: id, pts: 1, entries: [] });
      if (refused) throw new Error('refused');
    });
  const outcomes = await Promise.allSettled([make(101, false), make(102, true), make(103, false)]);
  assert.deepEqual(
    outcomes.map((outcome) => outcome.status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
  const states = await group.write((tx) => Promise.all([101, 102, 103].map((id) => tx.updates.state(id))));
  assert.deepEqual(
    states.map((state) => state !== undefined),
    [true, false, true],
  );
  assert.equal(heard.length, 1);
  assert.deepEqual(
    heard[0]?.nudges.map(({ mailbox }) => mailbox),
    [101, 103],
  );
});

test('a turn in which nobody is refused after writing takes no savepoints', async () => {
  const group = open();
  const outcomes = await Promise.allSettled([
    group.write((tx) => tx.updates.createMailbox(201)),
    group.write(async (tx) => {
      await tx.updates.state(201);
      throw new Error('checked, and refused');
    }),
  ]);
  assert.deepEqual(
    outcomes.map((outcome) => outcome.status),
    ['fulfilled', 'rejected'],
  );
  assert.deepEqual(
    statements.filter((text) => /SAVEPOINT|ROLLBACK/.test(text)),
    [],
  );
});

test('after a commit of many writes the next ones gather, and leave at once when they are enough for a commit', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const group = open();
  const write = (n: number) => group.write((tx) => tx.updates.createMailbox(n));
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const answered: string[] = [];
  await Promise.all(Array.from({ length: 100 }, (_, n) => write(1_000 + n)));
  const early = write(2_000).then(() => answered.push('early'));
  await turn();
  await turn();
  assert.deepEqual(answered, []);
  t.mock.timers.tick(writeLimits.gatherMs);
  await early;
  await Promise.all(Array.from({ length: 100 }, (_, n) => write(3_000 + n)));
  // No time goes by from here on.
  await Promise.all(Array.from({ length: writeLimits.jobsPerCommit }, (_, n) => write(4_000 + n)));
});

test('a commit waits while the end of the log is copied, and others share it then', async () => {
  let release: () => void = () => undefined;
  let held: Promise<void> | undefined = new Promise<void>((resolve) => {
    release = resolve;
  });
  const group = createGroupCommit(sql, () => undefined, {
    committed: () => undefined,
    hold: () => held,
    close: async () => undefined,
  });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const first = group.write((tx) => tx.updates.createMailbox(301));
  await turn();
  await turn();
  const second = group.write((tx) => tx.updates.createMailbox(302));
  await turn();
  assert.equal(commits(), 0);
  held = undefined;
  release();
  await Promise.all([first, second]);
  assert.equal(commits(), 1);
});

test('while another connection writes, the rest of the program runs, and the commit comes after', async () => {
  const other = openSqlite(join(dir, 'tocsin.db'));
  const group = open();
  await other.run('BEGIN IMMEDIATE');
  const writing = group.write((tx) => tx.updates.createMailbox(401));
  for (let turns = 0; turns < 5; turns++) await new Promise((resolve) => setTimeout(resolve, 1));
  assert.equal(commits(), 0);
  await other.run('COMMIT');
  await writing;
  assert.equal(commits(), 1);
  other.close();
});

test('background writes let the others go first, alone in their commits, and have their turn all the same', async () => {
  const group = open();
  const order: string[] = [];
  const write = (name: string, id: number, turn?: 'background') =>
    group.write((tx) => tx.updates.createMailbox(id), turn).then(() => void order.push(name));
  const late = [write('late 1', 6_001, 'background'), write('late 2', 6_002, 'background')];
  await Promise.all([...late, write('first', 6_003), write('second', 6_004)]);
  assert.deepEqual(order, ['first', 'second', 'late 1', 'late 2']);
  assert.equal(commits(), 3);

  const waiting = write('patient', 6_005, 'background');
  let before = 0;
  for (let done = false; !done; before += 1) {
    void waiting.then(() => (done = true));
    await write('busy', 7_000 + before);
    assert.ok(before < 100, 'a server that is never idle does the rest as well');
  }
  await group.settled();
});
