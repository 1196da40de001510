import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import { atDesk, callDesk, operationDefaults } from '../support/desk.ts';
import { signUp } from '../support/mtcute-client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { gramjs } from './channels/libraries/gramjs.ts';
import { mtcute } from './channels/libraries/mtcute.ts';
import { type Person, personOf } from './channels/libraries/person.ts';
import { telethon } from './channels/libraries/telethon.ts';

const libraries = [mtcute(), gramjs(), telethon()];
let server: TestServer;
let wick: TelegramClient;
let wickId: number;
let group: number;
let said: number[];
let key: string;

before(async () => {
  server = await startTestServer();
  key = await atDesk(server.dataDir, ({ addStaff }) => addStaff('moderator', 'Mod'));
  wick = await signUp(server, '15550151001', 'Wick');
  wickId = (await wick.getMe()).id;
  await wick.setMyUsername('wick_sells');
  group = (await wick.createSupergroup({ title: 'Lamps' })).id;
  await wick.call({ _: 'channels.updateUsername', channel: await wick.resolveChannel(group), username: 'lamp_sales' });
  said = [];
  for (const text of ['Buy poems', 'Buy them now', 'Last poems']) said.push((await wick.sendText(group, text)).id);
  await wick.sendReaction({ chatId: group, message: said[2] ?? 0, emoji: '👍' });
});

after(async () => {
  for (const library of libraries) await library.close();
  await wick?.destroy();
  await server?.stop();
});

/** The menu of reasons, walked as a client shows it: a reason, and a word where the reason says little. */
async function reportByMenu(person: Person, channel: number, id: number): Promise<void> {
  const peer = person.peer(channel);
  const ask = (option: Uint8Array, message = '') =>
    person.call({ _: 'messages.report', peer, id: [id], option, message });
  const menu = await ask(new Uint8Array());
  assert.ok(menu._ === 'reportResultChooseOption');
  const other = menu.options.find(({ text }) => text === 'Something else');
  const more = await ask(other?.option ?? new Uint8Array());
  assert.ok(more._ === 'reportResultAddComment', 'a word is wanted');
  assert.equal((await ask(more.option, 'It sells poems of others'))._, 'reportResultReported');
}

/** A whole chat, for one of the reasons that `account.reportPeer` has no name for. */
async function reportWhole(person: Person, channel: number): Promise<void> {
  const ask = (option: Uint8Array) =>
    person.call({ _: 'messages.report', peer: person.peer(channel), id: [], option, message: '' });
  const menu = await ask(new Uint8Array());
  assert.ok(menu._ === 'reportResultChooseOption');
  const terrorism = menu.options.find(({ text }) => text === 'Terrorism');
  assert.equal((await ask(terrorism?.option ?? new Uint8Array()))._, 'reportResultReported');
}

interface Found {
  readonly id: number;
  readonly subjectKey: string;
  readonly complaints: number;
}

test('every way in which a client reports ends in a case at the desk, from each library', async (t) => {
  let reporters = 0;
  let byMenu = 0;
  for (const [at, library] of libraries.entries()) {
    if (library.missing !== false) {
      t.diagnostic(`${library.name}: ${library.missing}`);
      continue;
    }
    const person = await personOf(await library.signUp(server, `1555015101${at}`, `Reporter ${at}`));
    reporters += 1;
    const channel = await person.find('lamp_sales');
    await person.call({ _: 'contacts.resolveUsername', username: 'wick_sells' });
    const user = { ...person.user(wickId), _: 'inputPeerUser' as const };
    const spam = { _: 'inputReportReasonSpam' as const };
    await person.call({ _: 'account.reportPeer', peer: user, reason: spam, message: 'sells' });
    await person.call({ _: 'account.reportPeer', peer: person.peer(channel), reason: spam, message: '' });
    await person.call({ _: 'channels.joinChannel', channel: person.channel(channel) });
    await person.call({
      _: 'channels.reportSpam',
      channel: person.channel(channel),
      participant: user,
      id: [said[0] ?? 0],
    });
    if (await person.knows('messages.reportReaction'))
      await person.call({
        _: 'messages.reportReaction',
        peer: person.peer(channel),
        id: said[2] ?? 0,
        reactionPeer: user,
      });
    if (await person.hasType('reportResultChooseOption')) {
      await reportByMenu(person, channel, said[1] ?? 0);
      await reportWhole(person, channel);
      byMenu += 1;
    }
  }
  assert.ok(reporters >= 2 && byMenu >= 1);
  const marked = -1_000_000_000_000 - (Math.abs(group) - 1_000_000_000_000);
  const expected = new Map([
    [`account:${wickId}`, reporters],
    [`chat:${marked}`, reporters + byMenu],
    [`message:${marked}:${marked}:${said[0]}`, reporters],
    [`message:${marked}:${marked}:${said[1]}`, byMenu],
  ]);
  const told = async () => {
    const cases = await callDesk<Found[]>(server.http, key, 'GET /cases?queue=report');
    return new Map(cases.map(({ subjectKey, complaints }) => [subjectKey, complaints]));
  };
  // Reports become complaints of a case one by one.
  await until(async () => {
    const found = await told();
    return [...expected].every(([subject, count]) => (found.get(subject) ?? 0) >= count);
  });
  const cases = await callDesk<Found[]>(server.http, key, 'GET /cases?queue=report');
  const chat = cases.find(({ subjectKey }) => subjectKey === `chat:${marked}`);
  const { reports } = await callDesk<{ reports: { reason: string }[] }>(server.http, key, `GET /cases/${chat?.id}`);
  assert.equal(reports.length, reporters, 'who reports the same twice counts once');
  assert.equal(reports.filter(({ reason }) => reason === 'terrorism').length, byMenu, 'and for the graver reason');
});

