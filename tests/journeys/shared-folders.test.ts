import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Long, type TelegramClient, type tl } from '@mtcute/node';
import { find, inputPeer, inputUser, listen, refusal } from '../support/acquaintance.ts';
import { signUp } from '../support/mtcute-client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

/** Ember looks after a private channel and a private group, and shares them with Cinder as one folder. */
let server: TestServer;
let ember: TelegramClient;
let cinder: TelegramClient;
const chats: tl.RawInputPeerChannel[] = [];

const chatlist = (filterId: number): tl.RawInputChatlistDialogFilter => ({ _: 'inputChatlistDialogFilter', filterId });

function folder(id: number, includePeers: tl.TypeInputPeer[], more: Partial<tl.RawDialogFilter> = {}) {
  const title: tl.RawTextWithEntities = { _: 'textWithEntities', text: 'Лампы', entities: [] };
  const filter: tl.RawDialogFilter = { _: 'dialogFilter', id, title, pinnedPeers: [], includePeers, excludePeers: [] };
  return { _: 'messages.updateDialogFilter' as const, id, filter: { ...filter, ...more } };
}

async function foldersOf(client: TelegramClient): Promise<tl.TypeDialogFilter[]> {
  const { filters } = await client.call({ _: 'messages.getDialogFilters' });
  return filters.filter((one) => one._ !== 'dialogFilterDefault');
}

const idsOf = (peers: readonly (tl.TypePeer | tl.TypeInputPeer)[]): number[] =>
  peers.map((peer) => ('channelId' in peer ? peer.channelId : 0)).sort((a, b) => a - b);

/** A private channel or group of Ember's; by this name its members know it. */
async function makeChat(title: string, kind: 'broadcast' | 'megagroup'): Promise<tl.RawInputPeerChannel> {
  const made = await ember.call({ _: 'channels.createChannel', title, about: '', [kind]: true });
  const chat = 'chats' in made ? made.chats[0] : undefined;
  assert.ok(chat?._ === 'channel' && chat.accessHash);
  return { _: 'inputPeerChannel', channelId: chat.id, accessHash: chat.accessHash };
}

/** Chats of an answer, as the client that got it names them. */
const named = (answer: { chats: tl.TypeChat[] }): tl.RawInputPeerChannel[] =>
  answer.chats.flatMap((chat) =>
    chat._ === 'channel' && chat.accessHash
      ? [{ _: 'inputPeerChannel' as const, channelId: chat.id, accessHash: chat.accessHash }]
      : [],
  );

before(async () => {
  server = await startTestServer();
  ember = await signUp(server, '+79990000451', 'Ember');
  cinder = await signUp(server, '+79990000452', 'Cinder');
  await cinder.call({ _: 'account.updateUsername', username: 'cinder_folders' });
  await ember.call({ _: 'account.updateUsername', username: 'ember_folders' });
  for (const kind of ['broadcast', 'megagroup'] as const) chats.push(await makeChat(`Lamps ${kind}`, kind));
});

after(async () => {
  for (const client of [ember, cinder]) await client?.destroy();
  await server?.stop();
});

