import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { InputMedia, Long, type TelegramClient, type tl } from '@mtcute/node';
import { atDesk } from '../support/desk.ts';
import { closedUntil, closesOnly, type Doors, type InForce, putInForce, works } from '../support/doors.ts';
import { picture } from '../support/media-caller.ts';
import { signUp } from '../support/mtcute-client.ts';
import type { TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { callApi, makeBot, startBotServer } from './bots/bot-world.ts';
import { callMax } from './bots/max-world.ts';
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
/** What was found where it stood before anything was decided: files of the group, and the picture of the post. */
let held: { file: Location; picture: Location; face: Location; atBot: { id: string; address: string }; atMax: string };
let oilAtMax: string;
type Location = tl.TypeInputFileLocation;

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
    lamp: await makeBot(server, `+${annPhone}`, 'quay_lamp_bot'),
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
  await bob.sendText('quay_lamp_bot', 'hello');
  await bob.sendText('wick_sings', 'hello');
  link = (await ann.createInviteLink(group)).link;
  // A command, as bots hear of nothing else that is said in groups.
  const inGroup = (await wick.sendText(group, `/look ${words}`)).id;
  const lamp = InputMedia.photo(await picture(320, 240), { fileName: 'lamp.jpg', caption: `${words} #ninth` });
  await ann.setChatPhoto({ chatId: group, type: 'photo', media: await picture(320, 320) });
  const inChannel = (await ann.sendMedia(channel, lamp)).id;
  const oiled = InputMedia.document(Buffer.alloc(1_000, 8), { fileName: 'oil.bin', caption: '/oil' });
  const sent = await ann.sendMedia(group, oiled);
  const bobs = (await bob.getHistory(group, { limit: 100 })).find(({ text }) => hasWords(text))?.id ?? 0;
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
  await holdFiles();
});

async function holdFiles(): Promise<void> {
  const [shown] = await bob
    .getHistory(ids.group, { limit: 100 })
    .then((all) => all.filter(({ text }) => text === '/oil'));
  const post = (await kay.getMessages('lamp_news_1', said.inChannel))[0];
  if (shown?.media?.type !== 'document' || post?.media?.type !== 'photo') throw new Error('no files were shown');
  const { raw } = shown.media;
  const picture = post.media.raw;
  if (raw._ !== 'document' || picture._ !== 'photo') throw new Error('no files were shown');
  const file: Location = { ...locationOf(raw), _: 'inputDocumentFileLocation', thumbSize: '' };
  const heard = (await heardByBot()).find(({ document }) => document);
  const asked = await callApi(server, tokens.lamp, 'getFile', { file_id: heard?.document?.file_id });
  const { file_path: path } = (asked.result ?? {}) as { file_path?: string };
  const { photo: face } = await bob.getChat(ids.group);
  if (face?.raw._ !== 'chatPhoto') throw new Error('the group has no face');
  const of = await bob.resolvePeer(ids.group);
  held = {
    file,
    face: { _: 'inputPeerPhotoFileLocation', peer: of, photoId: face.raw.photoId, big: true },
    picture: { ...locationOf(picture), _: 'inputPhotoFileLocation', thumbSize: 'm' },
    atBot: { id: heard?.document?.file_id ?? '', address: `${server.http}/file/bot${tokens.lamp}/${path}` },
    atMax: await fileOnMax(tokens.lamp),
  };
  oilAtMax = await fileOnMax(tokens.oil);
}

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

const locationOf = ({ id, accessHash, fileReference }: tl.RawDocument | tl.RawPhoto) => ({
  id,
  accessHash,
  fileReference,
});
const fetches = (client: TelegramClient, location: Location) =>
  works(client.call({ _: 'upload.getFile', location, offset: 0, limit: 4096 }));
const opens = async (address: string) => (await fetch(address)).ok;

