import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { after, test } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import { strippedPhotoToJpg } from '@mtcute/core/utils.js';
import sharp from 'sharp';
import { photoPlan, profilePhotoPlan } from '#domain';
import { residentMemory } from '../../../tests/support/memory.ts';
import { createImages } from './create-images.ts';

const images = createImages();
after(() => images.close());

/** A flag with many colours, drawn as a photo-like raster with noise so that its JPEG has real detail. */
async function picture(width: number, height: number): Promise<Buffer> {
  const noise = sharp({
    create: { width, height, channels: 3, background: '#246', noise: { type: 'gaussian', mean: 110, sigma: 40 } },
  });
  return noise.blur(2).png().toBuffer();
}

async function rendered(source: Uint8Array, plan = photoPlan) {
  const answer = await images.render(source, plan);
  assert.ok('rendered' in answer, JSON.stringify(answer));
  return answer.rendered;
}

test('a large picture gets every size in its box, and the largest says where its scans end', async () => {
  const { renditions, widthPx, heightPx } = await rendered(await picture(3000, 1500));
  assert.deepEqual([widthPx, heightPx], [3000, 1500]);
  assert.deepEqual(
    renditions.map(({ type, widthPx, heightPx }) => [type, widthPx, heightPx]),
    [
      ['s', 100, 50],
      ['m', 320, 160],
      ['x', 800, 400],
      ['y', 1280, 640],
      ['w', 2560, 1280],
    ],
  );
  for (const { type, bytes, scanEnds, widthPx } of renditions) {
    const decoded = await sharp(bytes).metadata();
    assert.equal(decoded.format, 'jpeg');
    assert.equal(decoded.width, widthPx);
    if (type !== 'w') {
      assert.equal(scanEnds, undefined);
      continue;
    }
    assert.ok(scanEnds && scanEnds.length > 1);
    assert.equal(scanEnds.at(-1), bytes.length);
    // Up to the first end there is a picture already.
    const start = Buffer.concat([bytes.subarray(0, scanEnds[0]), Buffer.from([0xff, 0xd9])]);
    assert.equal(
      (await sharp(start, { failOn: 'none' }).raw().toBuffer({ resolveWithObject: true })).info.width,
      widthPx,
    );
  }
});

test('a small picture is not enlarged and stops at the size that holds it', async () => {
  const { renditions } = await rendered(await picture(200, 120));
  assert.deepEqual(
    renditions.map(({ type, widthPx, heightPx }) => [type, widthPx, heightPx]),
    [
      ['s', 100, 60],
      ['m', 200, 120],
    ],
  );
});

test('the stripped thumbnail is what clients expect: their header and it make a picture', async () => {
  for (const make of [
    picture(900, 600),
    sharp(await picture(300, 500))
      .greyscale()
      .png()
      .toBuffer(),
  ]) {
    const source = await make;
    const { stripped } = await rendered(source);
    assert.ok(stripped.length < 2000);
    const whole = strippedPhotoToJpg(stripped);
    const { data, info } = await sharp(whole, { failOn: 'warning' }).raw().toBuffer({ resolveWithObject: true });
    assert.equal(Math.max(info.width, info.height), 40);
    const wanted = await sharp(source).resize(info.width, info.height).toColourspace('srgb').raw().toBuffer();
    let distance = 0;
    for (let i = 0; i < data.length; i += 3)
      distance += Math.abs((data[i] ?? 0) - (wanted[Math.floor((i * wanted.length) / data.length)] ?? 0));
    assert.ok(distance / (data.length / 3) < 30, `mean distance ${distance / (data.length / 3)}`);
  }
});