describe('a folder shared by link', () => {
  let link: tl.RawExportedChatlistInvite;
  let slug: string;

  test('is made of chats into which its owner may let others', async () => {
    const friend = inputPeer(await find(ember, 'cinder_folders'));
    const [first] = chats;
    assert.ok(first);
    await ember.call(folder(2, [...chats, friend]));
    const share = (filterId: number, peers: tl.TypeInputPeer[]) =>
      ember.call({ _: 'chatlists.exportChatlistInvite', chatlist: chatlist(filterId), title: 'for keepers', peers });
    assert.equal(await refusal(share(9, [first])), '400 FILTER_ID_INVALID');
    assert.equal(await refusal(share(2, [friend])), '400 PEERS_LIST_EMPTY');
    await ember.call(folder(3, [first], { groups: true }));
    assert.equal(await refusal(share(3, [first])), '400 FILTER_NOT_SUPPORTED');
    const made = await share(2, [first]);
    assert.ok(made.filter._ === 'dialogFilterChatlist' && made.filter.hasMyInvites);
    link = made.invite;
    assert.ok(link.url.startsWith(`${server.http}/addlist/`));
    slug = link.url.split('/').at(-1) ?? '';
    const { invites } = await ember.call({ _: 'chatlists.getExportedInvites', chatlist: chatlist(2) });
    assert.deepEqual(invites, [link]);
    const page = await fetch(link.url, { headers: { 'accept-language': 'ru' } });
    const html = await page.text();
    assert.ok(html.includes('Лампы') && html.includes('Lamps broadcast') && html.includes('Папка с чатами'));
    const excluding = folder(2, chats, { excludePeers: [friend] });
    assert.equal(await refusal(ember.call(excluding)), '400 CHATLIST_EXCLUDE_INVALID');
  });

  test('shows its chats to whoever has the link, and takes them in', async () => {
    assert.equal(await refusal(cinder.call({ _: 'chatlists.checkChatlistInvite', slug: '' })), '400 INVITE_SLUG_EMPTY');
    const unknown = cinder.call({ _: 'chatlists.checkChatlistInvite', slug: 'nothing_of_it' });
    assert.equal(await refusal(unknown), '400 INVITE_SLUG_EXPIRED');
    const shown = await cinder.call({ _: 'chatlists.checkChatlistInvite', slug });
    assert.ok(shown._ === 'chatlists.chatlistInvite');
    assert.equal(shown.title.text, 'Лампы');
    assert.deepEqual(idsOf(shown.peers), idsOf(link.peers));
    const heard = listen(cinder);
    const join = (peers: tl.TypeInputPeer[]) => cinder.call({ _: 'chatlists.joinChatlistInvite', slug, peers });
    assert.equal(await refusal(join([])), '400 FILTER_INCLUDE_EMPTY');
    await join(named(shown));
    await until(() => heard.some((update) => update._ === 'updateChannel'));
    const [mine] = await foldersOf(cinder);
    assert.ok(mine?._ === 'dialogFilterChatlist' && !mine.hasMyInvites);
    assert.deepEqual(idsOf(mine.includePeers), idsOf(link.peers));
    assert.equal((await cinder.getChat(-1_000_000_000_000 - (chats[0]?.channelId ?? 0))).title, 'Lamps broadcast');
  });

  test('offers what its owner adds later, until that is taken in or declined', async () => {
    const edit = { _: 'chatlists.editExportedInvite' as const, chatlist: chatlist(2), slug };
    await ember.call({ ...edit, title: 'for all keepers', peers: chats });
    const already = await cinder.call({ _: 'chatlists.checkChatlistInvite', slug });
    assert.ok(already._ === 'chatlists.chatlistInviteAlready');
    assert.deepEqual([already.missingPeers.length, already.alreadyPeers.length], [1, 1]);
    const updates = () => cinder.call({ _: 'chatlists.getChatlistUpdates', chatlist: chatlist(already.filterId) });
    const missing = await updates();
    assert.deepEqual(idsOf(missing.missingPeers), idsOf(already.missingPeers));
    await cinder.call({ _: 'chatlists.hideChatlistUpdates', chatlist: chatlist(already.filterId) });
    assert.deepEqual((await updates()).missingPeers, []);
    const take = { _: 'chatlists.joinChatlistUpdates' as const, chatlist: chatlist(already.filterId) };
    await cinder.call({ ...take, peers: named(missing) });
    const [mine] = await foldersOf(cinder);
    assert.ok(mine?._ === 'dialogFilterChatlist');
    assert.deepEqual(idsOf(mine.includePeers), idsOf(chats));
  });

  test('is left with the chats that were entered with it', async () => {
    const [mine] = await foldersOf(cinder);
    assert.ok(mine && 'id' in mine);
    const suggested = await cinder.call({ _: 'chatlists.getLeaveChatlistSuggestions', chatlist: chatlist(mine.id) });
    assert.deepEqual(idsOf(suggested), idsOf(chats));
    const first = suggested[0];
    assert.ok(first?._ === 'peerChannel');
    const peer = 'includePeers' in mine ? mine.includePeers.filter((one) => idsOf([one])[0] === first.channelId) : [];
    await cinder.call({ _: 'chatlists.leaveChatlist', chatlist: chatlist(mine.id), peers: peer });
    assert.deepEqual(await foldersOf(cinder), []);
    const inside = await Promise.all(
      chats.map(async (chat) => {
        const marked = -1_000_000_000_000 - chat.channelId;
        const full = await ember.getChatMembers(marked);
        return full.some(({ user }) => user.username === 'cinder_folders');
      }),
    );
    assert.deepEqual(inside.sort(), [false, true]);
  });

  test('is the owner’s own again when its last link is taken back', async () => {
    await ember.call({ _: 'chatlists.deleteExportedInvite', chatlist: chatlist(2), slug });
    assert.equal((await foldersOf(ember))[0]?._, 'dialogFilter');
    assert.equal((await fetch(link.url)).status, 404);
    assert.equal(await refusal(cinder.call({ _: 'chatlists.checkChatlistInvite', slug })), '400 INVITE_SLUG_EXPIRED');
  });
});

describe('what an account keeps for all of its devices', () => {
  test('a chat whose translations are not wanted says so', async () => {
    const user = await find(ember, 'cinder_folders');
    const off = async () =>
      (await ember.call({ _: 'users.getFullUser', id: inputUser(user) })).fullUser.translationsDisabled;
    const toggle = (disabled: boolean) =>
      ember.call({ _: 'messages.togglePeerTranslations', peer: inputPeer(user), disabled });
    await toggle(true);
    assert.equal(await off(), true);
    await toggle(false);
    assert.equal(await off(), false);
    const [channel] = chats;
    assert.ok(channel);
    await ember.call({ _: 'messages.togglePeerTranslations', peer: channel, disabled: true });
    const input: tl.RawInputChannel = { ...channel, _: 'inputChannel' };
    const { fullChat } = await ember.call({ _: 'channels.getFullChannel', channel: input });
    assert.equal(fullChat.translationsDisabled, true);
  });

  test('what is downloaded unasked comes back as it was chosen', async () => {
    const get = () => ember.call({ _: 'account.getAutoDownloadSettings' });
    const before = await get();
    const settings = { ...before.high, videoSizeMax: 123 * 1024 * 1024, storiesPreload: true };
    await ember.call({ _: 'account.saveAutoDownloadSettings', high: true, settings });
    assert.deepEqual(await get(), { ...before, high: settings });
  });

  test('a screenshot of a private chat is a line that both read', async () => {
    const peer = inputPeer(await find(ember, 'cinder_folders'));
    const heard: string[] = [];
    cinder.onNewMessage.add((message) => void heard.push(message.action?.type ?? message.text));
    const replyTo: tl.RawInputReplyToMessage = { _: 'inputReplyToMessage', replyToMsgId: 0 };
    const randomId = Long.fromNumber(7);
    await ember.call({ _: 'messages.sendScreenshotNotification', peer, replyTo, randomId });
    await until(() => heard.includes('screenshot_taken'));
  });
});
