import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import sharp from 'sharp';
import { createSharpDecoder } from './decode-with-sharp.ts';
import { PICTURE_EDITS } from './picture-edits.ts';
import { createRandom } from './random.ts';
import {
  BANK_VIEWS,
  createMultiIndex,
  createPictureIndex,
  hammingDistance,
  type LumaImage,
  pdqFromHex,
  pdqOf,
  pdqToHex,
  QUERY_VIEWS,
  queryPicture,
  sketchPicture,
} from '#safety';

/** A smooth picture made by a formula, so that any implementation can be given the same pixels. */
function formulaPicture(width: number, height: number, seed: number): LumaImage {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  };
  const grid = Array.from({ length: 81 }, next);
  const luma = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const fx = (x * 8) / width;
      const fy = (y * 8) / height;
      const [i, j] = [Math.floor(fx), Math.floor(fy)];
      const [u, v] = [fx - i, fy - j];
      const at = (row: number, column: number): number => grid[row * 9 + column] ?? 0;
      luma[y * width + x] = Math.trunc(
        (at(j, i) * (1 - u) + at(j, i + 1) * u) * (1 - v) + (at(j + 1, i) * (1 - u) + at(j + 1, i + 1) * u) * v,
      );
    }
  }
  return { width, height, luma };
}

// What Meta's reference implementation (the pdqhash package over its C++ sources) answers for these pixels.
const REFERENCE: [number, number, number, string][] = [
  [200, 150, 1, 'd7d48c92f7f6cd58422156b42412736f7aaf7367a43256b540018d58b7f68e38'],
  [333, 512, 7, 'edef7335b225c809ca29e7f2caa99225f6379225ceb9e7f2c8090809d225d365'],
  [512, 512, 42, '5be5fc9eebea40890ea893e4b41667f3a1c227f2b4161bec4aa840896bea3c9e'],
];

test('PDQ agrees with Meta’s implementation on pictures made by a formula', () => {
  for (const [width, height, seed, hex] of REFERENCE) {
    const reference = pdqFromHex(hex);
    assert.ok(reference);
    const { words, quality } = pdqOf(formulaPicture(width, height, seed));
    const distance = hammingDistance(words, reference);
    assert.ok(distance <= 10, `${width} x ${height}: ${distance} bits`);
    assert.equal(quality, 100);
  }
});

// Meta's published hash of its test picture bridge-mods/aaa-orig.jpg. The picture is not part of this repository.
const PUBLISHED = 'f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22';
const picturePath = process.env.PDQ_TEST_PICTURE;

test('PDQ agrees with Meta’s published hash of its test picture', { skip: picturePath === undefined }, async () => {
  const decoded = await createSharpDecoder()(await readFile(picturePath ?? ''));
  const published = pdqFromHex(PUBLISHED);
  assert.ok(decoded.ok && published);
  assert.ok(hammingDistance(pdqOf(decoded.image).words, published) <= 10);
});

test('the written form survives a round trip and rubbish is refused', () => {
  assert.equal(pdqToHex(pdqFromHex(PUBLISHED) ?? new Uint32Array(8)), PUBLISHED);
  assert.equal(pdqFromHex('xyz'), undefined);
});