test('a clean JPEG keeps its bytes; one with notes keeps its pixels and loses the notes', async () => {
  const clean = await sharp(await picture(640, 480))
    .jpeg({ quality: 92 })
    .toBuffer();
  const kept = (await rendered(clean)).renditions.at(-1);
  assert.equal(kept?.type, 'x');
  assert.deepEqual(Buffer.from(kept?.bytes ?? []), clean);

  const told = await sharp(clean)
    .withExif({ IFD0: { Copyright: 'lamp-lighter' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
    .jpeg({ quality: 92 })
    .toBuffer();
  assert.ok(told.includes('lamp-lighter'));
  const stripped = (await rendered(Buffer.concat([told, Buffer.from('PK hidden archive')]))).renditions.at(-1);
  const bytes = Buffer.from(stripped?.bytes ?? []);
  assert.ok(!bytes.includes('lamp-lighter') && !bytes.includes('hidden archive'));
  assert.deepEqual(await sharp(bytes).raw().toBuffer(), await sharp(told).raw().toBuffer());
});

test('a JPEG with fewer bytes than our small sizes is made anew, progressive, so that clients still find the largest', async () => {
  const poor = await sharp(await picture(1000, 800))
    .jpeg({ quality: 20 })
    .toBuffer();
  const { renditions } = await rendered(poor);
  const largest = renditions.at(-1);
  assert.deepEqual([largest?.type, largest?.widthPx], ['y', 1000]);
  assert.ok(largest?.scanEnds && !poor.equals(largest.bytes));
});

test('a picture taken sideways is turned upright', async () => {
  const sideways = await sharp(await picture(640, 480))
    .jpeg()
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const result = await rendered(sideways);
  assert.deepEqual([result.widthPx, result.heightPx], [480, 640]);
  const largest = result.renditions.at(-1);
  assert.deepEqual([largest?.widthPx, largest?.heightPx], [480, 640]);
});

test('profile photos are squares of three sizes', async () => {
  const { renditions } = await rendered(await picture(700, 300), profilePhotoPlan);
  assert.deepEqual(
    renditions.map(({ type, widthPx, heightPx }) => [type, widthPx, heightPx]),
    [
      ['a', 160, 160],
      ['b', 320, 320],
      ['c', 640, 640],
    ],
  );
});

test('transparency becomes white', async () => {
  const hole = await sharp({ create: { width: 60, height: 60, channels: 4, background: '#00000000' } })
    .png()
    .toBuffer();
  const { renditions } = await rendered(hole);
  const { data } = await sharp(renditions[0]?.bytes).raw().toBuffer({ resolveWithObject: true });
  assert.ok((data[0] ?? 0) > 250);
});

test('bad pictures are refused by name and the next one is served', async () => {
  const good = await picture(300, 300);
  const jpeg = await sharp(good).jpeg().toBuffer();
  // 256 million pixels of nothing in a few hundred kilobytes.
  const bomb = await sharp({
    create: { width: 16_000, height: 16_000, channels: 3, background: '#000' },
    limitInputPixels: false,
  })
    .png({ compressionLevel: 9 })
    .toBuffer();
  assert.ok(bomb.length < 2_000_000);
  const cases: [Uint8Array, string][] = [
    [Buffer.from('a text file'), 'not-an-image'],
    [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), 'not-an-image'],
    [Buffer.alloc(0), 'not-an-image'],
    [jpeg.subarray(0, jpeg.length / 2), 'damaged'],
    [good.subarray(0, good.length / 2), 'damaged'],
    [jpeg.subarray(0, 30), 'damaged'],
    [bomb, 'bad-dimensions'],
    [await picture(2100, 100), 'bad-dimensions'],
  ];
  for (const [source, trouble] of cases) assert.deepEqual(await images.render(source, photoPlan), { trouble });
  await rendered(good);
});

test('notes of a picture that would unpack to half a gigabyte are never unpacked', async () => {
  const good = await picture(300, 300);
  const [head, rest] = [good.subarray(0, pngHeadBytes), good.subarray(pngHeadBytes)];
  const packed = deflateSync(Buffer.alloc(512 * 1024 * 1024));
  const own = createImages();
  for (const [type, note] of [
    ['zTXt', 'Comment\0\0'],
    ['iTXt', 'XML:com.adobe.xmp\0\u0001\0\0\0'],
    ['iCCP', 'icc\0\0'],
  ] as const) {
    const bomb = Buffer.concat([head, pngChunk(type, Buffer.concat([Buffer.from(note, 'latin1'), packed])), rest]);
    assert.ok('rendered' in (await own.render(bomb, photoPlan)), type);
  }
  const [peakKib] = await peaksOfChildren();
  if (peakKib !== undefined) assert.ok(peakKib < 300 * 1024, `the process of the pictures took ${peakKib} KiB`);
  own.close();
});

/** The signature and the first chunk. */
const pngHeadBytes = 33;

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** Peak memory of this process's own processes, KiB, the largest first; none where the system does not tell. */
async function peaksOfChildren(): Promise<number[]> {
  const task = `/proc/${process.pid}/task/${process.pid}/children`;
  const pids = existsSync(task) ? readFileSync(task, 'utf8').trim().split(' ').filter(Boolean) : [];
  const peaks = await Promise.all(pids.map(async (pid) => (await residentMemory(Number(pid))).peakKib));
  return peaks.sort((a, b) => b - a);
}

test('drawings of packages come out in all sizes and look like themselves', async () => {
  for (const flag of ['br', 'kz', 'mx', 'np']) {
    const drawing = readFileSync(fileURLToPath(import.meta.resolve(`flag-icons/flags/4x3/${flag}.svg`)));
    const source = await sharp(drawing, { density: 150 }).resize(1200, 900, { fit: 'inside' }).webp().toBuffer();
    const largest = (await rendered(source)).renditions.at(-1);
    const tiny = (bytes?: Uint8Array) =>
      sharp(bytes).flatten({ background: '#fff' }).resize(8, 8, { fit: 'fill' }).removeAlpha().raw().toBuffer();
    const [ours, theirs] = [await tiny(largest?.bytes), await tiny(source)];
    const distance = ours.reduce((sum, value, i) => sum + Math.abs(value - (theirs[i] ?? 0)), 0) / ours.length;
    assert.ok(distance < 12, `${flag}: mean distance ${distance}`);
  }
});

test('what takes too long is killed, and the next picture is served by a new process', async () => {
  const hasty = createImages({ timeLimitMs: 1 });
  assert.deepEqual(await hasty.render(await picture(800, 800), photoPlan), { trouble: 'too-slow' });
  hasty.close();
  const full = createImages({ queueLength: 1 });
  const source = await picture(400, 400);
  const answers = await Promise.all([1, 2, 3].map(() => full.render(source, photoPlan)));
  assert.deepEqual(
    answers.map((answer) => ('trouble' in answer ? answer.trouble : 'rendered')),
    ['rendered', 'rendered', 'busy'],
  );
  full.close();
});
