import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestWorld } from '../../../tests/support/test-world.ts';
import { updateStatus } from '../accounts/update-status.ts';
import { countOnline } from './count-online.ts';
import { createGroup } from './create-group.ts';

test('who asks counts as being here, once, beside the others who are', async (t) => {
  const world = await createTestWorld(t);
  const [ember, wick, olive] = [
    await world.addPerson('Ember'),
    await world.addPerson('Wick'),
    await world.addPerson('Olive'),
  ];
  const { chat } = await createGroup(world, { creator: ember, title: 'Lamps', members: [wick, olive] });
  assert.equal(await countOnline(world, ember, chat), 1);
  await updateStatus(world, wick, false);
  assert.equal(await countOnline(world, ember, chat), 2);
  assert.equal(await countOnline(world, wick, chat), 1);
  await updateStatus(world, wick, true);
  assert.equal(await countOnline(world, ember, chat), 1);
});
