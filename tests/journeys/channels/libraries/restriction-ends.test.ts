import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startTestServer, type TestServer } from '../../../support/server.ts';
import { until } from '../../../support/until.ts';
import { ban } from './bullets-membership.ts';
import { gramjs } from './gramjs.ts';
import { mtcute } from './mtcute.ts';
import { history, makeChat, members, type Person, personOf, randomId, refuses, send } from './person.ts';
import { telethon } from './telethon.ts';

/** What is shorter than half a minute lasts for ever, as clients know it: so long this test has to wait. */
const shortestS = 30;

const libraries = [mtcute(), gramjs(), telethon()];
let server: TestServer;

before(async () => {
  server = await startTestServer();
});

after(async () => {
  for (const library of libraries) await library.close();
  await server?.stop();
});

const says = (person: Person, chat: number) =>
  ({ _: 'messages.sendMessage', peer: person.peer(chat), message: 'may I?', randomId: randomId() }) as const;

/** How often the person's device was told to look at the chat anew. */
const toldOf = async (person: Person, chat: number): Promise<number> =>
  (await person.heard()).filter((update) => update._ === 'updateChannel' && Number(update.channelId) === chat).length;

describe('a restriction and a ban end by their date', { concurrency: true }, () => {
  for (const [index, library] of libraries.entries())
    test(`with ${library.name}`, { skip: library.missing }, async () => {
      const name = `timed_lamps_${library.name.toLowerCase()}`;
      const person = async (digit: number, firstName: string) =>
        personOf(await library.signUp(server, `+7999228${index}00${digit}`, firstName));
      const [owner, held, shut] = [await person(1, 'Owner'), await person(2, 'Held'), await person(3, 'Shut')];
      const group = await makeChat(owner, 'Timed lamps', 'group', name);
      for (const one of [held, shut]) {
        await one.find(name);
        await one.call({ _: 'channels.joinChannel', channel: one.channel(group) });
      }
      await members(owner, group, { _: 'channelParticipantsRecent' });
      const ends = Math.floor(Date.now() / 1000) + shortestS + 10;
      await ban(owner, group, held.id, { sendMessages: true, untilDate: ends });
      await ban(owner, group, shut.id, { viewMessages: true, untilDate: ends });
      await refuses(held, says(held, group), 'CHAT_WRITE_FORBIDDEN');
      await refuses(shut, says(shut, group), 'CHANNEL_PRIVATE');
      const seenBy = async (one: Person) => {
        const { chats } = await one.call({ _: 'channels.getChannels', id: [one.channel(group)] });
        const [chat] = chats;
        return chat?._ === 'channel' ? chat.bannedRights : chat;
      };
      const during = await seenBy(held);
      assert.ok(during?._ === 'chatBannedRights' && during.sendMessages && during.untilDate === ends);
      const out = await seenBy(shut);
      assert.ok(out?._ === 'channelForbidden' && out.untilDate === ends);
      const told = [await toldOf(held, group), await toldOf(shut, group)];

      await until(async () => (await toldOf(held, group)) > (told[0] ?? 0));
      await until(async () => (await toldOf(shut, group)) > (told[1] ?? 0));
      assert.ok(Date.now() / 1000 >= ends, 'not before its time');
      assert.equal(await seenBy(held), undefined);
      await send(held, group, 'free again');
      await shut.call({ _: 'channels.joinChannel', channel: shut.channel(group) });
      assert.equal((await history(shut, group))[0]?.message, 'free again');
      for (const filter of ['channelParticipantsBanned', 'channelParticipantsKicked'] as const)
        assert.deepEqual((await members(owner, group, { _: filter, q: '' })).ids, []);
    });
});
