import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NewMedia } from '#domain';
import { eachStore } from '../support/each-store.ts';

const file = (digest: string): NewMedia => ({
  kind: 'photo',
  owner: 1,
  createdAt: 1,
  digest,
  sizeBytes: 9,
  mime: 'image/jpeg',
  sizes: [],
  attributes: [],
});

eachStore('places of files', (current) => {
  test('a message is found by the cover of its video and by what stands in its poll, until it is gone', async () => {
    const { store } = current();
    const withFile = (digest: string, limit: number) => store.read((tx) => tx.messages.contentsWithFile(digest, limit));
    const [cover, poll] = await store.write(async (tx) => {
      const media = await tx.media.insert(file('dd'));
      const parts = { anonymous: true, multiple: false, quiz: false, correct: [], closed: false, creator: 1 };
      const answers = [{ text: 'a', option: 'YQ==', media: { kind: 'photo' as const, media } }];
      const asked = await tx.polls.insert({ ...parts, question: 'Oil?', answers });
      const film = { kind: 'document' as const, media: await tx.media.insert(file('ee')), cover: media };
      return [
        await tx.messages.insertContent({ sender: 1, date: 1, data: { text: '', media: film } }),
        await tx.messages.insertContent({
          sender: 1,
          date: 1,
          data: { text: '', media: { kind: 'poll', poll: asked } },
        }),
      ];
    });
    assert.deepEqual(await withFile('dd', 9), [poll, cover], 'as a cover, and in a poll');
    assert.ok(cover !== undefined && poll !== undefined);
    await store.write((tx) => tx.messages.deleteOrphanContents([cover, poll]));
    assert.deepEqual(await withFile('dd', 9), []);
  });

  test('whoever wears a face is found by its bytes', async () => {
    const { store } = current();
    await store.write(async (tx) => {
      for (const owner of [7, 8]) await tx.media.addProfilePhoto(owner, await tx.media.insert(file('aa')), 1);
    });
    assert.deepEqual([...(await store.read((tx) => tx.media.wornBy('aa', 9)))].sort(), [7, 8]);
    assert.deepEqual(await store.read((tx) => tx.media.wornBy('bb', 9)), []);
  });
});
