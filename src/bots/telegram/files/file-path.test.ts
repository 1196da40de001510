import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Media } from '#domain';
import { filePath, readPath } from './file-path.ts';

const document = (attributes: Media['attributes'], mime = 'text/plain'): Media => ({
  ...{ id: 1, kind: 'document', owner: 1, createdAt: 1, digest: '', sizeBytes: 1, sizes: [] },
  ...{ mime, attributes },
});

test('a path names its file and until when, and nothing else is a path', () => {
  const file = { id: 'AgAD_x-1', size: '', untilS: 1_800_000_000 };
  const path = filePath(document([{ kind: 'fileName', name: 'lamps.txt' }]), file);
  assert.equal(path, 'documents/AgAD_x-1.1800000000.txt');
  assert.deepEqual(readPath(path), { id: 'AgAD_x-1', untilS: 1_800_000_000 });
  const sticker = document([{ kind: 'customEmoji', alt: '🔥' }], 'image/webp');
  assert.equal(filePath(sticker, file), 'stickers/AgAD_x-1.1800000000.webp');
  assert.equal(filePath(sticker, { ...file, size: 'm' }), 'thumbnails/AgAD_x-1.1800000000.jpg');
  for (const other of ['', 'documents/AgAD.txt', 'documents/../x.1.txt', 'documents/a b.1.txt', 'documents/a.x.txt'])
    assert.equal(readPath(other), undefined, other);
});
