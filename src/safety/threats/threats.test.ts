import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decideIn } from '../enforcement/decide.ts';
import { fileReport } from '../intake/report.ts';
import { changeOffice, officeOf } from '../office.ts';
import { isSafetyError } from '../errors.ts';
import { account, legal, moderator, observer, safetyWorld } from '../testing/world.ts';
import { transparencyReport } from '../transparency/report.ts';
import { dismissThreat, informOfThreat } from './inform.ts';
import { listThreats } from './list.ts';
import { recordThreat } from './record-threat.ts';

const refuses = (code: string) => (error: unknown) => isSafetyError(error) && error.code === code;
const minute = 60_000;

async function withCase() {
  const world = safetyWorld();
  world.add(account(1));
  const { caseId } = await fileReport(world.safety, { reporter: 50, subject: account(1), reason: 'violence' });
  const threat = { caseId, subjectKeys: ['account:1'], suspicion: 'It says when and where the lamps will be put out.' };
  return { world, safety: world.safety, threat };
}

const call = (memberState: string) => ({
  authority: 'Unit for Lamps',
  memberState,
  channel: 'telephone',
  told: 'the account, its number, the text',
});

describe('a suspected threat to life', () => {
  it('is sealed at once, names who must be told, and is done when each state concerned is', async () => {
    const { world, safety, threat } = await withCase();
    const period = { fromMs: world.nowMs - 1, toMs: world.nowMs + 86_400_000 };
    const made = await recordThreat(safety, moderator, { ...threat, basis: 'dsa-18', memberStates: ['FR', 'DE'] });
    assert.deepEqual([...world.sealed.values()], ['account:1']);
    assert.equal(made.dueAtMs - made.awareAtMs, 60 * minute);
    const [open] = await listThreats(safety, legal, { state: 'open' });
    assert.deepEqual(open?.toTell, ['DE', 'FR']);
    assert.match(
      open?.letter ?? '',
      /Art\. 18\(1\)[\s\S]*DE, FR[\s\S]*lamps will be put out[\s\S]*Copy kept of account:1/,
    );
    world.nowMs += 10 * minute;
    assert.equal((await informOfThreat(safety, moderator, made.id, call('DE'))).state, 'open');
    world.nowMs += 10 * minute;
    const done = await informOfThreat(safety, moderator, made.id, call('FR'));
    assert.deepEqual([done.state, done.informedAtMs], ['informed', world.nowMs]);
    const report = await transparencyReport(safety, 'dsa', period);
    assert.deepEqual(report.sections.find(({ article }) => article === '18')?.tables[0]?.rows, [
      ['DE', 0, 1, 10],
      ['FR', 0, 1, 20],
      ['suspicions', 1, 0, null],
    ]);
    assert.equal(world.told.length, 0, 'nobody affected is told');
    const events = await safety.store.read((tx) => tx.events.page(0, 100));
    const ours = events.filter(({ type }) => type.startsWith('threat') || type === 'preserved');
    assert.equal(ours.length, 4);
    assert.ok(ours.every(({ subjectKey, caseId }) => subjectKey === null && caseId === null));
  });

  it('goes to our own state or Europol where no state can be named; of terrorist content to both', async () => {
    const { safety, threat } = await withCase();
    const ours = await recordThreat(safety, moderator, { ...threat, basis: 'dsa-18', memberStates: [] });
    assert.equal((await informOfThreat(safety, moderator, ours.id, call('EUROPOL'))).state, 'informed');
    const theirs = await recordThreat(safety, moderator, { ...threat, basis: 'tco-14-5', memberStates: [] });
    assert.equal((await informOfThreat(safety, moderator, theirs.id, call('EUROPOL'))).state, 'open');
    assert.deepEqual(
      (await listThreats(safety, legal, { state: 'open' })).map(({ toTell }) => toTell),
      [['NL']],
    );
    assert.equal((await informOfThreat(safety, moderator, theirs.id, call('NL'))).state, 'informed');
  });

  it('belongs to a case, is hidden from observers, and is dismissed by legal alone, with a reason', async () => {
    const { world, safety, threat } = await withCase();
    world.add(account(2));
    const input = { ...threat, basis: 'dsa-18' as const, memberStates: ['DE'] };
    await assert.rejects(
      recordThreat(safety, moderator, { ...input, subjectKeys: ['account:2'] }),
      refuses('outside-case'),
    );
    await assert.rejects(recordThreat(safety, observer, input), refuses('not-allowed'));
    await assert.rejects(listThreats(safety, observer), refuses('not-allowed'));
    await assert.rejects(recordThreat(safety, moderator, { ...input, memberStates: ['US'] }), refuses('field-invalid'));
    const { id } = await recordThreat(safety, moderator, input);
    await assert.rejects(dismissThreat(safety, moderator, id, 'it is a poem'), refuses('not-allowed'));
    await assert.rejects(dismissThreat(safety, legal, id, 'poem'), refuses('reason-required'));
    await dismissThreat(safety, legal, id, 'it is a poem about lamps');
    await assert.rejects(informOfThreat(safety, moderator, id, call('DE')), refuses('state-invalid'));
  });
});

describe('specific measures', () => {
  it('keep what they remove once the authority has declared the host exposed, and only of public terrorist content', async () => {
    const world = safetyWorld();
    const { safety } = world;
    const decide = (n: number, keywords: readonly string[], visibility: 'public' | 'private' = 'public') => {
      world.add(account(n), { visibility });
      return safety.store.write((tx) =>
        decideIn(tx, safety, moderator, {
          subject: account(n),
          action: { kind: 'suspend' },
          ground: { kind: 'terms', reference: 'terms:4', explanation: 'x' },
          facts: 'f',
          source: { kind: 'own-initiative' },
          detectedAutomatically: false,
          automation: 'none',
          category: 'STATEMENT_CATEGORY_RISK_FOR_PUBLIC_SECURITY',
          keywords,
          untilMs: null,
          caseId: null,
        }),
      );
    };
    await decide(1, ['KEYWORD_TERRORIST_CONTENT']);
    assert.equal(world.sealed.size, 0);
    const { id: _, ...office } = await safety.store.read((tx) => officeOf(tx, safety));
    await changeOffice(safety, legal, { ...office, exposed: true });
    await decide(2, []);
    await decide(3, ['KEYWORD_TERRORIST_CONTENT'], 'private');
    const kept = await decide(4, ['KEYWORD_TERRORIST_CONTENT']);
    assert.deepEqual([...world.sealed.values()], ['account:4']);
    const [row] = await safety.store.read((tx) => tx.preservations.find({ limit: 5 }));
    assert.deepEqual([row?.orderId, row?.decisionId], [null, kept.id]);
  });
});
