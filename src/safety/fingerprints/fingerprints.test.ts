import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  compareText,
  type Crypto,
  createTextIndex,
  deriveSketchKey,
  foldText,
  halfSip,
  hoursSimilarity,
  hourShape,
  layoutOf,
  linksIn,
  mentionsIn,
  normaliseLink,
  queryText,
  relationOf,
  relationOfNames,
  romanised,
  skeletonOf,
  sketchName,
  sketchText,
} from './index.ts';

const crypto: Pick<Crypto, 'sha256' | 'hmacSha256'> = {
  sha256: (data) => createHash('sha256').update(data).digest(),
  hmacSha256: (key, data) => createHmac('sha256', key).update(data).digest(),
};
const keyOf = (secret: string) =>
  deriveSketchKey(
    { ...crypto, signEd25519: () => new Uint8Array(), verifyEd25519: () => false, randomBytes: () => new Uint8Array() },
    new TextEncoder().encode(secret.padEnd(16, '.')),
  );
const key = keyOf('server a');
const other = keyOf('server b');

const LAMPS =
  'At dusk the lamplighters of the Cinder Choir climb the long hill and set each wick in order, one verse for every flame, until the town lies under a second sky.';
const COMMENTARY =
  'Our correspondent visited the hill on Tuesday evening. Residents told us that the custom is far older than the society which now claims it, and several historians doubt the story altogether. A leaflet handed out at the gate reads: ';

// Lines of Unicode's confusables.txt (UTS #39): source → prototype.
const UNICODE_CONFUSABLES: [string, string][] = [
  ['\u0430', 'a'], // CYRILLIC SMALL LETTER A
  ['\u0435', 'e'], // CYRILLIC SMALL LETTER IE
  ['\u043e', 'o'], // CYRILLIC SMALL LETTER O
  ['\u0440', 'p'], // CYRILLIC SMALL LETTER ER
  ['\u0441', 'c'], // CYRILLIC SMALL LETTER ES
  ['\u0445', 'x'], // CYRILLIC SMALL LETTER HA
  ['\u0443', 'y'], // CYRILLIC SMALL LETTER U
  ['\u0410', 'A'], // CYRILLIC CAPITAL LETTER A
  ['\u0412', 'B'], // CYRILLIC CAPITAL LETTER VE
  ['\u041d', 'H'], // CYRILLIC CAPITAL LETTER EN
  ['\u03bf', 'o'], // GREEK SMALL LETTER OMICRON
  ['\u03c1', 'p'], // GREEK SMALL LETTER RHO
  ['\u03bd', 'v'], // GREEK SMALL LETTER NU
  ['\u0399', 'l'], // GREEK CAPITAL LETTER IOTA
  ['\u0049', 'l'], // LATIN CAPITAL LETTER I
  ['\u0031', 'l'], // DIGIT ONE
  ['\u0030', 'O'], // DIGIT ZERO
  ['\u006d', 'rn'], // LATIN SMALL LETTER M
  ['\u217c', 'l'], // SMALL ROMAN NUMERAL FIFTY
  ['\uff41', 'a'], // FULLWIDTH LATIN SMALL LETTER A
  ['\u{1d41a}', 'a'], // MATHEMATICAL BOLD SMALL A
  ['\u0501', 'd'], // CYRILLIC SMALL LETTER KOMI DE
  ['\u04bb', 'h'], // CYRILLIC SMALL LETTER SHHA
];

test('skeletons agree with lines of Unicode’s confusables file', () => {
  for (const [source, prototype] of UNICODE_CONFUSABLES) {
    assert.equal(skeletonOf(source), prototype, `U+${source.codePointAt(0)?.toString(16)}`);
  }
  // The example of UTS #39 section 4: "paypal" with a Cyrillic letter reads the same.
  assert.equal(skeletonOf('p\u0430ypal'), skeletonOf('paypal'));
});