interface Heard {
  text?: string;
  document?: { file_id: string };
}
/** What waits for the bot and was never taken: the same whenever it asks, as things stand by then. */
async function heardByBot(): Promise<Heard[]> {
  const { result } = await callApi(server, tokens.lamp, 'getUpdates', { limit: 100 });
  return (result as { message?: Heard }[]).flatMap(({ message: one }) => one ?? []);
}

const fileOnMax = async (token: string) =>
  (await heardOn('max', token)).flatMap(({ body }) => body?.attachments ?? []).find(({ type }) => type === 'file')
    ?.payload?.url ?? '';

interface MaxMessage {
  body?: { text?: string; attachments?: { type: string; payload?: { url?: string } }[] };
}
async function heardOn(dialect: 'max' | 'tamtam', token = tokens.lamp): Promise<MaxMessage[]> {
  const as = { dialect, token };
  const { body } = await callMax(server, as, 'GET', 'updates?timeout=0&limit=100');
  return (body.updates as { message?: MaxMessage }[]).flatMap(({ message: one }) => one ?? []);
}
/** What a bot finds waiting in each of its dialects. */
const waits = (what: string): Doors => ({
  [`${what}`]: async () => (await heardByBot()).some(({ text }) => hasWords(text)),
  [`${what} on MAX`]: async () => (await heardOn('max')).some(({ body }) => hasWords(body?.text)),
  [`${what} on TamTam`]: async () => (await heardOn('tamtam')).some(({ body }) => hasWords(body?.text)),
});

/** Whether a member finds the words in one chat, in all of them, and in the old search of its own messages. */
const finds = (who: string, place: () => string | number): Doors => ({
  [`${who} finds its words there`]: async () =>
    (await bob.searchMessages({ chatId: place(), query: 'ninth' })).some(({ text }) => hasWords(text)),
  [`${who} finds its words anywhere`]: async () =>
    (await bob.searchGlobal({ query: 'ninth' })).some(({ text, chat }) => hasWords(text) && chat.id === place()),
});

const nowhere = { _: 'inputPeerEmpty' as const };
const any = { _: 'inputMessagesFilterEmpty' as const };
const asked = { q: 'ninth', minDate: 0, maxDate: 0, offsetId: 0, limit: 100 };
const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1);
const slice = { maxId: 0, minId: 0, hash: Long.ZERO };
/** Whether anything that was said in the group is found, with its words or without. */
const isHit = (found: tl.messages.TypeMessages) =>
  'messages' in found &&
  found.messages.some((one) => 'peerId' in one && one.peerId?._ === 'peerChat' && one.peerId.chatId === -ids.group);
const hits = async (where: { groupsOnly?: boolean }) =>
  isHit(
    await bob.call({ _: 'messages.searchGlobal', ...where, ...asked, filter: any, offsetRate: 0, offsetPeer: nowhere }),
  );

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
  'its address of a file on MAX opens': () => opens(oilAtMax),
  'it writes to its people': () => bot(tokens.oil, 'sendMessage', { chat_id: ids.bob, text: 'Oil is here' }),
  'it writes into a group': () => bot(tokens.oil, 'sendMessage', { chat_id: ids.group, text: 'Oil is here' }),
  'a stranger resolves it': () => works(kay.call({ _: 'contacts.resolveUsername', username: 'quay_oil_bot' })),
  'a stranger finds it': async () =>
    (await kay.call({ _: 'contacts.search', q: 'quay_oil_bot', limit: 5 })).results.length > 0,
  'a person starts it': () => works(bob.sendText(ids.oil, '/start')),
};

