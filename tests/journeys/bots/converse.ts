import assert from 'node:assert/strict';
import type { TelegramClient } from '@mtcute/node';
import { find, inputUser } from '../../support/acquaintance.ts';
import { until } from '../../support/until.ts';

/** A lamp, 24 by 16 pixels. */
export const lampPicture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAIAAACDRijCAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAIElEQVQ4jWM40+FCFcQwatCZ0TA6M5qOOkazSAf56QAAQmtkHwPPiLsAAAAASUVORK5CYII=',
  'base64',
);

/** What a bot is able to do, each as a person sees it. */
export type Ability = keyof typeof steps;

interface Scene {
  person: TelegramClient;
  username: string;
  newest(): Promise<Awaited<ReturnType<TelegramClient['getHistory']>>[number] | undefined>;
  /** Waits until the newest message says this. */
  answered(text: string): Promise<void>;
}

const steps = {
  async command({ person, username, answered }: Scene) {
    await person.sendText(username, '/start');
    await answered('Welcome');
  },
  async button({ person, newest, answered }: Scene) {
    const message = await newest();
    assert.ok(message);
    assert.equal((await person.getCallbackAnswer({ message, data: 'light' })).message, 'lit');
    await answered('it burns');
  },
  async fileUp({ person, username, newest, answered }: Scene) {
    await person.sendText(username, '/file');
    await answered('a list');
    const media = (await newest())?.media;
    assert.ok(media?.type === 'document');
    assert.equal(Buffer.from(await person.downloadAsBuffer(media)).toString(), 'oil and wick');
  },
  async fileDown({ person, username, answered }: Scene) {
    await person.sendMedia(username, { type: 'document', file: Buffer.from('two lamps'), fileName: 'own.txt' });
    await answered('got two lamps');
  },
  async pictureUp({ person, username, newest, answered }: Scene) {
    await person.sendText(username, '/picture');
    await answered('a lamp');
    const media = (await newest())?.media;
    assert.ok(media?.type === 'photo');
    assert.deepEqual([media.width, media.height], [24, 16]);
  },
  async pictureDown({ person, username, answered }: Scene) {
    await person.sendMedia(username, { type: 'photo', file: lampPicture });
    await answered('seen 24');
  },
  async keyboard({ person, username, newest, answered }: Scene) {
    await person.sendText(username, '/keys');
    await answered('choose');
    const raw = (await newest())?.raw;
    assert.ok(raw?._ === 'message' && raw.replyMarkup?._ === 'replyKeyboardMarkup');
    assert.deepEqual(
      raw.replyMarkup.rows.map(({ buttons }) => buttons.map(({ text }) => text)),
      [['wick', 'oil']],
    );
  },
  async text({ person, username, answered }: Scene) {
    await person.sendText(username, 'hello');
    await answered('echo hello');
  },
  async inline({ person, username }: Scene) {
    const bot = inputUser(await find(person, username));
    const peer = await person.resolvePeer(username);
    const offered = await person.call({ _: 'messages.getInlineBotResults', bot, peer, query: 'brass', offset: '' });
    const [result] = offered.results;
    assert.ok(result?._ === 'botInlineResult' && result.sendMessage._ === 'botInlineMessageText');
    assert.equal(result.sendMessage.message, 'inline brass');
  },
};

const isAbility = (name: string): name is Ability => Object.hasOwn(steps, name);
export const abilities: readonly Ability[] = Object.keys(steps).filter(isAbility);

/**
 * What a person does with a bot of any framework: `/start` is answered "Welcome" with a button `light`, a press is answered
 * "lit" and changes the message to "it burns", `/file` brings a document with the caption "a list", a document is answered
 * "got " and what is in it, `/picture` brings the lamp with the caption "a lamp", a picture is answered "seen " and its
 * width, `/keys` shows a keyboard "wick", "oil", every other text comes back after "echo ", and an inline query brings one
 * article that says "inline WORDS". Returns what the bot was able to do.
 */
export async function converse(
  person: TelegramClient,
  username: string,
  wanted: readonly Ability[] = abilities,
): Promise<Ability[]> {
  const newest = async () => (await person.getHistory(username, { limit: 1 }))[0];
  const answered = (text: string) => until(async () => (await newest())?.text === text);
  for (const ability of wanted) await steps[ability]({ person, username, newest, answered });
  return [...wanted];
}