test('HalfSipHash-2-4 agrees with the published vectors (32-bit output, key 00..07, even lengths)', () => {
  // Message 00 01 02 …; each 16-bit unit holds two bytes, low byte first.
  const message = (bytes: number): string =>
    Array.from({ length: bytes / 2 }, (_, at) => String.fromCharCode((2 * at) | ((2 * at + 1) << 8))).join('');
  const published: [number, number][] = [
    [0, 0x5b9f35a9],
    [2, 0x03a662fa],
    [4, 0x89466e2a],
  ];
  for (const [length, digest] of published) {
    assert.equal(halfSip(0x03020100, 0x07060504, message(length), 0, length / 2), digest);
  }
});

test('folding undoes what copyists do to letters', () => {
  const copies = [
    LAMPS.toUpperCase(),
    [...LAMPS].join('\u200b'),
    [...LAMPS].join(' '),
    LAMPS.replaceAll('a', 'а').replaceAll('e', 'е').replaceAll('o', 'о'),
    [...LAMPS].map((c) => (/[!-~]/.test(c) ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c)).join(''),
    [...LAMPS].map((c) => (/[a-z]/.test(c) ? `${c}\u0336` : c)).join(''),
    LAMPS.replaceAll(' ', ' 🔥 '),
  ];
  for (const copy of copies) assert.equal(foldText(copy), foldText(LAMPS));
  assert.equal(foldText('ВЕЧЕРОМ НАД ГОРОДОМ'), foldText('вечером над городом'));
});

test('folding is idempotent for every string', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) =>
      assert.equal(foldText(foldText(text)), foldText(text)),
    ),
  );
});

test('a sketch does not depend on the order in which shingles are met', () => {
  const words = LAMPS.split(' ');
  const twice = sketchText(key, `${LAMPS} ${LAMPS}`);
  const once = sketchText(key, LAMPS);
  assert.ok(twice && once);
  // Saying a thing twice adds only the shingles across the seam.
  assert.ok(twice.shingleCount - once.shingleCount <= 5);
  assert.ok(words.length > 10);
});

test('containment lies between 0 and 1 and a text contains itself', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 40, maxLength: 300 }), fc.string({ minLength: 40, maxLength: 300 }), (a, b) => {
      const banked = sketchText(key, a);
      const message = queryText(key, b);
      const same = queryText(key, a);
      if (!banked || !message || !same) return;
      for (const value of Object.values(compareText(banked, message))) assert.ok(value >= 0 && value <= 1);
      const { shared, ...shares } = compareText(banked, same);
      assert.deepEqual(shares, { resemblance: 1, containment: 1, explained: 1 });
      assert.equal(shared, banked.bottom.length);
    }),
  );
});

test('sketches of two servers do not match without the shared key', () => {
  const here = sketchText(key, LAMPS);
  const there = queryText(other, LAMPS);
  assert.ok(here && there);
  const { resemblance, containment } = compareText(here, there);
  assert.ok(resemblance < 0.05 && containment < 0.05);
  assert.throws(() => createTextIndex(key.id).query(there), RangeError);
  const shared = keyOf('server a');
  assert.equal(shared.id, key.id);
});

test('a repost is told from a quotation', () => {
  const banked = sketchText(key, LAMPS);
  const quoted = queryText(
    key,
    `${COMMENTARY}“${LAMPS}” The council declined to comment and will hold a hearing in the spring.`,
  );
  const repost = queryText(
    key,
    LAMPS.split(' ')
      .filter((_, at) => at % 10 !== 3)
      .join(' '),
  );
  const excerpt = queryText(key, LAMPS.slice(0, 90));
  const unrelated = queryText(key, COMMENTARY);
  assert.ok(banked && quoted && repost && excerpt && unrelated);
  assert.equal(relationOf(compareText(banked, quoted), quoted), 'quotation');
  assert.equal(relationOf(compareText(banked, repost), repost), 'repost');
  assert.equal(relationOf(compareText(banked, excerpt), excerpt), 'repost');
  assert.equal(relationOf(compareText(banked, unrelated), unrelated), 'none');
});