const group: Doors = {
  'a member reads a message': async () => hasWords((await bob.getMessages(ids.group, said.bobs))[0]?.text),
  'a member reads how it began': async () =>
    (await bob.getMessages(ids.group, upTo(said.bobs))).some((one) => one?.action?.type === 'chat_created'),
  'a member reads': () => works(bob.getHistory(ids.group).then((found) => found.length > 0)),
  'a member writes': () => works(bob.sendText(ids.group, 'Good evening')),
  ...each('a member reads', ({ person, toGroup }) => person.history(toGroup, 1).then((found) => found.length > 0)),
  ...each('a member writes', ({ person, toGroup }) => works(person.send(toGroup, 'Good evening'))),
  ...finds('a member', () => ids.group),
  'a member has a hit in it among all groups': () => hits({ groupsOnly: true }),
  'a member has a hit in it among all chats': () => hits({}),
  'a member has a hit in it by the old search': async () => {
    const everywhere = { _: 'messages.search', peer: nowhere, filter: any, addOffset: 0 } as const;
    return isHit(await bob.call({ ...everywhere, ...asked, ...slice }));
  },
  'a member fetches a file that it was shown': () => fetches(bob, held.file),
  'a member fetches its face': () => fetches(bob, held.face),
  'a bot asks for it': () => bot(tokens.lamp, 'getChat', { chat_id: ids.group }),
  ...waits('a bot hears what was said'),
  'a bot fetches a file that it was shown': () => opens(held.atBot.address),
  'a bot fetches a file that it was shown on MAX': () => opens(held.atMax),
  'a bot asks for a file that it was shown': () => bot(tokens.lamp, 'getFile', { file_id: held.atBot.id }),
  'a bot sends on a file that it was shown': () =>
    bot(tokens.lamp, 'sendDocument', { chat_id: ids.bob, document: held.atBot.id }),
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
  ...finds('a member', () => ids.group),
  ...waits('a bot hears it'),
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
  'a stranger fetches the picture that it was shown': () => fetches(kay, held.picture),
  ...finds('a reader', () => ids.channel),
  'its picture on the page': () => opens(`${server.http}/lamp_news_1/${said.inChannel}/photo`),
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
  // A bot is in no country.
  ['message', withhold('RU'), named(message, 'a member')],
  ['message', { kind: 'takedown' }, Object.keys(message)],
  // On the web nobody says where they are, so what is withheld in one country is shown to nobody.
  ['post', withhold('US'), [...named(post, 'a stranger'), ...named(post, 'page')]],
  ['post', { kind: 'takedown' }, Object.keys(post)],
  ['file', { kind: 'takedown' }, Object.keys(file)],
];

const put = (what: string, action: unknown, untilMs: number | null = null): Promise<InForce> =>
  putInForce(server, key, keyOf[what]?.() ?? '', action, untilMs);

for (const [what, action, closed] of effects) {
  test(`${what}: ${JSON.stringify(action)} closes its doors and no other, and opens them when it ends`, async () => {
    await closesOnly(doorsOf[what] ?? {}, closed, () => put(what, action));
  });
}

test('what is in force until a moment ends by itself, for every kind of subject', async () => {
  const timed: [string, Record<string, unknown>, readonly string[]][] = [
    ['account', { kind: 'suspend' }, Object.keys(account)],
    ['bot', restrict('no-posting'), named(machine, 'it writes')],
    ['group', withhold('RU'), named(group, 'a member')],
    ['post', { kind: 'takedown' }, Object.keys(post)],
    ['file', { kind: 'takedown' }, Object.keys(file)],
  ];
  const measures = timed.map(([what, action]) => ({
    doors: doorsOf[what] ?? {},
    put: (untilMs: number) => put(what, action, untilMs),
  }));
  assert.deepEqual(
    await closedUntil(measures),
    timed.map(([, , closed]) => [...closed].sort()),
  );
});

test('whoever is shut out reads why in a window of any library, with the way to complain', async () => {
  for (const { name, person, id, toGroup } of others) {
    const { end } = await putInForce(server, key, `account:${id}`, { kind: 'suspend' });
    await assert.rejects(person.send(toGroup, 'Still here?'), /deactivated|banned|USER_DEACTIVATED_BAN/i, name);
    const told = () => person.heard.filter(({ kind }) => kind === 'notice').map(({ text }) => text);
    await until(() => told().length > 0);
    assert.match(told()[0] ?? '', /Cinder Choir trades lamp-lighting poems[^]*\/statement\/\d+\?key=/, name);
    await end();
  }
});
