import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Long, type TelegramClient, type tl } from '@mtcute/node';
import { anotherDevice, find, inputPeer, inputUser, listen, look, refusal } from '../support/acquaintance.ts';
import { signUp } from '../support/mtcute-client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

/** Ember has two devices; Cinder is a friend. */
let server: TestServer;
let ember: TelegramClient;
let second: TelegramClient;
let cinder: TelegramClient;
const phone = '+79990000401';

before(async () => {
  server = await startTestServer();
  ember = await signUp(server, phone, 'Ember');
  cinder = await signUp(server, '+79990000402', 'Cinder');
  const other = await anotherDevice(server, phone);
  second = other.client;
  await other.signIn();
  await ember.call({ _: 'account.updateUsername', username: 'ember_account' });
  await cinder.call({ _: 'account.updateUsername', username: 'cinder_account' });
});

after(async () => {
  for (const client of [ember, second, cinder]) await client?.destroy();
  await server?.stop();
});

const has = (heard: readonly tl.TypeUpdate[], name: tl.TypeUpdate['_']): boolean =>
  heard.some((update) => update._ === name);

describe('profile', () => {
  test('a new name reaches the other device and friends', async () => {
    await cinder.sendText('ember_account', 'hello');
    const [own, theirs] = [listen(second), listen(cinder)];
    const changed = await ember.call({ _: 'account.updateProfile', firstName: ' Эмбер ', lastName: '余燼' });
    assert.deepEqual(changed._ === 'user' && [changed.firstName, changed.lastName], ['Эмбер', '余燼']);
    await until(() => has(own, 'updateUser') && has(theirs, 'updateUser'));
    assert.equal((await find(cinder, 'ember_account')).firstName, 'Эмбер');
    assert.equal(await refusal(ember.call({ _: 'account.updateProfile', firstName: '  ' })), '400 FIRSTNAME_INVALID');
    const about = 'a'.repeat(71);
    assert.equal(await refusal(ember.call({ _: 'account.updateProfile', about })), '400 ABOUT_TOO_LONG');
  });

  test('a username belongs to one at a time, whatever its case', async () => {
    const take = (client: TelegramClient, username: string) => client.call({ _: 'account.updateUsername', username });
    const check = cinder.call({ _: 'account.checkUsername', username: 'Ember_Account' });
    assert.equal(await refusal(check), '400 USERNAME_OCCUPIED');
    assert.equal(await refusal(take(cinder, 'EMBER_account')), '400 USERNAME_OCCUPIED');
    assert.equal(await refusal(take(ember, 'ember_account')), '400 USERNAME_NOT_MODIFIED');
    for (const bad of ['abc', '1lamp', 'lamp__oil', 'lamp-oil', 'лампа'])
      assert.equal(await refusal(take(ember, bad)), '400 USERNAME_INVALID', bad);
    await take(ember, 'Ember_Lamps');
    assert.equal((await find(cinder, 'ember_lamps')).username, 'Ember_Lamps');
    const gone = cinder.call({ _: 'contacts.resolveUsername', username: 'ember_account' });
    assert.equal(await refusal(gone), '400 USERNAME_NOT_OCCUPIED');
    await take(cinder, 'ember_account');
    await take(cinder, 'cinder_account');
    await take(ember, 'ember_account');
  });
});