test('the index finds what a scan finds, and forgets what it is told to', () => {
  const index = createTextIndex(key.id, 16);
  const texts = Array.from(
    { length: 300 },
    (_, at) =>
      `${at} lamps on the ${at * 7} hill, verse ${at * 13}: ${LAMPS.slice(at % 40, 80 + (at % 60))} ${'xyz'.repeat(at % 9)}${at ** 3}`,
  );
  const entries = texts.map((text) => {
    const sketch = sketchText(key, text);
    assert.ok(sketch);
    return index.add(sketch);
  });
  const message = queryText(key, `wholly different words about gardening in the rain season ${'abcd efgh '.repeat(4)}`);
  assert.ok(message);
  assert.deepEqual(index.query(message), []);
  const fresh = createTextIndex(key.id, 16);
  const banked = sketchText(key, LAMPS);
  const copy = queryText(key, `${LAMPS} 🔥`);
  assert.ok(banked && copy);
  const entry = fresh.add(banked);
  assert.equal(fresh.query(copy)[0]?.entry, entry);
  fresh.remove(entry ?? -1);
  assert.deepEqual(fresh.query(copy), []);
  assert.equal(new Set(entries).size, texts.length);
});

test('romanised copies of Cyrillic texts meet their original', () => {
  const original = 'Вечером фонарщики поднимаются на холм и зажигают огни один за другим над спящим городом';
  const latin = romanised(original);
  assert.equal(
    latin,
    'vecherom fonarshchiki podnimaiutsia na kholm i zazhigaiut ogni odin za drugim nad spiashchim gorodom',
  );
  assert.equal(romanised(LAMPS), undefined);
});

test('names meet under look-alikes, numbering and backup words, and otherwise not', () => {
  const name = (text: string) => {
    const sketch = sketchName(key, text);
    assert.ok(sketch, text);
    return sketch;
  };
  assert.equal(relationOfNames(name('Cinder Choir'), name('Сіndеr Сhоіr 2')), 'equal');
  assert.equal(relationOfNames(name('Cinder Choir'), name('CINDER_CHOIR backup')), 'equal');
  assert.equal(name('Cinder Choir backup').variant, true);
  assert.equal(relationOfNames(name('Cinder Choir Songs'), name('Cinder Choir Song')), 'similar');
  assert.equal(relationOfNames(name('Cinder Choir'), name('Garden Club Northside')), 'none');
});

test('links meet whatever their dress', () => {
  const same = ['https://t.me/joinchat/AbC', 't.me/+abc', 'http://telegram.me/+abc/'].map(
    (link) => normaliseLink(link)?.path,
  );
  assert.deepEqual(new Set(same), new Set(['t.me/+abc']));
  assert.equal(normaliseLink('https://www.Lamps.example/a/b/?utm_source=x&k=1#top')?.path, 'lamps.example/a/b?k=1');
  assert.deepEqual(linksIn('see https://lamps.example/x, and t.me/choir.'), [
    'https://lamps.example/x,',
    't.me/choir.',
  ]);
  assert.deepEqual(mentionsIn('ask @Choir_Two or t.me/choir_three'), ['choir_two', 'choir_three']);
  assert.equal(normaliseLink('not a link'), undefined);
});

test('a layout survives translation and plain text has none', () => {
  assert.equal(
    layoutOf('🕯🪔 The lamps are lit\n━━━\n🔦 join us'),
    layoutOf('🕯🪔 Die Lampen brennen heute hell\n━━━\n🔦 kommt'),
  );
  assert.equal(layoutOf('Just a sentence.\nAnd another one.'), undefined);
});

test('the shape of a day', () => {
  const evening = Array.from({ length: 24 }, (_, hour) => (hour >= 18 && hour < 22 ? 6 : 0));
  const morning = Array.from({ length: 24 }, (_, hour) => (hour >= 6 && hour < 10 ? 6 : 0));
  const [a, b] = [hourShape(evening), hourShape(morning)];
  assert.ok(a && b);
  assert.ok(hoursSimilarity(a, a) > 0.99);
  assert.ok(hoursSimilarity(a, b) < 0.2);
  assert.equal(hourShape(evening.map((count) => (count > 0 ? 1 : 0))), undefined);
});
