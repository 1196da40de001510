import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { TelegramClient, tl } from '@mtcute/node';
import { find } from '../support/acquaintance.ts';
import { openLine, type Line } from '../support/line.ts';
import { signUp } from '../support/mtcute-client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

/** More than ten answers of updates.getDifference hold. */
const letters = 10_400;
const inSlice = 1_000;
const atOnce = 100;

describe('somebody who was away while thousands of things happened', () => {
  let server: TestServer;
  let line: Line;
  let ember: TelegramClient;
  let away: TelegramClient;
  let left: tl.updates.RawState;
  const heard: number[] = [];

  before(async () => {
    server = await startTestServer();
    line = await openLine(server.port);
    ember = await signUp(server, '+79990000461', 'Ember');
    away = await signUp({ ...server, port: line.port }, '+79990000462', 'Ash', { reconnectMs: 50 });
    await away.call({ _: 'account.updateUsername', username: 'ash_far_away' });
    left = await away.call({ _: 'updates.getState' });
  });

  after(async () => {
    for (const client of [ember, away]) await client?.destroy();
    await line?.close();
    await server?.stop();
  });

  test('hears all of it once and in order when the line is mended, slice by slice', async () => {
    const texts: string[] = [];
    away.onNewMessage.add(({ id, text }) => {
      heard.push(id);
      texts.push(text);
    });
    line.cut();
    const { id: to } = await find(ember, 'ash_far_away');
    const first = await Promise.all(Array.from({ length: atOnce }, (_, lamp) => ember.sendText(to, `lamp ${lamp}`)));
    const ids = first.map(({ id }) => id);
    for (let sent = atOnce; sent < letters; sent += atOnce) {
      await ember.forwardMessagesById({ fromChatId: to, messages: ids, toChatId: to });
    }
    line.mend();
    await ember.sendText(to, 'welcome back');
    await until(() => texts.includes('welcome back'));
    assert.deepEqual([heard.length, new Set(heard).size], [letters + 1, letters + 1]);
    assert.deepEqual(
      heard,
      [...heard].sort((a, b) => a - b),
    );
  });

  test('is told slices that join, and where that would be too much to begin anew', async () => {
    const told: number[] = [];
    let { pts, date } = left;
    const kinds: string[] = [];
    for (;;) {
      const slice = await away.call({ _: 'updates.getDifference', pts, date, qts: 0 });
      kinds.push(slice._);
      assert.ok(slice._ === 'updates.differenceSlice' || slice._ === 'updates.difference', slice._);
      told.push(...slice.newMessages.map(({ id }) => id));
      ({ pts, date } = slice._ === 'updates.differenceSlice' ? slice.intermediateState : slice.state);
      if (slice._ === 'updates.difference') break;
    }
    const slices = Array.from({ length: Math.floor(letters / inSlice) }, () => 'updates.differenceSlice');
    assert.deepEqual(kinds, [...slices, 'updates.difference']);
    assert.deepEqual(
      told,
      [...new Set(told)].sort((a, b) => a - b),
    );
    assert.equal(told.length, letters + 1);
    const short = await away.call({
      _: 'updates.getDifference',
      pts: left.pts,
      date: left.date,
      qts: 0,
      ptsTotalLimit: 1_000,
    });
    assert.deepEqual(short, { _: 'updates.differenceTooLong', pts });
    assert.equal(
      (await away.call({ _: 'updates.getDifference', pts: short.pts, date, qts: 0 }))._,
      'updates.differenceEmpty',
    );
  });
});