describe('contacts', () => {
  test('are kept under own names and answered by hash', async () => {
    const user = await find(ember, 'cinder_account');
    const heard = listen(second);
    await ember.call({
      _: 'contacts.addContact',
      id: inputUser(user),
      firstName: 'Зола',
      lastName: '',
      phone: '',
      note: { _: 'textWithEntities', text: 'met at the lamps', entities: [] },
    });
    await until(() => has(heard, 'updatePeerSettings'));
    const list = await ember.call({ _: 'contacts.getContacts', hash: Long.ZERO });
    assert.ok(list._ === 'contacts.contacts');
    assert.deepEqual(list.contacts, [{ _: 'contact', userId: user.id, mutual: false }]);
    assert.equal((await look(ember, user)).firstName, 'Зола');
    assert.equal((await look(cinder, await find(cinder, 'cinder_account'))).firstName, 'Cinder');
    const hash = hashOf([list.savedCount, user.id]);
    assert.equal((await ember.call({ _: 'contacts.getContacts', hash }))._, 'contacts.contactsNotModified');
    const statuses = await ember.call({ _: 'contacts.getStatuses' });
    assert.deepEqual(
      statuses.map(({ userId }) => userId),
      [user.id],
    );
    await ember.call({ _: 'contacts.deleteContacts', id: [inputUser(user)] });
    const empty = await ember.call({ _: 'contacts.getContacts', hash });
    assert.deepEqual(empty._ === 'contacts.contacts' && empty.contacts, []);
    assert.equal((await look(ember, user)).firstName, 'Cinder');
  });

  test('a number in the address book becomes a contact when its owner signs up', async () => {
    const number = '+79990000403';
    const { imported } = await ember.importContacts([{ phone: number, firstName: 'Tallow', lastName: '' }]);
    assert.deepEqual(imported, []);
    const heard = listen(second);
    const tallow = await signUp(server, number, 'T.');
    await until(() => has(heard, 'updateContactsReset'));
    const list = await ember.call({ _: 'contacts.getContacts', hash: Long.ZERO });
    assert.ok(list._ === 'contacts.contacts');
    assert.deepEqual(
      list.users.map((user) => user._ === 'user' && user.firstName),
      ['Tallow'],
    );
    const [line] = await ember.getHistory((await tallow.getMe()).id, { limit: 1 });
    assert.equal(line?.raw._ === 'messageService' && line.raw.action._, 'messageActionContactSignUp');
    await ember.call({ _: 'contacts.deleteByPhones', phones: [number] });
    const left = await ember.call({ _: 'contacts.getContacts', hash: Long.ZERO });
    assert.deepEqual(left._ === 'contacts.contacts' && left.contacts, []);
    await tallow.destroy();
  });

  test('whom one writes to most comes first, until one wants no such list', async () => {
    await ember.sendText('cinder_account', 'one');
    const ask = () =>
      ember.call({ _: 'contacts.getTopPeers', correspondents: true, offset: 0, limit: 10, hash: Long.ZERO });
    const top = await ask();
    assert.ok(top._ === 'contacts.topPeers');
    const cinderId = (await find(ember, 'cinder_account')).id;
    assert.deepEqual(
      top.categories.flatMap(({ peers }) => peers.map(({ peer }) => peer)),
      [{ _: 'peerUser', userId: cinderId }],
    );
    await ember.call({ _: 'contacts.toggleTopPeers', enabled: false });
    assert.equal((await ask())._, 'contacts.topPeersDisabled');
    await ember.call({ _: 'contacts.toggleTopPeers', enabled: true });
  });
});

