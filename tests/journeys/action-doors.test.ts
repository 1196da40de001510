import { after, before, test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import { atDesk } from '../support/desk.ts';
import { closesOnly, type Doors, putInForce, works } from '../support/doors.ts';
import { signUp } from '../support/mtcute-client.ts';
import type { TestServer } from '../support/server.ts';
import { callApi, makeBot, startBotServer } from './bots/bot-world.ts';

const ownerPhone = '+79991250001';
const name = 'quay_lamps';
let server: TestServer;
let key: string;
/** Ann made the channel and Bob reads it, both with Russian numbers; Kay is a stranger from elsewhere. */
let ann: TelegramClient;
let bob: TelegramClient;
let kay: TelegramClient;
let token: string;
let channel: number;
let post: number;
let link: string;

before(async () => {
  server = await startBotServer();
  key = await atDesk(server.dataDir, ({ addStaff }) => addStaff('moderator', 'Mod'));
  ann = await signUp(server, ownerPhone.slice(1), 'Ann');
  bob = await signUp(server, '79991250002', 'Bob');
  kay = await signUp(server, '15550149003', 'Kay');
  token = await makeBot(server, ownerPhone, 'quay_lamps_bot');
  channel = (await ann.createChannel({ title: 'Lamps of the quay' })).id;
  await ann.call({
    _: 'channels.updateUsername',
    channel: await ann.resolveChannel(channel),
    username: name,
  });
  await bob.joinChat(name);
  const rights = { _: 'chatAdminRights' as const, postMessages: true };
  await ann.call({
    _: 'channels.editAdmin',
    channel: await ann.resolveChannel(channel),
    userId: await ann.resolveUser('quay_lamps_bot'),
    adminRights: rights,
    rank: '',
  });
  post = (await ann.sendText(channel, 'The ladder is back #ladders')).id;
  link = (await ann.createInviteLink(channel)).link;
});

after(async () => {
  await Promise.all([ann, bob, kay].map((client) => client?.destroy()));
  await server?.stop();
});

const shows = async (path: string, words: string): Promise<boolean> =>
  (await (await fetch(`${server.http}${path}`)).text()).includes(words);

const comesIn = async (joining: Promise<unknown>): Promise<boolean> => {
  const came = await works(joining);
  if (came) await kay.leaveChat(channel);
  return came;
};

/** Every way to a channel, and whether it is open now. */
const doors: Doors = {
  'a member reads': () => works(bob.getHistory(channel).then((posts) => posts.length > 0)),
  'its owner posts': () => works(ann.sendText(channel, 'The lamps are lit')),
  'a stranger resolves the name': () => works(kay.call({ _: 'contacts.resolveUsername', username: name })),
  'a stranger finds it': async () =>
    (await kay.call({ _: 'contacts.search', q: name, limit: 9 })).results.some(({ _ }) => _ === 'peerChannel'),
  'a stranger finds its posts': async () => {
    const where = { offsetRate: 0, offsetPeer: { _: 'inputPeerEmpty' as const }, offsetId: 0, limit: 9 };
    const found = await kay.call({ _: 'channels.searchPosts', hashtag: 'ladders', ...where });
    return 'messages' in found && found.messages.length > 0;
  },
  'a stranger comes in by name': () => comesIn(kay.joinChat(name)),
  'a stranger comes in by link': () =>
    comesIn(kay.call({ _: 'messages.importChatInvite', hash: link.split('+')[1] ?? '' })),
  'a bot asks for it': async () => (await callApi(server, token, 'getChat', { chat_id: channel })).ok === true,
  'a bot posts': async () =>
    (await callApi(server, token, 'sendMessage', { chat_id: channel, text: 'Oil is here' })).ok === true,
  'its public page': () => shows(`/${name}`, 'Lamps of the quay'),
  'its post on the web': () => shows(`/${name}/${post}`, 'The ladder is back'),
};

const byName = ['a stranger resolves the name', 'a stranger finds it', 'a stranger comes in by name'];
const pages = ['its public page', 'its post on the web'];

/** What each action closes; every other door stays open. */
const effects: readonly (readonly [action: Record<string, unknown>, closed: readonly string[]])[] = [
  [{ kind: 'none' }, []],
  [{ kind: 'label', label: 'scam' }, []],
  [{ kind: 'restrict', limits: ['no-posting'] }, ['its owner posts', 'a bot posts']],
  [{ kind: 'restrict', limits: ['no-search-listing'] }, ['a stranger finds it', 'a stranger finds its posts']],
  [{ kind: 'restrict', limits: ['no-invites'] }, ['a stranger comes in by name', 'a stranger comes in by link']],
  // On the web nobody says where they are, so what is withheld in one country is shown to nobody.
  [{ kind: 'withhold', countries: ['RU'] }, ['a member reads', 'its owner posts', ...pages]],
  [{ kind: 'withhold', countries: ['FR'] }, pages],
  [{ kind: 'ban-usernames', usernames: [name] }, [...byName, ...pages, 'a stranger finds its posts']],
  [{ kind: 'takedown' }, Object.keys(doors)],
];

for (const [action, closed] of effects) {
  test(`${JSON.stringify(action)} closes its doors and no other, and opens them when it ends`, async () => {
    await closesOnly(doors, closed, () => putInForce(server, key, `chat:${channel}`, action));
  });
}
