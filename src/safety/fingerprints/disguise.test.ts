import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDisguised } from './disguise.ts';

const LAMPS = 'One lamp and then another lamp, until the whole of Quay Street can be read from the harbour at night.';
const perLetter = (change: (letter: string, at: number) => string): string => [...LAMPS].map(change).join('');

test('what people read and filters do not is a disguise', () => {
  const cyrillic: Record<string, string> = { a: 'а', e: 'е', o: 'о', p: 'р' };
  const disguises = {
    homoglyphs: perLetter((letter) => cyrillic[letter] ?? letter),
    invisible: perLetter((letter, at) => (at % 6 === 0 ? `${letter}\u200b` : letter)),
    struck: perLetter((letter, at) => (at % 3 === 0 ? `${letter}\u0336` : letter)),
    apart: [...LAMPS].join(' '),
    wide: perLetter((letter) => (/[a-z]/i.test(letter) ? String.fromCharCode(letter.charCodeAt(0) + 0xfee0) : letter)),
    bold: perLetter((letter) =>
      /[a-z]/.test(letter) ? String.fromCodePoint(0x1d41a + letter.charCodeAt(0) - 97) : letter,
    ),
    digits: LAMPS.replaceAll('o', '0').replaceAll('l', '1'),
  };
  for (const [name, text] of Object.entries(disguises)) assert.equal(isDisguised(text), true, name);
});

test('ordinary writing of any script is none', () => {
  const ordinary = [
    LAMPS,
    LAMPS.toUpperCase(),
    `${LAMPS} 🕯️✨ https://t.me/+q0w1e1r @lamp_1o1`,
    'Лампа за лампой, пока всю набережную не станет видно: iPhone, Wi‑Fi и e‑mail не помешают, COVID‑19 тоже.',
    'می‌خواهم چراغ‌ها را یکی‌یکی روشن کنم تا همه‌ی خیابان از بندرگاه خوانده شود',
    'दीप से दीप जलाते चलो, जब तक पूरी गली पढ़ी न जा सके — क्‍या बात है, श्री‍मान',
    'Đèn này rồi đèn khác, cho đến khi cả con phố có thể đọc được từ bến cảng trong đêm'.normalize('NFD'),
    '一盏灯，又一盏灯，直到整条街都能在夜里从港口读出来，合唱团周五再唱。',
    '등불 하나 그리고 또 하나, 밤의 항구에서 거리 전체를 읽을 수 있을 때까지.',
    'ランプをひとつ、またひとつ。ＣＤとＤＶＤは置いて、港から通りが読めるまで。',
    'Die Straßen­lampen­reihe am Hafen­becken leuch­tet, bis man die ganze Kai­straße lesen kann.',
    'A B C D E F: six lamps; models h264, mp3, 3D and 4k of the harbour are for sale on Friday, room 101.',
  ];
  for (const text of ordinary) assert.equal(isDisguised(text), false, text);
});