describe('settings', () => {
  test('a muted chat is an exception, told to the other device and forgotten by a reset', async () => {
    const user = await find(ember, 'cinder_account');
    const peer = { _: 'inputNotifyPeer', peer: inputPeer(user) } as const;
    const heard = listen(second);
    const muteUntil = 2_000_000_000;
    await ember.call({
      _: 'account.updateNotifySettings',
      peer,
      settings: { _: 'inputPeerNotifySettings', muteUntil, sound: { _: 'notificationSoundNone' } },
    });
    await until(() => has(heard, 'updateNotifySettings'));
    const kept = await second.call({ _: 'account.getNotifySettings', peer: { _: 'inputNotifyUsers' } });
    assert.equal(kept.muteUntil, 0);
    const exceptions = await second.call({ _: 'account.getNotifyExceptions', compareSound: true });
    assert.ok(exceptions._ === 'updates');
    const [update] = exceptions.updates;
    assert.ok(update?._ === 'updateNotifySettings');
    assert.deepEqual(
      [update.peer, update.notifySettings.muteUntil],
      [{ _: 'notifyPeer', peer: { _: 'peerUser', userId: user.id } }, muteUntil],
    );
    const peersOf = async (asked: Omit<tl.account.RawGetNotifyExceptionsRequest, '_'>) => {
      const found = await second.call({ _: 'account.getNotifyExceptions', ...asked });
      return found._ === 'updates' ? found.updates.length : assert.fail();
    };
    assert.equal(await peersOf({ peer: { _: 'inputNotifyUsers' } }), 1);
    assert.equal(await peersOf({ peer: { _: 'inputNotifyBroadcasts' } }), 0);
    assert.equal(await peersOf({ peer: { _: 'inputNotifyChats' } }), 0);
    const sound = { _: 'notificationSoundNone' } as const;
    const settings = { _: 'inputPeerNotifySettings', sound } as const;
    await ember.call({ _: 'account.updateNotifySettings', peer, settings });
    assert.equal(await peersOf({}), 0);
    assert.equal(await peersOf({ compareSound: true }), 1);
    assert.equal(await peersOf({ compareStories: true }), 0);
    await ember.call({ _: 'account.resetNotifySettings' });
    assert.equal((await ember.call({ _: 'account.getNotifySettings', peer })).muteUntil, undefined);
  });

  test('strangers are archived and muted for whoever wants that', async () => {
    const strangers = async (archiveAndMuteNewNoncontactPeers: boolean) => {
      const settings = { _: 'globalPrivacySettings', archiveAndMuteNewNoncontactPeers } as const;
      const kept = await ember.call({ _: 'account.setGlobalPrivacySettings', settings });
      assert.equal(kept.archiveAndMuteNewNoncontactPeers, archiveAndMuteNewNoncontactPeers);
    };
    await strangers(true);
    const soot = await signUp(server, '+79990000404', 'Soot');
    const heard = listen(second);
    await soot.sendText('ember_account', 'do you want to buy a lamp?');
    await until(() => has(heard, 'updateFolderPeers') && has(heard, 'updateNotifySettings'));
    const me = (await soot.getMe()).id;
    const archived = await ember.call({
      _: 'messages.getDialogs',
      folderId: 1,
      offsetDate: 0,
      offsetId: 0,
      offsetPeer: { _: 'inputPeerEmpty' },
      limit: 10,
      hash: Long.ZERO,
    });
    assert.ok(archived._ === 'messages.dialogs');
    const [dialog] = archived.dialogs;
    assert.ok(dialog?._ === 'dialog');
    assert.deepEqual(dialog.peer, { _: 'peerUser', userId: me });
    assert.equal(dialog.notifySettings.muteUntil, 0x7fffffff);
    await strangers(false);
    await soot.destroy();
  });

  test('folders are kept in order and reach the other device', async () => {
    const user = await find(ember, 'cinder_account');
    const heard = listen(second);
    const title = (text: string): tl.RawTextWithEntities => ({ _: 'textWithEntities', text, entities: [] });
    const filter = (id: number, text: string, more: Partial<tl.RawDialogFilter>): tl.RawDialogFilter => ({
      _: 'dialogFilter',
      id,
      title: title(text),
      pinnedPeers: [],
      includePeers: [],
      excludePeers: [],
      ...more,
    });
    const put = (one: tl.RawDialogFilter) => ember.call({ _: 'messages.updateDialogFilter', id: one.id, filter: one });
    await put(filter(2, 'Лампы', { includePeers: [inputPeer(user)], excludeMuted: true }));
    await put(filter(3, 'Groups', { groups: true }));
    // A fetched difference may tell one again.
    const told = () => new Set(heard.flatMap((update) => (update._ === 'updateDialogFilter' ? [update.id] : [])));
    await until(() => told().size === 2);
    await ember.call({ _: 'messages.updateDialogFiltersOrder', order: [3, 0, 2] });
    await until(() => has(heard, 'updateDialogFilterOrder'));
    const { filters } = await second.call({ _: 'messages.getDialogFilters' });
    assert.deepEqual(
      filters.map((one) => (one._ === 'dialogFilterDefault' ? 0 : one.id)),
      [3, 0, 2],
    );
    const kept = filters[2];
    assert.ok(kept?._ === 'dialogFilter');
    assert.deepEqual([kept.title.text, kept.excludeMuted, kept.groups], ['Лампы', true, false]);
    assert.deepEqual(
      kept.includePeers.map((peer) => peer._ === 'inputPeerUser' && peer.userId),
      [user.id],
    );
    assert.equal(await refusal(put(filter(4, 'Empty', {}))), '400 FILTER_INCLUDE_EMPTY');
    assert.equal(await refusal(put(filter(4, ' ', { bots: true }))), '400 FILTER_TITLE_EMPTY');
    assert.equal(await refusal(put(filter(1, 'Archive', { bots: true }))), '400 FILTER_ID_INVALID');
    for (const id of [2, 3]) await ember.call({ _: 'messages.updateDialogFilter', id });
    const left = (await ember.call({ _: 'messages.getDialogFilters' })).filters;
    assert.deepEqual(left, [{ _: 'dialogFilterDefault' }]);
  });
});

