import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestWorld } from '../../../tests/support/test-world.ts';
import { editScheduled } from './edit-scheduled.ts';
import { scheduleMessage, sendDue, sendScheduled } from './schedule-message.ts';

test('what was due is sent and waits no longer in one commit, however often and wherever it is tried', async (t) => {
  let isBroken = false;
  const world = await createTestWorld(t, {
    onStatement: (text) => {
      if (isBroken && text.startsWith('DELETE FROM scheduled')) throw new Error('the power went');
    },
  });
  const [ember, wick] = [await world.addPerson('Ember'), await world.addPerson('Wick')];
  const ask = { sender: ember, peer: wick, randomId: '1', data: { text: 'the lamps are lit' } };
  const { message } = await scheduleMessage(world, { ...ask, dueAt: world.clock.nowS() + 60 });
  world.waitS(60);
  const waiting = () => world.store.read((tx) => tx.scheduled.list(ember, wick));
  const heard = () => world.store.read((tx) => tx.messages.history({ mailbox: wick, peer: ember, limit: 10 }));
  isBroken = true;
  await assert.rejects(sendDue(world), /the power went/);
  assert.deepEqual([(await heard()).length, (await waiting()).length], [0, 1]);
  isBroken = false;
  const change = { text: 'the lamps are out' };
  await editScheduled(world, { account: ember, peer: wick, id: message.id, dueAt: message.dueAt, change });
  await Promise.all([sendDue(world), sendDue(world), sendScheduled(world, [message], true)]);
  assert.deepEqual(
    (await heard()).map(({ content }) => content.text),
    [change.text],
  );
  assert.deepEqual(await waiting(), []);
  const ends = (await world.updatesOf(ember)).filter(({ kind }) => kind === 'deleteScheduled');
  assert.equal(ends.length, 1, 'its end is told once');
});

test('what was put off while its time came waits on, and goes at once when that is asked for', async (t) => {
  const world = await createTestWorld(t);
  const [ember, wick] = [await world.addPerson('Ember'), await world.addPerson('Wick')];
  const ask = { sender: ember, peer: wick, randomId: '1', data: { text: 'the lamps are lit' } };
  const { message } = await scheduleMessage(world, { ...ask, dueAt: world.clock.nowS() + 60 });
  world.waitS(60);
  await editScheduled(world, { account: ember, peer: wick, id: message.id, dueAt: message.dueAt + 600, change: {} });
  assert.deepEqual(await sendScheduled(world, [message]), []);
  assert.equal((await world.store.read((tx) => tx.scheduled.list(ember, wick))).length, 1);
  assert.equal((await sendScheduled(world, [message], true)).length, 1);
});
