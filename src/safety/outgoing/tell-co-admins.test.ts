import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decideIn } from '../enforcement/decide.ts';
import { reverseDecision } from '../enforcement/reverse.ts';
import { account, channel, legal, moderator, safetyWorld } from '../testing/world.ts';
import { tellCoAdmins } from './tell-co-admins.ts';
import { listUndelivered, settleUndelivered } from './undelivered.ts';

const dayMs = 86_400_000;

function choir() {
  const world = safetyWorld();
  const leaders = [500, ...Array.from({ length: 80 }, (_, n) => 501 + n)];
  world.add(channel(7), { label: 'Cinder Choir', leaders });
  world.add(account(501), { lang: 'ru' });
  const decide = (tellNotBeforeMs?: number, subject = channel(7)) =>
    world.safety.store.write((tx) =>
      decideIn(
        tx,
        world.safety,
        moderator,
        {
          subject,
          action: { kind: 'takedown' },
          ground: { kind: 'terms', reference: 'terms:4', explanation: 'No poems about lamps.' },
          facts: 'Twelve poems.',
          source: { kind: 'own-initiative' },
          detectedAutomatically: false,
          automation: 'none',
          category: 'OTHER_VIOLATION_TC',
          keywords: [],
          untilMs: null,
          caseId: null,
        },
        tellNotBeforeMs === undefined ? {} : { tellNotBeforeMs },
      ),
    );
  /** What came to co-admins since the last look. */
  const heard = async (safety = world.safety) => {
    while ((await tellCoAdmins(safety)) > 0);
    const told = world.told.splice(0).filter(({ account: id }) => id !== 500);
    return told.map(({ account: id, text }) => `${id} ${text}`);
  };
  return { world, decide, heard };
}

describe('admins of a chat besides its creator', () => {
  it('are told once of a measure and once of its end, at most fifty of them, without reasons', async () => {
    const { world, decide, heard } = choir();
    const { id } = await decide();
    const told = await heard();
    assert.equal(told.length, 50);
    assert.match(told[0] ?? '', /^501 К чату Cinder Choir, где вы администратор, применена мера\./);
    assert.match(
      told[1] ?? '',
      /^502 A measure was taken about Cinder Choir, where you are an admin\. Whoever created it/,
    );
    assert.ok(!told.some((text) => /poems|terms|key=/.test(text)));
    assert.deepEqual(await heard(), []);
    await reverseDecision(world.safety, moderator, id);
    assert.match(
      (await heard())[1] ?? '',
      /^502 A measure about Cinder Choir, where you are an admin, was taken back\./,
    );
    assert.deepEqual(await heard(), []);
  });

  it('hear nothing while an order wants silence, nor of a measure that ended meanwhile', async () => {
    const { world, decide, heard } = choir();
    const { id } = await decide(world.nowMs + dayMs);
    assert.deepEqual(await heard(), []);
    await reverseDecision(world.safety, moderator, id);
    assert.deepEqual(await heard(), []);
    world.nowMs += 2 * dayMs;
    assert.ok((await heard()).every((text) => !text.includes('was taken about')));
  });

  it('of one chat are told although the note about another cannot be delivered, which ends as a failure', async () => {
    const { world, decide, heard } = choir();
    world.add(channel(8), { leaders: [500, 900] });
    const { id } = await decide();
    const broken = await decide(undefined, channel(8));
    const { adminsOf } = world.safety.directory;
    const safety = {
      ...world.safety,
      directory: {
        ...world.safety.directory,
        adminsOf: (...asked: Parameters<typeof adminsOf>) =>
          JSON.stringify(asked[1]) === JSON.stringify(channel(8))
            ? Promise.reject(new Error('torn page'))
            : adminsOf(...asked),
      },
    };
    assert.equal((await heard(safety)).length, 50);
    let hours = 0;
    for (; (await listUndelivered(safety, moderator, { offset: 0, limit: 10 })).length === 0; hours += 1) {
      world.nowMs += 3_600_000;
      assert.deepEqual(await heard(safety), []);
    }
    assert.equal(hours, 9, 'the tenth attempt is the last');
    const [failed] = await listUndelivered(safety, moderator, { offset: 0, limit: 10 });
    assert.deepEqual([failed?.decisionId, failed?.why, failed?.to], [broken.id, 'torn page', null]);
    assert.notEqual(failed?.decisionId, id);
    await settleUndelivered(world.safety, legal, [failed?.id ?? 0], 'retry');
    assert.match((await heard()).join(), /^900 A measure was taken/);
  });
});
