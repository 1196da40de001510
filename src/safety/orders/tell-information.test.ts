import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { tellWaiting } from '../statements/issue.ts';
import { account, channel, legal, moderator, safetyWorld } from '../testing/world.ts';
import { answerInformation, type DsaOrderForm, giveEffect, receiveDsaOrder } from './dsa-orders.ts';
import { orderShown } from './shown.ts';

const dayMs = 86_400_000;

const form = (change: Partial<DsaOrderForm>): DsaOrderForm => ({
  kind: 'inform',
  memberState: 'DE',
  authorityName: 'Court of Lamps',
  referenceNo: 'I-1',
  legalBasis: 'Code of lamps, Art. 9',
  statementOfReasons: 'A lamp was stolen.',
  locations: ['@cinder_choir', '1'],
  territorialScope: [],
  language: 'en',
  redress: 'Higher Court of Lamps, one month',
  effectReportTo: 'court@lamps.example',
  category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
  informationAsked: 'Since when the account exists',
  purpose: 'To find the thief',
  answerByMs: null,
  tellAtMs: null,
  ...change,
});

function lamps() {
  const world = safetyWorld();
  world.add(channel(7), { affected: [500] });
  world.add(account(1), { lang: 'ru' });
  world.usernames.set('cinder_choir', channel(7));
  return world;
}

describe('an order to provide information', () => {
  it('is told to everybody whom it is about when it is answered, with its reasons and redress', async () => {
    const world = lamps();
    const { order } = await receiveDsaOrder(world.safety, legal, form({}));
    assert.equal(world.told.length, 0);
    const answered = await answerInformation(world.safety, moderator, order.id, 'information-provided');
    assert.equal(answered.personToldAtMs, world.nowMs);
    assert.deepEqual(
      world.told.map(({ account: who }) => who),
      [500, 1],
    );
    const [english, russian] = world.told.map(({ text }) => text);
    for (const said of ['Court of Lamps', 'I-1', 'Since when the account exists', 'A lamp was stolen', 'Higher Court'])
      assert.ok(english?.includes(said), said);
    assert.match(russian ?? '', /Орган власти обязал/);
    const statement = await world.safety.store.read((tx) => tx.statements.get(world.told[0]?.statementId ?? 0));
    const shown = statement && (await orderShown(world.safety, statement));
    assert.deepEqual([shown?.authorityName, shown?.redress], ['Court of Lamps', 'Higher Court of Lamps, one month']);
  });

  it('stays secret until the moment that the authority set, and is then told by itself', async () => {
    const world = lamps();
    const tellAtMs = world.nowMs + 10 * dayMs;
    const { order } = await receiveDsaOrder(world.safety, legal, form({ tellAtMs }));
    const answered = await answerInformation(world.safety, moderator, order.id, 'not-held');
    assert.equal(answered.personToldAtMs, null);
    assert.equal(await tellWaiting(world.safety), 0);
    world.nowMs = tellAtMs;
    assert.equal(await tellWaiting(world.safety), 2);
    assert.match(world.told[0]?.text ?? '', /We hold none of it/);
  });
});

describe('an order to act', () => {
  it('takes effect at once and tells nobody before the moment that the authority set (Art. 9(5))', async () => {
    const world = lamps();
    const tellAtMs = world.nowMs + 10 * dayMs;
    const act = form({ kind: 'act', locations: ['@cinder_choir'], tellAtMs });
    const { order } = await receiveDsaOrder(world.safety, legal, act);
    const done = await giveEffect(world.safety, moderator, order.id, { kind: 'takedown' });
    assert.equal(world.subjects.get('chat:-1000000000007')?.slots.has('takedown'), true);
    assert.deepEqual([done.personToldAtMs, world.told.length], [null, 0]);
    world.nowMs = tellAtMs;
    assert.equal(await tellWaiting(world.safety), 1);
    assert.match(world.told[0]?.text ?? '', /Article 9/);
  });
});
