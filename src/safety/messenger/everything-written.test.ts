import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addTasks,
  createChannel,
  createPoll,
  type MessageMedia,
  type ReplyMarkup,
  searchMessages,
  sendMessage,
} from '#domain';
import { safetyStore } from '#storage';
import { createTestWorld } from '../../../tests/support/test-world.ts';
import { newestPosts } from './observe.ts';
import { attachedStore, readContent } from './index.ts';

const page = { offsetId: 0, offsetDate: 0, addOffset: 0, limit: 10, maxId: 0, minId: 0 };
const base64 = (text: string): string => Buffer.from(text).toString('base64');

test('words in lists, polls and places are found, sketched and shown to reviewers like those of texts', async (t) => {
  const world = await createTestWorld(t);
  const owner = await world.addPerson('Wick');
  const { chat } = await createChannel(world, { creator: owner, kind: 'supergroup', title: 'Lamps', about: '' });
  const say = (media: MessageMedia | undefined, text = '', markup?: ReplyMarkup) =>
    sendMessage(world, {
      sender: owner,
      peer: chat,
      data: { text, ...(media ? { media } : {}), ...(markup ? { markup } : {}) },
    });
  const list = await say({ kind: 'checklist', title: 'Evening', tasks: [{ id: 1, text: 'trim wicks' }], done: [] });
  const answers = ['brass', 'copper'].map((text) => ({ text, option: base64(text) }));
  const choice = { anonymous: true, multiple: false, quiz: false, correct: [], closed: false };
  const poll = await createPoll(world, { creator: owner, question: 'Which burner?', answers, ...choice });
  const asked = await say({ kind: 'poll', poll });
  const place = { title: 'Lighthouse', address: 'Harbour 3', provider: '', venueId: '', venueType: '' };
  const there = await say({ kind: 'venue', point: { latitude: 1, longitude: 2 }, ...place });
  await addTasks(world, { account: owner, peer: chat, id: list.id, tasks: [{ id: 2, text: 'fetch paraffin' }] });

  const idsOf = async (query: string) =>
    (await searchMessages(world, owner, query, { peer: chat }, page)).messages.map(({ id }) => id);
  assert.deepEqual(await idsOf('wicks'), [list.id]);
  assert.deepEqual(await idsOf('paraffin'), [list.id]);
  assert.deepEqual(await idsOf('burner copper'), [asked.id]);
  assert.deepEqual(await idsOf('lighthouse'), [there.id]);

  const button = { text: 'Come', kind: 'url' as const, url: 'https://lamps.example/' };
  await say(undefined, 'see', { kind: 'inline', rows: [[button]] });
  const store = attachedStore(safetyStore(world.store), world.bus);
  const subject = { kind: 'chat', id: chat } as const;
  const written = [
    'see',
    'Lighthouse\nHarbour 3',
    'Which burner?\nbrass\ncopper',
    'Evening\ntrim wicks\nfetch paraffin',
  ];
  const posts = await store.read((tx) => newestPosts(tx, subject, 10));
  assert.deepEqual(
    posts.map(({ text }) => text),
    written,
  );
  assert.deepEqual(posts[0]?.links, ['https://lamps.example/']);
  const shown = await store.read((tx) => readContent(tx, subject));
  const texts = shown.messages.map(({ text }) => text);
  assert.deepEqual(
    texts.filter((text) => text !== ''),
    ['see\nhttps://lamps.example/', ...written.slice(1)],
  );
});
