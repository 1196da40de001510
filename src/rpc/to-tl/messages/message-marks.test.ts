import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toTlMarks } from './message-marks.ts';

test('a withheld message keeps its words from its countries alone; a label stands below it everywhere', () => {
  const marks = { labels: ['scam'], countries: ['DE'] };
  const here = toTlMarks(marks, 'DE');
  assert.equal(here.media, undefined);
  assert.ok('media' in here && 'entities' in here && 'replyMarkup' in here);
  assert.match(here.message ?? '', /not available in your country/);
  assert.equal(here.restrictionReason?.[0]?.reason, 'withheld');
  const elsewhere = toTlMarks(marks, 'FR');
  assert.ok(!('message' in elsewhere));
  assert.match(elsewhere.factcheck?.text?.text ?? '', /scam/);
  assert.deepEqual(toTlMarks(undefined, 'DE'), {});
});
