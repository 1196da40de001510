import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, suite } from 'node:test';
import type { AccountId, Nudge, PeerId, WriteTx } from '../../src/domain/index.ts';
import { type ClosableStore, openPostgresStore, openSqliteStore } from '../../src/storage/index.ts';
import { skipWithout } from './needs.ts';
import { findPostgres, startPostgres, type TestPostgres } from './postgres.ts';

/** A fresh store for each test, and a way to open the same data once more as another node would. */
export interface StoreUnderTest {
  readonly store: ClosableStore;
  readonly nudges: Nudge[];
  openAgain(onCommit?: (nudges: Nudge[]) => void): Promise<ClosableStore>;
}

/** Runs the same tests on SQLite and, where it is installed, on PostgreSQL. */
export function eachStore(what: string, tests: (current: () => StoreUnderTest) => void): void {
  suite(`${what} on SQLite`, () => {
    tests(
      freshStores(async () => {
        const dir = mkdtempSync(join(tmpdir(), 'tocsin-store-'));
        return {
          open: (onCommit) => openSqliteStore(join(dir, 'tocsin.db'), { onCommit }),
          remove: () => rmSync(dir, { recursive: true, force: true }),
        };
      }),
    );
  });

  const binDir = findPostgres();
  suite(`${what} on PostgreSQL`, { skip: skipWithout('postgres', binDir) }, () => {
    let cluster: TestPostgres;
    before(async () => {
      cluster = await startPostgres(binDir ?? '');
    });
    after(() => cluster?.stop());
    tests(
      freshStores(async () => {
        const url = await cluster.createDatabase();
        return {
          open: (onCommit) => openPostgresStore(url, { onCommit, random: seededRandom(7), readers: 2, writers: 4 }),
          remove: () => undefined,
        };
      }),
    );
  });
}

interface Place {
  open(onCommit: (nudges: Nudge[]) => void): Promise<ClosableStore>;
  remove(): void;
}

function freshStores(make: () => Promise<Place>): () => StoreUnderTest {
  let place: Place;
  let opened: ClosableStore[] = [];
  let nudges: Nudge[] = [];
  const open = async (onCommit: (nudges: Nudge[]) => void) => {
    const store = await place.open(onCommit);
    opened.push(store);
    return store;
  };
  beforeEach(async () => {
    place = await make();
    opened = [];
    nudges = [];
    await open((committed) => nudges.push(...committed));
  });
  afterEach(async () => {
    for (const store of opened) await store.close();
    place?.remove();
  });
  return () => {
    const [store] = opened;
    if (!store) throw new Error('no store is open');
    return { store, nudges, openAgain: (onCommit = () => undefined) => open(onCommit) };
  };
}

/** Small and repeatable: multiplicative congruence, enough to spread waiting times. */
export function seededRandom(seed: number) {
  let state = seed;
  return {
    below(limit: number): number {
      state = (state * 48_271) % 2_147_483_647;
      return state % limit;
    },
  };
}

/** People with their mailboxes, as sign-up makes them. */
export function addPeople(store: ClosableStore, count: number): Promise<AccountId[]> {
  return store.write(async (tx) => {
    const ids: AccountId[] = [];
    for (let n = 0; n < count; n += 1) {
      const id = await tx.accounts.insert({ kind: 'person', firstName: `Wick ${n}`, lastName: '', createdAt: 10 });
      await tx.updates.createMailbox(id);
      ids.push(id);
    }
    return ids;
  });
}

/** One private message as the domain lays it down: content, both copies, both logs, both dialogs. */
export async function layMessage(tx: WriteTx, sender: AccountId, peer: AccountId, text: string, randomId?: string) {
  const content = await tx.messages.insertContent({
    sender,
    date: 100,
    ...(randomId === undefined ? {} : { randomOwner: sender, randomId }),
    data: { text },
  });
  if (content === undefined) return undefined;
  const pair: { mailbox: AccountId; peer: PeerId }[] = [
    { mailbox: sender, peer },
    { mailbox: peer, peer: sender },
  ];
  for (const to of pair.sort((a, b) => a.mailbox - b.mailbox)) {
    const { pts, lastMessageId: id } = await tx.updates.advance(to.mailbox, 1, 1);
    const out = to.mailbox === sender;
    await tx.messages.insert({ mailbox: to.mailbox, id, peer: to.peer, content, date: 100, out });
    await tx.dialogs.bump(to.mailbox, to.peer, { id, date: 100 }, out ? 0 : 1, 0);
    const body = { kind: 'newMessage', id } as const;
    const order = await tx.updates.append(to.mailbox, pts, 1, 100, body);
    tx.nudge({ mailbox: to.mailbox, pts, entries: [{ pts, ptsCount: 1, date: 100, body, order }] });
  }
  return content;
}
