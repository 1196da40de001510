import assert from 'node:assert/strict';
import type { TelegramClient } from '@mtcute/node';
import { find, inputUser } from '../../support/acquaintance.ts';
import { until } from '../../support/until.ts';

/**
 * What a person does with a bot of any framework: `/start` is answered "Welcome" with a button `light`, a press is answered
 * "lit" and changes the message to "it burns", `/file` brings a document with the caption "a list",
 * a document is answered "got " and what is in it, `/keys` shows a keyboard "wick", "oil", every other text comes
 * back after "echo ", and an inline query brings one article that says "inline WORDS".
 */
export async function converse(person: TelegramClient, username: string): Promise<void> {
  const newest = async () => (await person.getHistory(username, { limit: 1 }))[0];
  const answered = (text: string) => until(async () => (await newest())?.text === text);
  await person.sendText(username, '/start');
  await answered('Welcome');
  const message = await newest();
  assert.ok(message);
  const answer = await person.getCallbackAnswer({ message, data: 'light' });
  assert.equal(answer.message, 'lit');
  await answered('it burns');
  await person.sendText(username, '/file');
  await answered('a list');
  const media = (await newest())?.media;
  assert.ok(media?.type === 'document');
  assert.equal(Buffer.from(await person.downloadAsBuffer(media)).toString(), 'oil and wick');
  await person.sendMedia(username, { type: 'document', file: Buffer.from('two lamps'), fileName: 'own.txt' });
  await answered('got two lamps');
  await person.sendText(username, '/keys');
  await answered('choose');
  const raw = (await newest())?.raw;
  assert.ok(raw?._ === 'message' && raw.replyMarkup?._ === 'replyKeyboardMarkup');
  assert.deepEqual(
    raw.replyMarkup.rows.map(({ buttons }) => buttons.map(({ text }) => text)),
    [['wick', 'oil']],
  );
  await person.sendText(username, 'hello');
  await answered('echo hello');
  const bot = inputUser(await find(person, username));
  const peer = await person.resolvePeer(username);
  const offered = await person.call({ _: 'messages.getInlineBotResults', bot, peer, query: 'brass', offset: '' });
  const [result] = offered.results;
  assert.ok(result?._ === 'botInlineResult' && result.sendMessage._ === 'botInlineMessageText');
  assert.equal(result.sendMessage.message, 'inline brass');
}
