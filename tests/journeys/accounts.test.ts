import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { TelegramClient, tl } from '@mtcute/node';
import Long from 'long';
import { mtcuteClient, signUp } from '../support/mtcute-client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

let server: TestServer;
const clients: TelegramClient[] = [];

before(async () => {
  server = await startTestServer();
});

after(async () => {
  for (const client of clients) await client.destroy();
  await server.stop();
});

let numbers = 79_990_002_000;
const nextPhone = (): string => `+${++numbers}`;

async function person(firstName: string, phone = nextPhone()): Promise<TelegramClient> {
  const client = await signUp(server, phone, firstName);
  clients.push(client);
  return client;
}

async function stranger(): Promise<TelegramClient> {
  const client = await mtcuteClient(server);
  clients.push(client);
  return client;
}

/** Another device of somebody who has a number here. */
async function secondDevice(phone: string): Promise<TelegramClient> {
  const client = await stranger();
  const sent = await client.sendCode({ phone });
  assert.ok('phoneCodeHash' in sent);
  await client.signIn({ phone, phoneCodeHash: sent.phoneCodeHash, phoneCode: '12345' });
  return client;
}

/** Lets `one` find `other` by number, as people meet. */
async function meet(one: TelegramClient, phone: string, firstName: string): Promise<tl.RawUser> {
  const found = await one.call({
    _: 'contacts.importContacts',
    contacts: [{ _: 'inputPhoneContact', clientId: Long.ONE, phone, firstName, lastName: '' }],
  });
  const [user] = found.users;
  assert.ok(user?._ === 'user');
  return user;
}

const inputUser = ({ id, accessHash }: tl.RawUser): tl.RawInputUser => {
  assert.ok(accessHash);
  return { _: 'inputUser', userId: id, accessHash };
};

async function userBy(client: TelegramClient, user: tl.RawUser): Promise<tl.RawUser> {
  const [seen] = await client.call({ _: 'users.getUsers', id: [inputUser(user)] });
  assert.ok(seen?._ === 'user');
  return seen;
}

const text = (wanted: string) => ({ text: wanted });

