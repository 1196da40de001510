import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emojiLanguage, emojiWords } from './emoji-words.ts';

const emojiOf = async (langCode: string, word: string) =>
  (await emojiWords(langCode)).find(({ keyword }) => keyword === word)?.emoticons ?? [];

test('emoji have words in the languages of many people, whatever their countries', async () => {
  assert.equal((await emojiOf('en', 'bell'))[0], '🔔', 'what has the word as its name comes first');
  assert.ok((await emojiOf('ru-RU', 'колокольчик')).includes('🔔'));
  assert.ok((await emojiOf('ar', 'جرس')).includes('🔔'));
  assert.ok((await emojiOf('zh-hans', '铃铛')).includes('🔔'));
  assert.ok((await emojiOf('pt_BR', 'sino')).includes('🔔'));
});

test('emoji come in their usual order, in the form that is drawn as a picture', async () => {
  assert.deepEqual((await emojiOf('en', 'teeth')).slice(0, 3), ['😀', '😃', '😁']);
  assert.equal((await emojiOf('en', 'red heart'))[0], '\u2764\uFE0F');
});

test('where there are no words, none are made up, and no file is looked for by a name from outside', async () => {
  assert.deepEqual(await emojiWords('xx'), []);
  assert.equal(emojiLanguage('../en'), undefined);
  assert.deepEqual(await emojiWords('../annotations/en'), []);
});