const logo = (shade: string): Promise<Buffer> =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><rect width="300" height="300" fill="#204060"/><path d="M60 240L150 40L240 240Z" fill="${shade}"/><circle cx="190" cy="110" r="45" fill="#f0c040"/><rect x="40" y="250" width="90" height="20" fill="#fff"/></svg>`,
    ),
  )
    .png()
    .toBuffer();

async function decoded(bytes: Uint8Array): Promise<LumaImage> {
  const answer = await createSharpDecoder()(bytes);
  assert.ok(answer.ok);
  return answer.image;
}

test('a banked logo is found again after crop, frame, mirror, turn, tilt and re-encoding, and another logo is not', async () => {
  const index = createPictureIndex();
  const original = await logo('#ffffff');
  const entry = index.add(sketchPicture(await decoded(original)));
  const edits: Record<string, Promise<Buffer>> = {
    jpeg: sharp(original).jpeg({ quality: 30 }).toBuffer(),
    crop: sharp(original).extract({ left: 20, top: 20, width: 260, height: 260 }).jpeg().toBuffer(),
    frame: sharp(original)
      .extend({ top: 15, bottom: 15, left: 15, right: 15, background: '#c02020' })
      .jpeg()
      .toBuffer(),
    mirror: sharp(original).flop().jpeg().toBuffer(),
    onItsSide: sharp(original).rotate(90).jpeg().toBuffer(),
    upsideDown: sharp(original).rotate(180).jpeg().toBuffer(),
    onTheOtherSide: sharp(original).rotate(270).jpeg().toBuffer(),
    tilted: sharp(original).rotate(5, { background: '#fff' }).jpeg().toBuffer(),
    tiltedBack: sharp(original).rotate(-8.5, { background: '#000' }).jpeg().toBuffer(),
    small: sharp(original).resize(160).jpeg().toBuffer(),
    negative: sharp(original).negate({ alpha: false }).jpeg({ quality: 70 }).toBuffer(),
  };
  for (const [name, bytes] of Object.entries(edits)) {
    const [best] = index.query(queryPicture(await decoded(await bytes)));
    assert.equal(best?.entry, entry, name);
  }
  const stranger = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><rect width="300" height="300" fill="#fff"/><circle cx="90" cy="200" r="60"/><path d="M10 10h200v40h-200z" fill="#a00"/></svg>',
  );
  assert.deepEqual(index.query(queryPicture(await decoded(await sharp(stranger).png().toBuffer()))), []);
  index.remove(entry);
  assert.deepEqual(index.query(queryPicture(await decoded(original))), []);
});

let chanceState = 23;
const chanceWord = (): number => {
  chanceState = (Math.imul(chanceState, 1664525) + 1013904223) >>> 0;
  return (chanceState ^ (chanceState >>> 13)) >>> 0;
};

test('multi-index hashing finds every hash within 31 bits that a scan finds', () => {
  let state = 5;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state ^ (state >>> 13)) >>> 0;
  };
  const hashes = Array.from({ length: 9_000 }, () => Uint32Array.from({ length: 8 }, next));
  const index = createMultiIndex();
  for (const [owner, words] of hashes.entries()) index.add(words, 0, owner);
  for (let probe = 0; probe < 40; probe++) {
    const words = (hashes[probe * 200] ?? new Uint32Array(8)).slice();
    for (let flip = 0; flip < probe; flip++)
      words[next() % 8] = ((words[next() % 8] ?? 0) ^ (1 << (next() % 32))) >>> 0;
    const scanned = new Set(hashes.flatMap((other, owner) => (hammingDistance(words, other) <= 31 ? [owner] : [])));
    const found = new Set<number>();
    index.near(words, 0, 31, (owner) => found.add(owner));
    assert.deepEqual([...found].sort(), [...scanned].sort());
  }
});

test('in a large index a near hash is passed over as rarely as is said', () => {
  let state = 11;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state ^ (state >>> 13)) >>> 0;
  };
  const hashes = Array.from({ length: 8_192 }, () => Uint32Array.from({ length: 8 }, next));
  const index = createMultiIndex(0);
  for (const [owner, words] of hashes.entries()) index.add(words, 0, owner);
  for (const [distance, mostMissed] of [
    [31, 0.16],
    [24, 0.04],
    [16, 0.004],
  ] as const) {
    let missed = 0;
    for (const [owner, words] of hashes.entries()) {
      const changed = words.slice();
      const flipped = new Set<number>();
      while (flipped.size < distance) flipped.add((next() >>> 5) % 256);
      for (const bit of flipped) changed[bit >> 5] = ((changed[bit >> 5] ?? 0) ^ (1 << (bit & 31))) >>> 0;
      let isFound = false;
      index.near(changed, 0, 31, (found) => (isFound ||= found === owner));
      if (!isFound) missed++;
    }
    assert.ok(missed <= mostMissed * hashes.length, `${missed} of ${hashes.length} pairs ${distance} bits apart`);
  }
});

test('a large index loses none of the edited pictures that an exact one finds', async () => {
  const exact = createMultiIndex();
  const large = createMultiIndex(0);
  const shades = ['#ffffff', '#d9822b', '#111111'];
  const originals = await Promise.all(shades.map(logo));
  for (const [owner, original] of originals.entries()) {
    const { pdq } = sketchPicture(await decoded(original));
    for (let view = 0; view < BANK_VIEWS; view++) for (const index of [exact, large]) index.add(pdq, view * 8, owner);
  }
  // What waits to be sorted in is searched in full: enough strangers, and all of these are sorted in.
  for (let at = 0; at < 4_000; at++)
    for (const index of [exact, large]) index.add(Uint32Array.from({ length: 8 }, chanceWord), 0, 99);
  for (const [owner, original] of originals.entries()) {
    for (const [name, edit] of Object.entries(PICTURE_EDITS)) {
      const { pdq } = queryPicture(await decoded(await edit(original, createRandom(owner))));
      const [wanted, found] = [exact, large].map((index) => {
        const owners = new Set<number>();
        for (let view = 0; view < QUERY_VIEWS; view++) index.near(pdq, view * 8, 31, (near) => owners.add(near));
        return owners.has(owner);
      });
      assert.equal(found, wanted, name);
    }
  }
});

test('pictures that would cost too much are refused by name', async () => {
  const decode = createSharpDecoder();
  const bomb = await sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  assert.deepEqual(await decode(bomb), { ok: false, refusal: 'image_too_many_pixels' });
  assert.deepEqual(await decode(new Uint8Array(17 * 1024 * 1024)), { ok: false, refusal: 'image_too_many_bytes' });
  assert.deepEqual(await decode(new TextEncoder().encode('not a picture')), { ok: false, refusal: 'image_unreadable' });
  const truncated = (await logo('#fff')).subarray(0, 700);
  assert.deepEqual(await decode(truncated), { ok: false, refusal: 'image_unreadable' });
});