/** What the service told somebody of their reports, the newest first. */
const outcomes = async (reader: TelegramClient) => {
  const texts: string[] = [];
  const chats: number[] = [];
  for await (const { peer } of reader.iterDialogs()) chats.push(peer.id);
  if (!chats.includes(777000)) return texts;
  for await (const { text } of reader.iterHistory(777000))
    if (/You reported|Вы пожаловались/.test(text)) texts.push(text);
  return texts;
};

test('whoever reported is told once, in their language, whether a measure was taken; who sent nonsense is not', async (t) => {
  const phones = ['15550151021', '15550151022', '15550151023'] as const;
  const [ann, rita, nix] = await Promise.all([
    signUp(server, phones[0], 'Ann'),
    signUp(server, phones[1], 'Rita', { langCode: 'ru' }),
    signUp(server, phones[2], 'Nix'),
  ]);
  t.after(() => Promise.all([ann, rita, nix].map((client) => client.destroy())));
  const sold = await wick.createSupergroup({ title: 'Second hand lamps' });
  await wick.call({ _: 'channels.updateUsername', channel: await wick.resolveChannel(sold.id), username: 'old_lamps' });
  const kept = await wick.createSupergroup({ title: 'New lamps' });
  await wick.call({ _: 'channels.updateUsername', channel: await wick.resolveChannel(kept.id), username: 'new_lamps' });
  const report = async (by: TelegramClient, name: string) => {
    const peer = await by.resolvePeer(name);
    await by.call({ _: 'account.reportPeer', peer, reason: { _: 'inputReportReasonFake' }, message: 'not his' });
  };
  const caseOf = async (chat: number, times: number) => {
    let id = 0;
    await until(async () => {
      const cases = await callDesk<Found[]>(server.http, key, 'GET /cases?status=open');
      id = cases.find((one) => one.subjectKey === `chat:${chat}`)?.id ?? 0;
      if (id === 0) return false;
      const { reports } = await callDesk<{ reports: { times: number }[] }>(server.http, key, `GET /cases/${id}`);
      return reports.reduce((sum, report) => sum + report.times, 0) >= times;
    });
    await callDesk(server.http, key, `POST /cases/${id}/claim`);
    return id;
  };
  await report(ann, 'new_lamps');
  await callDesk(server.http, key, `POST /cases/${await caseOf(kept.id, 1)}/close`, {});
  await until(async () => (await outcomes(ann)).length === 1);
  await report(nix, 'new_lamps');
  await callDesk(server.http, key, `POST /cases/${await caseOf(kept.id, 1)}/close`, { unfounded: true });
  await report(ann, 'old_lamps');
  await report(ann, 'old_lamps');
  await report(rita, 'old_lamps');
  const acted = await caseOf(sold.id, 3);
  await callDesk(server.http, key, `POST /cases/${acted}/decisions`, {
    ...operationDefaults,
    subjectKey: `chat:${sold.id}`,
    action: { kind: 'takedown' },
  });
  await callDesk(server.http, key, `POST /cases/${acted}/close`, {});
  await until(async () => (await outcomes(ann)).length === 2 && (await outcomes(rita)).length === 1);
  const [measure = '', none = ''] = await outcomes(ann);
  assert.match(measure, /You reported a chat[^]*took a measure/);
  assert.match(none, /You reported a chat[^]*took no measure[^]*\/notice/);
  for (const text of [measure, none]) assert.doesNotMatch(text, /lamps|Wick|M-/);
  assert.match((await outcomes(rita))[0] ?? '', /Вы пожаловались на чат[^]*приняли меры/);
  assert.deepEqual(await outcomes(nix), []);
  assert.deepEqual(await outcomes(wick), [], 'nobody else hears of it');
});
