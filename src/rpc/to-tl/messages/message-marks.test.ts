import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeholderWords } from '#domain';
import { toTlMarks } from './message-marks.ts';

test('a withheld message keeps its words from its countries alone; a label stands below it everywhere', () => {
  const marks = { labels: ['scam'], countries: ['DE'] };
  const here = toTlMarks(marks, 'DE', placeholderWords.en);
  assert.equal(here.media, undefined);
  assert.ok('media' in here && 'entities' in here && 'replyMarkup' in here);
  assert.match(here.message ?? '', /not available in your country/);
  assert.equal(here.restrictionReason?.[0]?.reason, 'withheld');
  const elsewhere = toTlMarks(marks, 'FR', placeholderWords.en);
  assert.ok(!('message' in elsewhere));
  assert.match(elsewhere.factcheck?.text?.text ?? '', /scam/);
  const russian = toTlMarks({ ...marks, labels: ['scam', 'lamps'] }, 'DE', placeholderWords.ru);
  assert.deepEqual(
    [russian.message, russian.factcheck?.text?.text],
    ['⚠ Это сообщение недоступно в вашей стране.', '⚑ мошенничество, lamps'],
  );
  assert.deepEqual(toTlMarks(undefined, 'DE', placeholderWords.en), {});
});
