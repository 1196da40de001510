import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { loadMethods } from '../../../../src/bots/telegram/load-methods.ts';
import { notOfferedNames } from '../../../../src/bots/telegram/not-offered.ts';
import { writeBotApiTable } from '../../../support/bot-api-table.ts';
import { stickerPicture } from '../../../support/sticker-files.ts';
import { callApi } from '../bot-world.ts';
import { callChatMethods, callSelfMethods } from './chats.ts';
import { callMessageMethods, callStickerMethods } from './messages.ts';
import { callQuestionMethods, hearOfChats } from './questions.ts';
import { startTableWorld, type TableWorld } from './table-world.ts';

let world: TableWorld;

before(async () => {
  world = await startTableWorld();
});

after(() => world?.stop());

test('what bots send, edit, move and delete', () => callMessageMethods(world));
test('sets of stickers', () => callStickerMethods(world, () => stickerPicture()));
test('what a bot tells of itself and of people', () => callSelfMethods(world, () => stickerPicture()));
test('questions and their answers', () => callQuestionMethods(world));
test('what happens in chats', () => hearOfChats(world));
test('members, links, settings and topics', () => callChatMethods(world, () => stickerPicture()));

test('the webhook, and the end', async () => {
  await world.call('setWebhook', { url: 'http://127.0.0.1:9/', allowed_updates: ['message'] });
  await world.call('getWebhookInfo');
  await world.call('deleteWebhook', { drop_pending_updates: true });
  await world.call('getUpdates');
  await world.call('close');
  await world.call('logOut');
});

test('every method of the types answered with a result of its type, or is refused by an error of the API', async () => {
  const offered = await loadMethods();
  const untold = world.types.methods.filter(
    (name) => !world.fitting.has(name) && !notOfferedNames.has(name.toLowerCase()),
  );
  assert.deepEqual(untold, []);
  assert.deepEqual(
    world.types.methods.filter((name) => world.fitting.has(name) && !offered.has(name.toLowerCase())),
    [],
  );
  for (const name of notOfferedNames) {
    const { ok, error_code, description } = await callApi(world.server, world.token, name);
    assert.ok(!ok && error_code === 400 && description?.startsWith('Bad Request: '), `${name} ${description}`);
  }
});

test('the list of methods in the documentation is the present one', async () => {
  const written = await readFile(new URL('../../../../docs/bot-methods.md', import.meta.url), 'utf8');
  assert.equal(written, await writeBotApiTable(world.types));
});
