import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Notifier } from '../intake/types.ts';
import { recordEvents } from '../events/record.ts';
import { verifyChain } from '../events/verify.ts';
import type { SafetyStore } from '../ports.ts';
import { systemActor } from '../roles.ts';
import { safetyWorld, sha256 } from './world.ts';

const notifier = (id: number, facts: Partial<Notifier> = {}): Notifier => ({
  id,
  key: `account:${id}`,
  kind: 'account',
  upheld: 0,
  rejected: 0,
  unfounded: 0,
  warnedAtMs: null,
  suspendedUntilMs: null,
  ...facts,
});

/** What every implementation of the desk's storage must do. `open` gives an empty store for each test. */
export function safetyStoreContract(
  name: string,
  open: () => Promise<{ store: SafetyStore; close(): Promise<void> }>,
): void {
  const withStore = (work: (store: SafetyStore) => Promise<void>) => async () => {
    const { store, close } = await open();
    try {
      await work(store);
    } finally {
      await close();
    }
  };

  describe(`safety store: ${name}`, () => {
    it(
      'keeps a record as it was put, and replaces it',
      withStore(async (store) => {
        const first = notifier(7, { key: 'flagger:7 "ä\u0000"', kind: 'flagger', warnedAtMs: 1_900_000_000_000 });
        await store.write((tx) => tx.notifiers.put(first));
        assert.deepEqual(await store.read((tx) => tx.notifiers.get(7)), first);
        await store.write((tx) => tx.notifiers.put({ ...first, upheld: 3 }));
        assert.deepEqual(await store.read((tx) => tx.notifiers.first({ where: { key: first.key } })), {
          ...first,
          upheld: 3,
        });
        assert.equal(await store.read((tx) => tx.notifiers.get(8)), undefined);
      }),
    );

    it(
      'never gives an id twice, not even one that was removed',
      withStore(async (store) => {
        const one = await store.write((tx) => tx.challenges.nextId());
        await store.write((tx) => tx.challenges.put({ id: one, nonce: 'a', expiresAtMs: 5 }));
        await store.write((tx) => tx.challenges.remove([one]));
        assert.equal(await store.read((tx) => tx.challenges.get(one)), undefined);
        assert.notEqual(await store.write((tx) => tx.challenges.nextId()), one);
      }),
    );

    it(
      'undoes everything of a refused write and nothing of its neighbours',
      withStore(async (store) => {
        const world = safetyWorld(store);
        const writes = await Promise.allSettled([
          store.write(async (tx) => tx.notifiers.put(notifier(1))),
          store.write(async (tx) => {
            await tx.notifiers.put(notifier(2));
            await recordEvents(tx, world.safety, systemActor, [{ type: 'notifier-warned' }]);
            throw new Error('refused');
          }),
          store.write(
            async (tx) => void (await recordEvents(tx, world.safety, systemActor, [{ type: 'notifier-warned' }])),
          ),
        ]);
        assert.deepEqual(
          writes.map((write) => write.status),
          ['fulfilled', 'rejected', 'fulfilled'],
        );
        assert.equal(await store.read((tx) => tx.notifiers.count({})), 1);
        assert.deepEqual(
          await store.read((tx) => verifyChain(tx, sha256)).then((report) => report.ok && report.events),
          1,
        );
      }),
    );

    it(
      'finds by equality, lists, ranges and null, in order, page by page',
      withStore(async (store) => {
        await store.write(async (tx) => {
          const dues = [30, 10, null, 20, 10];
          for (const [index, due] of dues.entries()) {
            await tx.operations.put({
              id: index + 1,
              title: `o${index + 1}`,
              caseId: 1,
              state: index === 3 ? 'paused' : 'approved',
              defaults: {
                ground: { kind: 'terms', reference: 'terms:1', explanation: 'x' },
                facts: 'f',
                source: { kind: 'own-initiative' },
                detectedAutomatically: false,
                automation: 'none',
                category: 'VIOLENCE',
                keywords: [],
                untilMs: null,
              },
              plannedBy: 1,
              plannedByName: 'M-1',
              createdAtMs: 0,
              dryRun: null,
              approvals: [],
              startAtMs: due,
              startedBy: null,
              startedAtMs: null,
              endedAtMs: null,
              pausedBecause: null,
            });
          }
        });
        const ids = (query: Parameters<typeof find>[0]) =>
          find(query).then((found) => found.map((operation) => operation.id));
        const find = (query: {
          where?: object;
          oneOf?: object;
          below?: object;
          atLeast?: object;
          descending?: boolean;
          afterId?: number;
          offset?: number;
          limit?: number;
        }) =>
          store.read((tx) =>
            tx.operations.find({
              where: query.where,
              oneOf: query.oneOf,
              below: query.below,
              atLeast: query.atLeast,
              order: [{ by: 'startAt', descending: query.descending ?? false }],
              afterId: query.afterId,
              offset: query.offset ?? 0,
              limit: query.limit ?? 10,
            }),
          );
        assert.deepEqual(await ids({}), [3, 2, 5, 4, 1]);
        assert.deepEqual(await ids({ descending: true }), [1, 4, 2, 5, 3]);
        assert.deepEqual(await ids({ where: { startAt: null } }), [3]);
        assert.deepEqual(await ids({ where: { state: 'approved' }, below: { startAt: 30 } }), [2, 5]);
        assert.deepEqual(await ids({ atLeast: { startAt: 20 } }), [4, 1]);
        assert.deepEqual(await ids({ oneOf: { state: ['paused', 'running'] } }), [4]);
        assert.deepEqual(await ids({ oneOf: { state: [] } }), []);
        assert.deepEqual(await ids({ limit: 2, offset: 1 }), [2, 5]);
        assert.deepEqual(await ids({ afterId: 3 }), [5, 4]);
        const counts = await store.read((tx) => tx.operations.countBy('state', {}));
        assert.deepEqual([...counts].sort(), [
          ['approved', 4],
          ['paused', 1],
        ]);
      }),
    );

    it(
      'keeps one unbroken chain under concurrent writers and reads it by every key',
      withStore(async (store) => {
        const world = safetyWorld(store);
        await Promise.all(
          Array.from({ length: 20 }, (_, index) =>
            store.write((tx) =>
              recordEvents(tx, world.safety, systemActor, [
                {
                  type: 'report-received',
                  caseId: index % 2,
                  subjectKey: `account:${index % 4}`,
                  data: { n: index, text: 'ü "\u2028' },
                },
                { type: 'report-folded', data: { n: index, empty: null } },
              ]),
            ),
          ),
        );
        const report = await store.read((tx) => verifyChain(tx, sha256, { pageSize: 7 }));
        assert.ok(report.ok);
        assert.equal(report.events, 40);
        await store.read(async (tx) => {
          assert.equal((await tx.events.bySubject('account:1', 100)).length, 5);
          assert.equal((await tx.events.byCase(0, 100)).length, 10);
          assert.equal((await tx.events.byCase(0, 3)).length, 3);
          assert.deepEqual(
            (await tx.events.page(38, 10)).map((event) => event.seq),
            [39, 40],
          );
          assert.deepEqual(
            (await tx.events.between(36, 39, ['report-folded', 'case-opened'])).map((event) => event.seq),
            [38],
          );
          assert.equal(await tx.events.firstSeqFrom(world.nowMs), 1);
          assert.equal(await tx.events.firstSeqFrom(world.nowMs + 1), undefined);
          assert.equal((await tx.events.lastOfType('report-folded', 40))?.seq, 38);
          assert.equal(await tx.events.lastOfType('case-opened', 40), undefined);
        });
      }),
    );
  });
}