describe('messages looked at from afar', () => {
  test('one search finds words in every chat, page by page', async () => {
    const { chat } = await ember.createGroup({ title: 'Lamp-lighters', users: ['cinder_account'] });
    for (const text of ['медный фонарь', 'lantern of brass', 'ещё фонарь']) {
      await cinder.sendText('ember_account', text);
      await ember.sendText(chat.id, `${text}, said to all`);
    }
    const found: string[] = [];
    let offset = { rate: 0, peer: { _: 'inputPeerEmpty' } as tl.TypeInputPeer, id: 0 };
    for (;;) {
      const page = await ember.call({
        _: 'messages.searchGlobal',
        q: 'фонарь',
        filter: { _: 'inputMessagesFilterEmpty' },
        minDate: 0,
        maxDate: 0,
        offsetRate: offset.rate,
        offsetPeer: offset.peer,
        offsetId: offset.id,
        limit: 3,
      });
      assert.ok(page._ !== 'messages.messagesNotModified');
      const messages = page.messages.flatMap((one) => (one._ === 'message' ? [one] : []));
      found.push(...messages.map(({ message }) => message));
      const last = messages.at(-1);
      if (page._ !== 'messages.messagesSlice' || !last) break;
      const peer: tl.TypeInputPeer =
        last.peerId._ === 'peerUser'
          ? inputPeer(await find(ember, 'cinder_account'))
          : { _: 'inputPeerChat', chatId: -chat.id };
      offset = { rate: page.nextRate ?? assert.fail(), peer, id: last.id };
    }
    assert.deepEqual(found, ['ещё фонарь, said to all', 'ещё фонарь', 'медный фонарь, said to all', 'медный фонарь']);
    const groups = await ember.call({
      _: 'messages.searchGlobal',
      groupsOnly: true,
      q: 'фонарь',
      filter: { _: 'inputMessagesFilterEmpty' },
      minDate: 0,
      maxDate: 0,
      offsetRate: 0,
      offsetPeer: { _: 'inputPeerEmpty' },
      offsetId: 0,
      limit: 10,
    });
    assert.equal(groups._ === 'messages.messages' && groups.messages.length, 2);
  });

  test('a read message tells when, unless either side hides that together with its last-seen time', async () => {
    const sent = await ember.sendText('cinder_account', 'read this');
    const peer = inputPeer(await find(ember, 'cinder_account'));
    const ask = () => ember.call({ _: 'messages.getOutboxReadDate', peer, msgId: sent.id });
    assert.equal(await refusal(ask()), '400 MESSAGE_NOT_READ_YET');
    await cinder.readHistory('ember_account');
    const { date } = await ask();
    assert.ok(Math.abs(date - sent.date.getTime() / 1000) < 60);
    const hideStatus = (client: TelegramClient, hidden: boolean) =>
      client.call({
        _: 'account.setPrivacy',
        key: { _: 'inputPrivacyKeyStatusTimestamp' },
        rules: [{ _: hidden ? 'inputPrivacyValueDisallowAll' : 'inputPrivacyValueAllowAll' }],
      });
    const hide = async (client: TelegramClient, hideReadMarks: boolean) => {
      await client.call({
        _: 'account.setGlobalPrivacySettings',
        settings: { _: 'globalPrivacySettings', hideReadMarks },
      });
      await hideStatus(client, hideReadMarks);
    };
    await hideStatus(cinder, true);
    assert.equal((await ask()).date, date, 'who hides the last-seen time alone does not hide this');
    await hide(cinder, true);
    assert.equal(await refusal(ask()), '403 USER_PRIVACY_RESTRICTED');
    await hide(cinder, false);
    await hide(ember, true);
    assert.equal(await refusal(ask()), '403 YOUR_PRIVACY_RESTRICTED');
    await hide(ember, false);
  });

  test('a reaction of somebody else waits to be seen', async () => {
    const sent = await ember.sendText('cinder_account', 'react to this');
    const [theirs] = await cinder.getHistory('ember_account', { limit: 1 });
    await cinder.sendReaction({ chatId: 'ember_account', message: theirs?.id ?? 0, emoji: '🔥' });
    const peer = inputPeer(await find(ember, 'cinder_account'));
    const page = { offsetId: 0, addOffset: 0, limit: 10, maxId: 0, minId: 0 };
    const unread = await ember.call({ _: 'messages.getUnreadReactions', peer, ...page });
    assert.deepEqual(unread._ === 'messages.messages' && unread.messages.map(({ id }) => id), [sent.id]);
    await ember.call({ _: 'messages.readReactions', peer });
    const none = await ember.call({ _: 'messages.getUnreadReactions', peer, ...page });
    assert.deepEqual(none._ === 'messages.messages' && none.messages, []);
  });

  test('a report asks for its reason step by step', async () => {
    const peer = inputPeer(await find(ember, 'cinder_account'));
    const [last] = await ember.getHistory('cinder_account', { limit: 1 });
    const tell = (option: Uint8Array, message = '', id = [last?.id ?? 0]) =>
      ember.call({ _: 'messages.report', peer, id, option, message });
    const menu = await tell(new Uint8Array());
    assert.ok(menu._ === 'reportResultChooseOption');
    const chosen = (text: string) => menu.options.find((one) => one.text === text)?.option ?? assert.fail(text);
    assert.equal((await tell(chosen('Spam')))._, 'reportResultReported');
    const asked = await tell(chosen('Something else'));
    assert.ok(asked._ === 'reportResultAddComment');
    assert.equal((await tell(asked.option, 'it smells of tallow'))._, 'reportResultReported');
    assert.equal(await refusal(tell(new Uint8Array([1, 2]))), '400 OPTION_INVALID');
    assert.equal(await refusal(tell(chosen('Spam'), '', [999_999])), '400 MESSAGE_ID_INVALID');
    assert.equal(await ember.call({ _: 'messages.reportSpam', peer }), true);
  });
});