describe('accounts through mtcute', () => {
  test('a second device signs in to the same account and is listed', async () => {
    const phone = nextPhone();
    const first = await person('Ember', phone);
    const me = await first.getMe();
    const device = await secondDevice(phone);
    assert.equal((await device.getMe()).id, me.id);
    const { authorizations } = await first.call({ _: 'account.getAuthorizations' });
    assert.equal(authorizations.length, 2);
    assert.equal(authorizations.filter(({ current }) => current).length, 1);
  });

  test('a wrong code and a wrong number are refused by name', async () => {
    const phone = nextPhone();
    await person('Ember', phone);
    const client = await stranger();
    const sent = await client.sendCode({ phone });
    assert.ok('phoneCodeHash' in sent);
    const { phoneCodeHash } = sent;
    await assert.rejects(client.signIn({ phone, phoneCodeHash, phoneCode: '00000' }), text('PHONE_CODE_INVALID'));
    await assert.rejects(client.sendCode({ phone: '12' }), text('PHONE_NUMBER_INVALID'));
    await assert.rejects(client.getMe(), text('AUTH_KEY_UNREGISTERED'));
  });

  test('a two-step password keeps a thief of codes out, and is changed and removed by who knows it', async () => {
    const phone = nextPhone();
    const first = await person('Ember', phone);
    await first.enableCloudPassword({ password: 'wick and oil', hint: 'lamp' });
    const second = await stranger();
    const sent = await second.sendCode({ phone });
    assert.ok('phoneCodeHash' in sent);
    const { phoneCodeHash } = sent;
    await assert.rejects(second.signIn({ phone, phoneCodeHash, phoneCode: '12345' }), text('SESSION_PASSWORD_NEEDED'));
    await assert.rejects(second.call({ _: 'updates.getState' }), text('SESSION_PASSWORD_NEEDED'));
    assert.equal(await second.getPasswordHint(), 'lamp');
    await assert.rejects(second.checkPassword('water'), text('PASSWORD_HASH_INVALID'));
    assert.equal((await second.checkPassword('wick and oil')).id, (await first.getMe()).id);
    await second.changeCloudPassword({ currentPassword: 'wick and oil', newPassword: 'лампа', hint: 'lamp' });
    await assert.rejects(first.removeCloudPassword('wick and oil'), text('PASSWORD_HASH_INVALID'));
    await first.removeCloudPassword('лампа');
    const third = await secondDevice(phone);
    assert.equal((await third.getMe()).id, (await first.getMe()).id);
  });

  test('a QR code lets a device in, past the two-step password', async () => {
    const first = await person('Ember');
    await first.enableCloudPassword({ password: 'oil', hint: 'lamp' });
    const screen = await stranger();
    const shown = Promise.withResolvers<string>();
    const signedIn = screen.signInQr({ onUrlUpdated: (url) => shown.resolve(url), password: 'oil' });
    const token = new URL(await shown.promise).searchParams.get('token') ?? '';
    await first.call({ _: 'auth.acceptLoginToken', token: Uint8Array.fromBase64(token, { alphabet: 'base64url' }) });
    assert.equal((await signedIn).id, (await first.getMe()).id);
  });

  test('devices that are signed out are refused from then on, and the one that did it stays', async () => {
    const phone = nextPhone();
    const first = await person('Ember', phone);
    const second = await secondDevice(phone);
    const third = await secondDevice(phone);
    await first.call({ _: 'auth.resetAuthorizations' });
    for (const ended of [second, third])
      await assert.rejects(ended.call({ _: 'updates.getState' }), text('AUTH_KEY_UNREGISTERED'));
    assert.equal((await first.call({ _: 'account.getAuthorizations' })).authorizations.length, 1);
    await first.call({ _: 'auth.logOut' });
    await assert.rejects(first.call({ _: 'updates.getState' }), text('AUTH_KEY_UNREGISTERED'));
  });

  test('a new device is announced on the others, by an update and by a message of the service', async () => {
    const phone = nextPhone();
    const first = await person('Ember', phone);
    const updates: string[] = [];
    first.onRawUpdate.add(({ update }) => updates.push(update._));
    await secondDevice(phone);
    await until(() => updates.includes('updateNewAuthorization') && updates.includes('updateNewMessage'));
    const [notice] = await first.getHistory(777000, { limit: 1 });
    assert.match(notice?.text ?? '', /New login/);
  });

  test('contacts see number and last seen, strangers neither, as the rules say', async () => {
    const [emberPhone, wickPhone, mothPhone] = [nextPhone(), nextPhone(), nextPhone()];
    const [ember, wick, moth] = [
      await person('Ember', emberPhone),
      await person('Wick', wickPhone),
      await person('Moth', mothPhone),
    ];
    const wickSeen = await meet(ember, wickPhone, 'My Wick');
    assert.equal(wickSeen.firstName, 'My Wick');
    const emberByWick = await meet(wick, emberPhone, 'Em');
    const emberByMoth = await meet(moth, emberPhone, 'Em');
    assert.equal((await userBy(ember, wickSeen)).mutualContact, true);
    await ember.call({ _: 'account.updateStatus', offline: false });
    assert.equal((await userBy(wick, emberByWick)).status?._, 'userStatusOnline');
    await ember.call({
      _: 'account.setPrivacy',
      key: { _: 'inputPrivacyKeyStatusTimestamp' },
      rules: [{ _: 'inputPrivacyValueAllowContacts' }],
    });
    assert.equal((await userBy(wick, emberByWick)).status?._, 'userStatusOnline');
    assert.equal((await userBy(moth, emberByMoth)).status?._, 'userStatusRecently');
    const changed = await ember.call({
      _: 'account.setPrivacy',
      key: { _: 'inputPrivacyKeyPhoneNumber' },
      rules: [
        { _: 'inputPrivacyValueDisallowUsers', users: [inputUser(wickSeen)] },
        { _: 'inputPrivacyValueAllowAll' },
      ],
    });
    assert.deepEqual(
      changed.rules.map((rule) => rule._),
      ['privacyValueDisallowUsers', 'privacyValueAllowAll'],
    );
    await wick.call({ _: 'contacts.deleteContacts', id: [inputUser(emberByWick)] });
    assert.equal((await userBy(wick, emberByWick)).phone, undefined);
    await moth.call({ _: 'contacts.deleteContacts', id: [inputUser(emberByMoth)] });
    assert.equal((await userBy(moth, emberByMoth)).phone, emberPhone.slice(1));
  });

  test('a profile change reaches those who talk with the person', async () => {
    const wickPhone = nextPhone();
    const [ember, wick] = [await person('Ember'), await person('Wick', wickPhone)];
    const wickSeen = await meet(ember, wickPhone, 'Wick');
    await ember.sendText(wickSeen.id, 'hello');
    const heard: number[] = [];
    wick.onRawUpdate.add(({ update }) => void (update._ === 'updateUser' && heard.push(update.userId)));
    const me = await ember.getMe();
    await ember.updateProfile({ firstName: 'Em', lastName: 'Glow', bio: 'lamps & poems' });
    await ember.setMyUsername('em_glow');
    await until(() => heard.includes(me.id));
    const full = await wick.getFullUser('em_glow');
    assert.deepEqual([full.firstName, full.lastName, full.bio], ['Em', 'Glow', 'lamps & poems']);
    await assert.rejects(wick.setMyUsername('em_glow'), text('USERNAME_OCCUPIED'));
    await assert.rejects(ember.updateProfile({ bio: 'x'.repeat(71) }), text('ABOUT_TOO_LONG'));
    assert.equal((await wick.resolvePeer('@em_glow'))._, 'inputPeerUser');
    await assert.rejects(wick.resolvePeer('@nobody_is_here'));
  });

  test('a blocked person cannot write, and can again afterwards', async () => {
    const [emberPhone, wickPhone] = [nextPhone(), nextPhone()];
    const [ember, wick] = [await person('Ember', emberPhone), await person('Wick', wickPhone)];
    const wickSeen = await meet(ember, wickPhone, 'Wick');
    const emberSeen = await meet(wick, emberPhone, 'Ember');
    await ember.blockUser(wickSeen.id);
    await assert.rejects(wick.sendText(emberSeen.id, 'hello?'), text('USER_IS_BLOCKED'));
    const blocked = await ember.call({ _: 'contacts.getBlocked', offset: 0, limit: 10 });
    assert.equal(blocked.blocked.length, 1);
    await ember.unblockUser(wickSeen.id);
    assert.equal((await wick.sendText(emberSeen.id, 'hello!')).text, 'hello!');
  });

  test('notification settings come back as they were set', async () => {
    const ember = await person('Ember');
    const peer = { _: 'inputNotifyUsers' } as const;
    await ember.call({
      _: 'account.updateNotifySettings',
      peer,
      settings: { _: 'inputPeerNotifySettings', muteUntil: 2_000_000_000, sound: { _: 'notificationSoundNone' } },
    });
    const kept = await ember.call({ _: 'account.getNotifySettings', peer });
    assert.deepEqual([kept.muteUntil, kept.otherSound?._], [2_000_000_000, 'notificationSoundNone']);
  });

  test('a deleted account is gone for others and its number starts anew', async () => {
    const phone = nextPhone();
    const [ember, wick] = [await person('Ember', phone), await person('Wick')];
    const emberSeen = await meet(wick, phone, 'Ember');
    await wick.sendText(emberSeen.id, 'hello');
    await ember.call({ _: 'account.deleteAccount', reason: 'tired' });
    await assert.rejects(ember.call({ _: 'updates.getState' }), text('AUTH_KEY_UNREGISTERED'));
    assert.equal((await userBy(wick, emberSeen)).deleted, true);
    await assert.rejects(wick.sendText(emberSeen.id, 'hello?'), text('INPUT_USER_DEACTIVATED'));
    const again = await person('Ember again', phone);
    assert.notEqual((await again.getMe()).id, emberSeen.id);
  });

  test('what clients ask at the start is answered before and after sign-in', async () => {
    const client = await stranger();
    const config = await client.call({ _: 'help.getConfig' });
    assert.equal(config.thisDc, server.dcId);
    assert.ok(config.dcOptions.every(({ id, port }) => id === server.dcId && port === server.port));
    const app = await client.call({ _: 'help.getAppConfig', hash: 0 });
    assert.ok(app._ === 'help.appConfig');
    assert.equal((await client.call({ _: 'help.getAppConfig', hash: app.hash }))._, 'help.appConfigNotModified');
    const countries = await client.call({ _: 'help.getCountriesList', langCode: 'ru', hash: 0 });
    assert.ok(countries._ === 'help.countriesList');
    const germany = countries.countries.find(({ iso2 }) => iso2 === 'DE');
    assert.deepEqual(
      [germany?.defaultName, germany?.name, germany?.countryCodes[0]?.countryCode],
      ['Germany', 'Германия', '49'],
    );
    const ember = await person('Ember');
    const promo = await ember.call({ _: 'help.getPromoData' });
    assert.ok(promo.expires > Date.now() / 1000);
    const zones = await ember.call({ _: 'help.getTimezonesList', hash: 0 });
    assert.ok(zones._ === 'help.timezonesList');
    assert.equal(zones.timezones.find(({ id }) => id === 'Asia/Kolkata' || id === 'Asia/Calcutta')?.utcOffset, 19_800);
  });

  test('what messengers built on the libraries ask at the start about features that are not here is answered', async () => {
    const ember = await person('Ember');
    const self: tl.TypeInputPeer = { _: 'inputPeerSelf' };
    const hash = Long.ZERO;
    const asked: tl.RpcMethod[] = [
      { _: 'stories.getAllStories' },
      { _: 'stories.getAllReadPeerStories' },
      { _: 'stories.getPeerStories', peer: self },
      { _: 'stories.getPeerMaxIDs', id: [self, self] },
      { _: 'stories.getChatsToSend' },
      { _: 'messages.getAttachMenuBots', hash },
      { _: 'messages.getQuickReplies', hash },
      { _: 'messages.getPaidReactionPrivacy' },
      { _: 'account.getConnectedBots' },
      { _: 'account.getBusinessChatLinks' },
      { _: 'account.getSavedMusicIds', hash },
      { _: 'account.getPasskeys' },
      { _: 'bots.getPopularAppBots', offset: '', limit: 10 },
      { _: 'contacts.getSponsoredPeers', q: 'lamp' },
      { _: 'payments.getStarsStatus', peer: self },
      { _: 'payments.getStarGifts', hash: 0 },
      { _: 'payments.getPremiumGiftCodeOptions' },
      { _: 'payments.getStarsTopupOptions' },
      { _: 'payments.getSavedInfo' },
      { _: 'premium.getMyBoosts' },
      { _: 'phone.getCallConfig' },
    ];
    for (const request of asked) await ember.call(request);
    const stories = await ember.call({ _: 'stories.getPeerMaxIDs', id: [self, self] });
    assert.deepEqual(stories, [
      { _: 'recentStory', live: false, maxId: undefined },
      { _: 'recentStory', live: false, maxId: undefined },
    ]);
  });
});
