import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { filmPlan } from '#domain';
import { filmPrograms, filmReader as reader, makeFilm } from '../../../tests/support/films.ts';
import { skipWithout } from '../../../tests/support/needs.ts';
import { until } from '../../../tests/support/until.ts';
import { copyArguments, probeArguments, stillArguments } from './arguments.ts';
import { findFfmpeg } from './find-ffmpeg.ts';
import { readProbe, stillAt } from './read-probe.ts';

const skip = skipWithout('ffmpeg', filmPrograms);

test('every run opens the film as MPEG-4 from its folder alone, within bounds, before the file is named', () => {
  for (const given of [probeArguments(filmPlan), stillArguments(filmPlan, 1), copyArguments(filmPlan)]) {
    const opened = given.slice(0, given.indexOf('source.mp4')).join(' ');
    for (const part of ['-protocol_whitelist file', '-f mov', '-max_alloc 67108864', '-max_pixels 1638400'])
      assert.ok(opened.includes(part), part);
  }
  assert.match(stillArguments(filmPlan, 1.25).join(' '), /-c:v h264 -ss 1\.250 -i source\.mp4 .* -frames:v 1 /);
  assert.match(copyArguments(filmPlan).join(' '), /-map 0:v:0 -c copy -map_metadata -1 .* -fs 2097153 /);
});

const probed = (video: object, duration = '3.0', more: object[] = []) =>
  JSON.stringify({
    streams: [
      { codec_type: 'video', codec_name: 'h264', pix_fmt: 'yuv420p', width: 320, height: 320, ...video },
      ...more,
    ],
    format: { duration },
  });

test('a face is one square H.264 stream of the right size and length', () => {
  const fine = readProbe(probed({ avg_frame_rate: '30000/1001' }, '10.02', [{ codec_type: 'audio' }]), filmPlan);
  assert.deepEqual([fine?.sidePx, fine?.durationS, Math.round(fine?.framesPerS ?? 0)], [320, 10.02, 30]);
  const wrong = [
    probed({ height: 318 }),
    probed({ width: 158, height: 158 }),
    probed({ width: 1282, height: 1282 }),
    probed({ codec_name: 'hevc' }),
    probed({ pix_fmt: 'yuv444p' }),
    probed({}, '11.2'),
    probed({}, 'N/A'),
    probed({}, '0'),
    probed({}, '3.0', [{ codec_type: 'video', codec_name: 'mjpeg' }]),
    '{}',
    'no JSON',
    '',
  ];
  for (const text of wrong) assert.equal(readProbe(text, filmPlan), undefined, text);
});

test('the still is never asked for behind the last frame', () => {
  const film = { sidePx: 320, durationS: 3, framesPerS: 25 };
  assert.deepEqual([stillAt(film, 1.5), stillAt(film, 10)], [1.5, 2.92]);
  assert.equal(stillAt({ ...film, framesPerS: 0 }, 2), 0);
  assert.equal(stillAt({ ...film, durationS: 0.04 }, 2), 0);
});

test('what is missing is said: ffmpeg itself, or the ffprobe beside it', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-programs-'));
  t.after(() => rm(folder, { recursive: true }));
  assert.deepEqual(await findFfmpeg('ffmpeg', folder), { missing: 'no ffmpeg on PATH' });
  await writeFile(join(folder, 'ffmpeg'), '', { mode: 0o755 });
  assert.deepEqual(await findFfmpeg('ffmpeg', folder), { missing: `no ffprobe beside ${folder}/ffmpeg` });
  await writeFile(join(folder, 'ffprobe'), '', { mode: 0o755 });
  const both = { ffmpeg: join(folder, 'ffmpeg'), ffprobe: join(folder, 'ffprobe') };
  assert.deepEqual(await findFfmpeg('ffmpeg', `/nowhere:${folder}`), both);
  assert.deepEqual(await findFfmpeg(both.ffmpeg, ''), both);
});

test('a film gives its frame at the second, and a copy without sound and notes', { skip }, async () => {
  const source = await makeFilm({ turnS: 2, note: 'lamp-lighter', sound: true });
  assert.ok(source.includes('lamp-lighter'));
  for (const [startS, isBlue] of [
    [0, false],
    [1.5, false],
    [2.5, true],
    [9, true],
  ] as const) {
    const answer = await reader().read(source, startS, filmPlan);
    assert.ok('film' in answer, JSON.stringify(answer));
    const { film } = answer;
    const { dominant } = await sharp(film.still).stats();
    assert.equal(dominant.b > dominant.r, isBlue, `at ${startS} s`);
    assert.equal((await sharp(film.still).metadata()).width, 320);
    assert.equal(film.sidePx, 320);
    assert.ok(!Buffer.from(film.bytes).includes('lamp-lighter'));
    assert.deepEqual(await streamsOf(film.bytes), ['h264']);
  }
});

/** Codecs of the streams in a film, as ffprobe tells them. */
async function streamsOf(bytes: Uint8Array): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-probed-'));
  await writeFile(join(folder, 'film.mp4'), bytes);
  const given = ['-v', 'error', '-show_entries', 'stream=codec_name', '-of', 'csv=p=0', 'film.mp4'];
  const { stdout } = await promisify(execFile)(filmPrograms?.ffprobe ?? 'ffprobe', given, { cwd: folder });
  await rm(folder, { recursive: true });
  return stdout.trim().split('\n');
}

test('what is no face is refused, and the next film is read', { skip }, async () => {
  const films = reader();
  const good = await makeFilm();
  const bad = [
    await makeFilm({ size: '320x240' }),
    await makeFilm({ size: '120x120' }),
    await makeFilm({ codec: 'mpeg4' }),
    await makeFilm({ durationS: 12 }),
    good.subarray(0, good.length / 2),
    Buffer.from('no film at all'),
    // A list of files is another way to make ffmpeg open what it was not given.
    Buffer.from("ffconcat version 1.0\nfile '/etc/hostname'\n"),
    Buffer.from('#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:9/lamp.ts\n'),
  ];
  for (const source of bad) assert.deepEqual(await films.read(source, 0, filmPlan), { trouble: 'invalid' });
  const answer = await films.read(good, 0, { ...filmPlan, sizeBytes: 2000 });
  assert.deepEqual(answer, { trouble: 'invalid' }, 'a copy that is cut off is none');
  assert.ok('film' in (await films.read(good, 0, filmPlan)));
});

test('what takes too long is killed, what waits too long is told to come back, and nothing stays', {
  skip,
}, async (t) => {
  const good = await makeFilm();
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-films-'));
  t.after(() => rm(folder, { recursive: true }));
  assert.deepEqual(await reader({ timeLimitMs: 1, folder }).read(good, 0, filmPlan), { trouble: 'too-slow' });
  const films = reader({ queueLength: 2, folder });
  const reading = [1, 2, 3].map(() => films.read(good, 0, filmPlan));
  await until(async () => (await readdir(folder)).length === 1);
  const answers = await Promise.all(reading);
  assert.deepEqual(
    answers.map((answer) => ('trouble' in answer ? answer.trouble : 'film')),
    ['film', 'film', 'busy'],
  );
  assert.deepEqual(await readdir(folder), []);
});