describe('what clients wait for at their start', () => {
  test('constants are answered, and said to be unchanged only to whoever has them', async () => {
    const config = await ember.call({ _: 'help.getAppConfig', hash: 0 });
    assert.ok(config._ === 'help.appConfig');
    assert.equal((await ember.call({ _: 'help.getAppConfig', hash: config.hash }))._, 'help.appConfigNotModified');
    const countries = await ember.call({ _: 'help.getCountriesList', langCode: 'en', hash: 0 });
    assert.ok(countries._ === 'help.countriesList' && countries.countries.length > 200);
    const zones = await ember.call({ _: 'help.getTimezonesList', hash: 0 });
    assert.ok(zones._ === 'help.timezonesList' && zones.timezones.some(({ id }) => id === 'Europe/Moscow'));
    const promo = await ember.call({ _: 'help.getPromoData' });
    assert.ok(promo.expires > Date.now() / 1000);
    const pack = await ember.call({ _: 'langpack.getLangPack', langPack: 'tdesktop', langCode: 'en' });
    assert.equal(pack.langCode, 'en');
  });
});

/** As https://core.telegram.org/api/offsets#hash-generation says. */
function hashOf(ids: readonly number[]): Long {
  let hash = Long.UZERO;
  for (const id of ids) {
    hash = hash.xor(hash.shru(21));
    hash = hash.xor(hash.shl(35));
    hash = hash.xor(hash.shru(4));
    hash = hash.add(id);
  }
  return hash.toSigned();
}
