import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createMediaWorld } from '../../../tests/support/media-world.ts';
import { stickerAnimation, stickerPicture, stickerVideo } from '../../../tests/support/sticker-files.ts';
import { checkStickerFile, type FileUse } from './check-file.ts';
import { isEmoji, splitEmoji } from './emoji.ts';
import { pictureSize } from './picture-size.ts';
import { webmFacts } from './webm-facts.ts';

const regular: FileUse = { kind: 'regular' };
const emoji: FileUse = { kind: 'emoji' };
const thumb: FileUse = { kind: 'regular', thumbnail: true };

describe('files of stickers', () => {
  test('what fits is taken for what it is', async (t) => {
    const world = await createMediaWorld(t);
    const formats = async (bytes: Uint8Array, use: FileUse) => {
      const { format, widthPx, heightPx, toWebp } = await checkStickerFile(world, bytes, use);
      return [format, widthPx, heightPx, toWebp];
    };
    assert.deepEqual(await formats(await stickerPicture(512, 300), regular), ['static', 512, 300, true]);
    assert.deepEqual(await formats(await stickerPicture(20, 512, 'webp'), regular), ['static', 20, 512, false]);
    assert.deepEqual(await formats(await stickerPicture(100, 100), emoji), ['static', 100, 100, true]);
    assert.deepEqual(await formats(await stickerPicture(100, 100, 'webp'), thumb), ['static', 100, 100, false]);
    assert.deepEqual(await formats(stickerAnimation(), regular), ['animated', 512, 512, false]);
    assert.deepEqual(await formats(stickerAnimation({ fr: 30, op: 90 }), emoji), ['animated', 512, 512, false]);
    assert.deepEqual(await formats(stickerVideo({ heightPx: 256 }), regular), ['video', 512, 256, false]);
    assert.deepEqual(await formats(stickerVideo({ widthPx: 100, heightPx: 100 }), emoji), ['video', 100, 100, false]);
  });

  test('what does not fit is refused by its fault', async (t) => {
    const world = await createMediaWorld(t);
    const refused = (bytes: Uint8Array, use: FileUse, code: string) =>
      assert.rejects(() => checkStickerFile(world, bytes, use), { code }, code);
    await refused(Buffer.from('no picture at all'), regular, 'sticker-no-picture');
    await refused(await stickerPicture(511, 300), regular, 'sticker-dimensions');
    await refused(await stickerPicture(513, 512), regular, 'sticker-dimensions');
    await refused(await stickerPicture(512, 512), emoji, 'sticker-dimensions');
    await refused(await stickerPicture(512, 512), thumb, 'sticker-dimensions');
    await refused(Buffer.concat([await stickerPicture(), Buffer.alloc(512 * 1024)]), regular, 'sticker-too-big');
    await refused(await stickerPicture(), { ...regular, format: 'animated' }, 'sticker-no-animation');
    await refused(await stickerPicture(), { ...thumb, format: 'animated' }, 'sticker-thumb-no-animation');
    await refused(await stickerPicture(), { ...regular, format: 'video' }, 'sticker-no-video');
    await refused(stickerAnimation({ tgs: 0 }), regular, 'sticker-no-animation');
    await refused(stickerAnimation({ w: 500 }), regular, 'sticker-no-animation');
    await refused(stickerAnimation({ op: 300 }), regular, 'sticker-no-animation');
    await refused(Buffer.of(0x1f, 0x8b, 8, 0), regular, 'sticker-no-animation');
    await refused(stickerVideo({ codec: 'V_VP8' }), regular, 'sticker-no-video');
    await refused(stickerVideo({ docType: 'matroska' }), regular, 'sticker-no-video');
    await refused(stickerVideo({ sound: true }), regular, 'sticker-no-video');
    await refused(stickerVideo({ durationMs: 3500 }), regular, 'sticker-video-too-long');
    await refused(stickerVideo({ durationMs: 3500, unsaid: true }), regular, 'sticker-video-too-long');
    await refused(stickerVideo({ widthPx: 400, heightPx: 400 }), regular, 'sticker-video-dimensions');
    await refused(Buffer.concat([stickerVideo(), Buffer.alloc(256 * 1024)]), regular, 'sticker-video-too-big');
  });

  test('a packed bomb is not unpacked', async (t) => {
    const world = await createMediaWorld(t);
    const bomb = stickerAnimation({ padding: 'a'.repeat(8 * 1024 * 1024) });
    assert.ok(bomb.length < 64 * 1024);
    await assert.rejects(() => checkStickerFile(world, bomb, regular), { code: 'sticker-no-animation' });
  });

  test('cut files are no pictures and no videos', async () => {
    const picture = await stickerPicture();
    for (let length = 0; length < 33; length++) assert.equal(pictureSize(picture.subarray(0, length)), undefined);
    const webp = await stickerPicture(512, 512, 'webp');
    for (let length = 0; length < 30; length++) assert.equal(pictureSize(webp.subarray(0, length)), undefined);
    const video = stickerVideo();
    for (let length = 0; length < 60; length++) webmFacts(video.subarray(0, length));
    assert.equal(webmFacts(video.subarray(0, 20)), undefined);
  });
});

test('emoji are told from other texts', () => {
  for (const one of ['🔥', '❤', '❤️', '👩‍🚀', '🏳️‍🌈', '🇺🇦', '👍🏽', '1️⃣']) assert.ok(isEmoji(one), one);
  for (const other of ['', 'a', '🔥🔥', '1', ' 🔥']) assert.ok(!isEmoji(other), other);
  assert.deepEqual(splitEmoji('🔥 ❤️👩‍🚀'), ['🔥', '❤️', '👩‍🚀']);
  assert.equal(splitEmoji('🔥 fire'), undefined);
});
