import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold, isReworded } from './fold.ts';
import { formOf } from './word-forms.ts';

const alike: readonly (readonly string[])[] = [
  ['Ёлка', 'елка', 'ёлка'],
  ['ａｂｃ', 'ABC', 'abc'],
  ['ﾃﾚﾋﾞ', 'テレビ'],
  ['Straße', 'STRASSE', 'strasse'],
  ['Istanbul', 'İstanbul', 'ıstanbul'],
  ['smørrebrød', 'smorrebrod'],
  ['أحمد', 'احمد', 'ٱحمد', 'إحمد', 'أَحْمَد', 'احـــمد'],
  ['مدرسة', 'مدرسه'],
  ['على', 'علي', 'علی'],
  ['كتاب', 'کتاب'],
  ['مؤمن', 'مومن'],
  ['٢٠٢٦', '۲۰۲۶', '२०२६', '2026'],
  ['圖書館', '图书馆'],
  ['ob\u00advious', 'obv\u200bious', '\ufeffobvious', 'obvious'],
  ['пʼять', "п'ять"],
];

test('what readers take for the same is folded to the same', () => {
  for (const [first = '', ...others] of alike)
    for (const other of others) assert.equal(fold(other), fold(first), `${other} and ${first}`);
});

test('a text is indexed anew only where the rules have made something else of it', () => {
  for (const text of ['plain', 'Ёлка у дома', 'café', '图书馆', 'أحمد', '한국어'])
    assert.equal(isReworded(text), false, text);
  for (const text of ['圖書館', 'مدرسة', 'Straße', 'soft\u00adhyphen', '٢٠'])
    assert.equal(isReworded(text), true, text);
});

test('the forms of a word share something, and other words do not', () => {
  const forms = [
    ['run', 'runs', 'running'],
    ['лампа', 'лампы', 'лампу', 'лампой', 'лампами'],
    ['красный', 'красного', 'красными'],
    ['история', 'истории', 'историей'],
    ['مدرسة', 'المدرسة', 'للمدرسة', 'والمدرسة', 'مدرسه'],
    ['كتاب', 'الكتاب', 'كتابهم', 'وبالكتاب'],
    ['图书', '圖書'],
  ];
  const shared = forms.map((words) => {
    const found = new Set(words.map(formOf));
    assert.equal(found.size, 1, `${words.join(', ')}: ${[...found].join(', ')}`);
    return [...found][0];
  });
  assert.equal(new Set(shared).size, forms.length);
});
