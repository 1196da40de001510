import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { harmless, unpackAnimation } from './animation.ts';

const frame = { tgs: 1, v: '5.5.2', fr: 60, ip: 0, op: 120, w: 512, h: 512 };
const blobOf = (bytes: Uint8Array) => new Blob([new Uint8Array(bytes)]);

test('an animation comes out of its gzip', async () => {
  const shapes = [{ ty: 'gr', it: [{ ty: 'rc' }, { ty: 'fl' }, { ty: 'tr' }] }];
  const animation = { ...frame, layers: [{ ty: 4, shapes }], assets: [] };
  const unpacked = await unpackAnimation(blobOf(gzipSync(JSON.stringify(animation))));
  assert.deepEqual(unpacked, animation);
});

test('what is no animation is none', async () => {
  const bad: Uint8Array[] = [
    Buffer.from('no gzip'),
    gzipSync('no JSON'),
    gzipSync('null'),
    gzipSync('[]'),
    gzipSync(JSON.stringify({ ...frame, w: 1e9, layers: [] })),
    gzipSync(JSON.stringify({ ...frame, op: 0, layers: [] })),
    gzipSync(Buffer.alloc(5 * 1024 * 1024, 0x20)),
  ];
  for (const bytes of bad) assert.equal(await unpackAnimation(blobOf(bytes)), undefined);
});

test('nothing in it loads, writes or repeats without end', () => {
  const clean = harmless({
    ...frame,
    fonts: { list: [{ fPath: 'https://elsewhere.example/font' }] },
    chars: [],
    assets: [
      { id: 'picture', u: 'https://elsewhere.example/', p: 'picture.png' },
      { id: 'inner', p: 'x', layers: [{ ty: 2, refId: 'picture' }, { ty: 3 }] },
    ],
    layers: [
      { ty: 5, t: {} },
      { ty: 0, refId: 'inner', ef: [{ ty: 5 }] },
      {
        ty: 4,
        shapes: [
          { ty: 'gr', it: [{ ty: 'rp', c: { k: 1e9 } }, { ty: 'el' }] },
          { ty: 'sr', pt: { k: 1e9 } },
        ],
      },
    ],
  });
  assert.deepEqual(clean, {
    ...frame,
    assets: [{ id: 'inner', layers: [{ ty: 3 }] }],
    layers: [
      { ty: 0, refId: 'inner' },
      { ty: 4, shapes: [{ ty: 'gr', it: [{ ty: 'el' }] }] },
    ],
  });
});

test('a composition that holds itself, or multiplies, is not played', () => {
  const holds = (id: string, inner: string, times = 1) => ({
    id,
    layers: Array.from({ length: times }, () => ({ ty: 0, refId: inner })),
  });
  const layers = [{ ty: 0, refId: 'a' }];
  assert.equal(harmless({ ...frame, assets: [holds('a', 'b'), holds('b', 'a')], layers }), undefined);
  const towers = ['a', 'b', 'c', 'd', 'e'].map((id, at, all) => holds(id, all[at + 1] ?? '', 10));
  assert.equal(harmless({ ...frame, assets: towers, layers }), undefined);
  assert.ok(harmless({ ...frame, assets: towers.slice(3), layers: [{ ty: 0, refId: 'd' }] }));
});
