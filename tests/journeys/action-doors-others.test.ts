import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { InputMedia, type TelegramClient } from '@mtcute/node';
import { atDesk } from '../support/desk.ts';
import { closedDoors, closesOnly, type Doors, type InForce, putInForce, works } from '../support/doors.ts';
import { signUp } from '../support/mtcute-client.ts';
import type { TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { callApi, makeBot, startBotServer } from './bots/bot-world.ts';
import { gramjsPeople } from './scenario/gramjs.ts';
import type { Peer, Person } from './scenario/person.ts';
import { telethonPeople, withoutTelethon } from './scenario/telethon.ts';

const annPhone = '79991260001';
const wickPhone = '79991260004';
const words = 'The ninth lamp is out';
const fileBytes = Buffer.alloc(2_000, 9);
let server: TestServer;
let key: string;
/** Ann made the group, the channel and the bots; Wick is who is decided about; Bob reads; Kay is a stranger from America. */
let ann: TelegramClient;
let bob: TelegramClient;
let wick: TelegramClient;
let kay: TelegramClient;
/** Members of the group with other libraries, each with the group as it knows it. */
let others: { name: string; person: Person; id: number; toGroup: Peer }[];
let tokens: { oil: string; lamp: string };
let ids: { wick: number; oil: number; bob: number; kay: number; group: number; own: number; channel: number };
let said: { inGroup: number; bobs: number; inChannel: number; file: number; media: number; fileId: string };
let link: string;

async function meetOthers(): Promise<{ name: string; person: Person; id: number }[]> {
  const place = { port: server.port, dcId: server.dcId, publicKey: server.publicKey };
  const gramjs = await gramjsPeople('full')(place);
  const people = [{ name: 'gramjs', person: gramjs, id: await gramjs.start('79991260005', 'Gia') }];
  if (withoutTelethon()) return people;
  const telethon = await telethonPeople('Abridged')(place);
  return [...people, { name: 'Telethon', person: telethon, id: await telethon.start('79991260006', 'Tel') }];
}

before(async () => {
  server = await startBotServer();
  key = await atDesk(server.dataDir, ({ addStaff }) => addStaff('moderator', 'Mod'));
  ann = await signUp(server, annPhone, 'Ann');
  bob = await signUp(server, '79991260003', 'Bob');
  wick = await signUp(server, wickPhone, 'Wick');
  kay = await signUp(server, '12125550007', 'Kay');
  const names: [TelegramClient, string][] = [
    [bob, 'bob_of_quay'],
    [wick, 'wick_sings'],
    [kay, 'kay_reads'],
  ];
  for (const [client, name] of names) await client.setMyUsername(name);
  tokens = {
    oil: await makeBot(server, `+${annPhone}`, 'quay_oil_bot'),
    lamp: await makeBot(server, `+${annPhone}`, 'quay_lamp_bot', '--privacy', 'off').catch(() =>
      makeBot(server, `+${annPhone}`, 'quay_lamp_bot'),
    ),
  };
  const met = await meetOthers();
  const [bobId, wickId, kayId] = await Promise.all([bob, wick, kay].map(async (client) => (await client.getMe()).id));
  const contacts = met.map((_, at) => ({ phone: `7999126000${5 + at}`, firstName: `Other ${at}`, lastName: '' }));
  await ann.importContacts(contacts);
  const members = ['bob_of_quay', 'wick_sings', 'quay_oil_bot', 'quay_lamp_bot', ...met.map(({ id }) => id)];
  const group = (await ann.createGroup({ title: 'Lamps', users: members })).chat.id;
  const own = (await wick.createGroup({ title: 'Wicks', users: ['bob_of_quay'] })).chat.id;
  const channel = (await ann.createChannel({ title: 'Lamp news' })).id;
  await ann.call({ _: 'channels.updateUsername', channel: await ann.resolveChannel(channel), username: 'lamp_news_1' });
  await bob.joinChat('lamp_news_1');
  const oil = (await bob.resolveUser('quay_oil_bot')) as { userId: number };
  ids = { wick: wickId ?? 0, bob: bobId ?? 0, kay: kayId ?? 0, oil: oil.userId, group, own, channel };
  others = met.map(({ name, person, id }) => ({ name, person, id, toGroup: { kind: 'group', id: -group } }));
  await bob.sendText('quay_oil_bot', 'hello');
  await bob.sendText('wick_sings', 'hello');
  link = (await ann.createInviteLink(group)).link;
  const inGroup = (await wick.sendText(group, words)).id;
  const inChannel = (await ann.sendText(channel, `${words} #ninth`)).id;
  const sent = await ann.sendMedia(group, InputMedia.document(fileBytes, { fileName: 'lamp.bin' }));
  const bobs = (await bob.getHistory(group, { limit: 100 })).find(({ text }) => text === words)?.id ?? 0;
  said = { inGroup, bobs, inChannel, file: sent.id, media: 0, fileId: '' };
  const form = new FormData();
  form.set('chat_id', String(group));
  form.set('document', new Blob([fileBytes]), 'lamp.bin');
  const posted = await (
    await fetch(`${server.http}/bot${tokens.lamp}/sendDocument`, { method: 'POST', body: form })
  ).json();
  said.fileId = posted.result.document.file_id;
  said.file = posted.result.message_id;
  said.media = await atDesk(server.dataDir, ({ store }) =>
    store.readSql(async (sql) => (await sql.get<{ id: number }>('SELECT MAX(id) AS id FROM media'))?.id ?? 0),
  );
});

after(async () => {
  for (const { person } of others ?? []) await person.close();
  await Promise.all([ann, bob, wick, kay].map((client) => client?.destroy()));
  await server?.stop();
});

const bot = async (token: string, method: string, body?: object) => (await callApi(server, token, method, body)).ok;
/** One door for each of the other libraries. */
const each = (what: string, isOpen: (one: (typeof others)[number]) => Promise<boolean>): Doors =>
  Object.fromEntries(
    ['gramjs', ...(withoutTelethon() ? [] : ['Telethon'])].map((name) => [
      `${what} on ${name}`,
      async () => {
        const one = others.find((other) => other.name === name);
        return one !== undefined && (await isOpen(one));
      },
    ]),
  );

const hasWords = (text: string | undefined) => text?.includes(words) === true;

const account: Doors = {
  'its device asks': () => works(wick.call({ _: 'updates.getState' })),
  'it writes to a person': () => works(wick.sendText('bob_of_quay', 'Good evening')),
  'it writes into a group': () => works(wick.sendText(ids.group, 'Good evening')),
  'it brings somebody in': async () => {
    const missing = await wick.addChatMembers(ids.own, 'kay_reads', {});
    await wick.kickChatMember({ chatId: ids.own, userId: 'kay_reads' }).catch(() => undefined);
    return missing.length === 0;
  },
  'a stranger resolves it': () => works(kay.call({ _: 'contacts.resolveUsername', username: 'wick_sings' })),
  'a stranger finds it': async () =>
    (await kay.call({ _: 'contacts.search', q: 'wick_sings', limit: 5 })).results.length > 0,
  ...each('somebody meets its number', ({ person }) => works(person.meet(wickPhone, 'Wick'))),
};

const machine: Doors = {
  'its token works': () => bot(tokens.oil, 'getMe'),
  'it writes to its people': () => bot(tokens.oil, 'sendMessage', { chat_id: ids.bob, text: 'Oil is here' }),
  'it writes into a group': () => bot(tokens.oil, 'sendMessage', { chat_id: ids.group, text: 'Oil is here' }),
  'a stranger resolves it': () => works(kay.call({ _: 'contacts.resolveUsername', username: 'quay_oil_bot' })),
  'a stranger finds it': async () =>
    (await kay.call({ _: 'contacts.search', q: 'quay_oil_bot', limit: 5 })).results.length > 0,
  'a person starts it': () => works(bob.sendText(ids.oil, '/start')),
};

const group: Doors = {
  'a member reads a message': async () => hasWords((await bob.getMessages(ids.group, said.bobs))[0]?.text),
  'a member reads': () => works(bob.getHistory(ids.group).then((found) => found.length > 0)),
  'a member writes': () => works(bob.sendText(ids.group, 'Good evening')),
  ...each('a member reads', ({ person, toGroup }) => person.history(toGroup, 1).then((found) => found.length > 0)),
  ...each('a member writes', ({ person, toGroup }) => works(person.send(toGroup, 'Good evening'))),
  'a bot asks for it': () => bot(tokens.lamp, 'getChat', { chat_id: ids.group }),
  'a bot writes': () => bot(tokens.lamp, 'sendMessage', { chat_id: ids.group, text: 'Lamps are lit' }),
  'a stranger comes in by link': async () => {
    const came = await works(kay.call({ _: 'messages.importChatInvite', hash: link.split('+')[1] ?? '' }));
    if (came) await kay.leaveChat(ids.group);
    return came;
  },
};

const message: Doors = {
  'a member reads it': async () => (await bob.getHistory(ids.group, { limit: 100 })).some(({ text }) => hasWords(text)),
  ...each('a member reads it', async ({ person, toGroup }) =>
    hasWords((await person.history(toGroup, 100)).find(({ text }) => hasWords(text))?.text),
  ),
  'a member forwards it and reads it there': async () => {
    const [mine] = (await bob.getHistory(ids.group, { limit: 100 })).filter(({ text }) => hasWords(text));
    const found = mine ?? (await bob.getMessages(ids.group, said.bobs))[0];
    if (!found) return false;
    const [copy] = await bob.forwardMessagesById({ fromChatId: ids.group, messages: [found.id], toChatId: 'me' });
    return hasWords((await bob.getMessages('me', copy?.id ?? 0))[0]?.text);
  },
  'its words are found': async () =>
    (await bob.searchMessages({ chatId: ids.group, query: 'ninth' })).some(({ text }) => hasWords(text)),
};

const page = async (path: string) => (await (await fetch(`${server.http}${path}`)).text()).includes(words);
const post: Doors = {
  'a reader sees it': async () => hasWords((await bob.getMessages(ids.channel, said.inChannel))[0]?.text),
  'a stranger sees it': async () => hasWords((await kay.getMessages('lamp_news_1', said.inChannel))[0]?.text),
  'a stranger finds it': async () => {
    const where = { offsetRate: 0, offsetPeer: { _: 'inputPeerEmpty' as const }, offsetId: 0, limit: 9 };
    const found = await kay.call({ _: 'channels.searchPosts', hashtag: 'ninth', ...where });
    return 'messages' in found && found.messages.some((one) => one._ === 'message' && hasWords(one.message));
  },
  'its page on the web': () => page(`/lamp_news_1/${said.inChannel}`),
  'the page of its channel': () => page('/lamp_news_1'),
};

const file: Doors = {
  'a member takes it down': async () => {
    for (const { media } of await bob.getHistory(ids.group, { limit: 100 }))
      if (media?.type === 'document') return (await bob.downloadAsBuffer(media)).length === fileBytes.length;
    return false;
  },
  ...each('a member takes it down', async ({ person, toGroup }) => {
    const held = (await person.history(toGroup, 100)).filter(({ kind }) => kind === 'document');
    return (await person.download(toGroup, held[0]?.id ?? 0)).length === fileBytes.length;
  }),
  'a bot takes it down': async () => {
    const asked = await callApi(server, tokens.lamp, 'getFile', { file_id: said.fileId });
    const { file_path: path } = (asked.result ?? {}) as { file_path?: string };
    return asked.ok && (await fetch(`${server.http}/file/bot${tokens.lamp}/${path}`)).ok;
  },
  'a bot sends it again': () => bot(tokens.lamp, 'sendDocument', { chat_id: ids.group, document: said.fileId }),
};

const keyOf: Record<string, () => string> = {
  account: () => `account:${ids.wick}`,
  bot: () => `bot:${ids.oil}`,
  group: () => `chat:${ids.group}`,
  message: () => `message:${ids.wick}:${ids.group}:${said.inGroup}`,
  post: () => `message:${ids.channel}:${ids.channel}:${said.inChannel}`,
  file: () => `media:${said.media}`,
};
const doorsOf: Record<string, Doors> = { account, bot: machine, group, message, post, file };
const named = (doors: Doors, word: string) => Object.keys(doors).filter((door) => door.includes(word));
const restrict = (...limits: string[]) => ({ kind: 'restrict', limits });
const withhold = (...countries: string[]) => ({ kind: 'withhold', countries });

/** What each action closes; every other door stays open. */
const effects: readonly (readonly [what: string, action: Record<string, unknown>, closed: readonly string[]])[] = [
  ['account', { kind: 'label', label: 'scam' }, []],
  ['account', restrict('no-posting'), named(account, 'it writes')],
  ['account', restrict('no-search-listing'), ['a stranger finds it']],
  ['account', restrict('no-invites'), ['it brings somebody in']],
  ['account', { kind: 'ban-usernames', usernames: ['wick_sings'] }, named(account, 'a stranger')],
  ['account', { kind: 'suspend' }, Object.keys(account)],
  ['bot', { kind: 'label', label: 'fake' }, []],
  ['bot', restrict('no-posting'), named(machine, 'it writes')],
  ['bot', restrict('no-search-listing'), ['a stranger finds it']],
  ['bot', { kind: 'ban-usernames', usernames: ['quay_oil_bot'] }, ['a stranger resolves it', 'a stranger finds it']],
  ['bot', { kind: 'suspend' }, Object.keys(machine)],
  ['group', { kind: 'label', label: 'scam' }, []],
  ['group', restrict('no-posting'), named(group, 'writes')],
  ['group', restrict('no-invites'), ['a stranger comes in by link']],
  ['group', withhold('RU'), named(group, 'a member')],
  ['group', withhold('FR'), []],
  ['group', { kind: 'takedown' }, Object.keys(group)],
  ['message', { kind: 'label', label: 'scam' }, []],
  ['message', withhold('FR'), []],
  ['message', withhold('RU'), Object.keys(message)],
  ['message', { kind: 'takedown' }, Object.keys(message)],
  // On the web nobody says where they are, so what is withheld in one country is shown to nobody.
  ['post', withhold('US'), [...named(post, 'a stranger'), ...named(post, 'page')]],
  ['post', { kind: 'takedown' }, Object.keys(post)],
  ['file', { kind: 'takedown' }, Object.keys(file)],
];

const put = (what: string, action: unknown, untilMs: number | null = null): Promise<InForce> =>
  putInForce(server, key, keyOf[what]?.() ?? '', action, untilMs);

for (const [what, action, closed] of effects) {
  test(`${what}: ${JSON.stringify(action)} closes its doors and no other, and opens them when it ends`, {
    timeout: 60_000,
  }, async () => {
    await closesOnly(doorsOf[what] ?? {}, closed, () => put(what, action));
  });
}

test('what is in force until a moment ends by itself, for every kind of subject', { timeout: 60_000 }, async () => {
  const timed: [string, Record<string, unknown>, readonly string[]][] = [
    ['account', { kind: 'suspend' }, Object.keys(account)],
    ['bot', restrict('no-posting'), named(machine, 'it writes')],
    ['group', withhold('RU'), named(group, 'a member')],
    ['post', { kind: 'takedown' }, Object.keys(post)],
    ['file', { kind: 'takedown' }, Object.keys(file)],
  ];
  const ends: (() => Promise<void>)[] = [];
  for (const [what, action] of timed) ends.push((await put(what, action, Date.now() + 4_000)).end);
  for (const [what, , closed] of timed) assert.deepEqual(await closedDoors(doorsOf[what] ?? {}), [...closed].sort());
  for (const end of ends) await end();
  for (const [what] of timed) assert.deepEqual(await closedDoors(doorsOf[what] ?? {}), []);
});

test('whoever is shut out reads why in a window of any library, with the way to complain', {
  timeout: 60_000,
}, async () => {
  for (const { name, person, id, toGroup } of others) {
    const { end } = await putInForce(server, key, `account:${id}`, { kind: 'suspend' });
    await assert.rejects(person.send(toGroup, 'Still here?'), /deactivated|banned|USER_DEACTIVATED_BAN/i, name);
    const told = () => person.heard.filter(({ kind }) => kind === 'notice').map(({ text }) => text);
    await until(() => told().length > 0);
    assert.match(told()[0] ?? '', /Cinder Choir trades lamp-lighting poems[^]*\/statement\/\d+\?key=/, name);
    await end();
  }
});
