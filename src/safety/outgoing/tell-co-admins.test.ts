import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decideIn } from '../enforcement/decide.ts';
import { reverseDecision } from '../enforcement/reverse.ts';
import { account, channel, moderator, safetyWorld } from '../testing/world.ts';
import { deliverOutgoing } from './deliver.ts';

const dayMs = 86_400_000;

function choir() {
  const world = safetyWorld();
  const leaders = [500, ...Array.from({ length: 80 }, (_, n) => 501 + n)];
  world.add(channel(7), { label: 'Cinder Choir', leaders });
  world.add(account(501), { lang: 'ru' });
  const decide = (tellNotBeforeMs?: number) =>
    world.safety.store.write((tx) =>
      decideIn(
        tx,
        world.safety,
        moderator,
        {
          subject: channel(7),
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
  const heard = async () => {
    await deliverOutgoing(world.safety, { request: () => Promise.reject(new Error('nothing leaves')) }, undefined);
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
});
