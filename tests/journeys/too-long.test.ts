import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import { type Line, openLine } from '../support/line.ts';
import { signUp } from '../support/mtcute-client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { gramjsPeople } from './scenario/gramjs.ts';
import { mtcutePeople } from './scenario/mtcute.ts';
import type { MakePerson, Peer, Person } from './scenario/person.ts';
import { telethonPeople, withoutTelethon } from './scenario/telethon.ts';

/** So many updates the server tells one by one; what is pushed meanwhile is kept for a session up to 256 KiB. */
const toldOneByOne = 300;
const letters = 5_000;
const atOnce = 100;

const libraries: [name: string, make: MakePerson, skip: string | false][] = [
  ['mtcute', mtcutePeople(), false],
  ['gramjs', gramjsPeople('full'), false],
  ['Telethon', telethonPeople('Full'), withoutTelethon()],
];

describe('somebody who missed more than the server tells one by one', () => {
  let server: TestServer;
  let ember: TelegramClient;
  const lines: Line[] = [];
  const people: Person[] = [];

  before(async () => {
    server = await startTestServer({ flags: ['--limit-missed-updates', String(toldOneByOne)] });
    ember = await signUp(server, '+79990000471', 'Ember');
    await ember.call({ _: 'account.updateUsername', username: 'ember_writes' });
  });

  after(async () => {
    for (const person of people) await person.close();
    for (const line of lines) await line.close();
    await ember?.destroy();
    await server?.stop();
  });

  for (const [index, [name, make, skip]] of libraries.entries()) {
    test(`has the same as everybody afterwards, and hears on, with ${name}`, { skip }, async () => {
      const line = await openLine(server.port);
      lines.push(line);
      const away = await make({ port: line.port, dcId: server.dcId, publicKey: server.publicKey });
      people.push(away);
      const phone = `7999000048${index}`;
      await away.start(phone, 'Ash');
      const toEmber = await away.meet('79990000471', 'Ember');
      const [met] = await ember.importContacts([{ phone, firstName: 'Ash', lastName: '' }]).then(({ users }) => users);
      const to = met?.id ?? assert.fail('not met');
      const kept = await ember.sendText(to, 'the lamp is out');
      const doomed = await ember.sendText(to, 'forget this');
      await until(() => away.heard.some(({ text }) => text === 'forget this'));
      const before = await away.history(toEmber, 2);
      const [theirDoomed, theirKept] = before.map(({ id }) => id);

      line.cut();
      await writeMany(ember, to);
      await ember.editMessage({ chatId: to, message: kept.id, text: 'the lamp is lit' });
      await ember.deleteMessagesById(to, [doomed.id], { revoke: true });
      line.mend();
      await away.recover();
      // What comes before the client has begun anew belongs to what it missed.
      let calls = 0;
      await until(async () => {
        await ember.sendText(to, `welcome back ${calls++}`);
        return away.heard.some(({ text }) => text.startsWith('welcome back'));
      });

      const told = away.heard.filter(({ kind }) => kind === 'new').length;
      assert.ok(told < letters, `${told} were told one by one`);
      assert.deepEqual(await newest(away, toEmber), await newestOf(ember, to));
      assert.equal((await away.message(toEmber, theirKept ?? 0))?.text, 'the lamp is lit');
      assert.equal(await away.message(toEmber, theirDoomed ?? 0), undefined);
      await ember.sendText(to, 'and on it goes');
      await until(() => away.heard.some(({ text }) => text === 'and on it goes'));
      const welcomes = away.heard.filter(({ text }) => text.startsWith('welcome back')).map(({ text }) => text);
      assert.deepEqual(welcomes, [...new Set(welcomes)]);
    });
  }
});

async function writeMany(ember: TelegramClient, to: number): Promise<void> {
  const first = await Promise.all(Array.from({ length: atOnce }, (_, lamp) => ember.sendText(to, `lamp ${lamp}`)));
  const messages = first.map(({ id }) => id);
  for (let sent = atOnce; sent < letters; sent += atOnce)
    await ember.forwardMessagesById({ fromChatId: to, messages, toChatId: to });
}

const newest = async (person: Person, chat: Peer): Promise<string[]> =>
  (await person.history(chat, atOnce)).map(({ text }) => text);

const newestOf = async (client: TelegramClient, to: number): Promise<string[]> =>
  (await client.getHistory(to, { limit: atOnce })).map(({ text }) => text);
