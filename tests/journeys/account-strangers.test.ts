import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Long, type TelegramClient, type tl } from '@mtcute/node';
import sharp from 'sharp';
import { find, inputPeer, inputUser, listen, look, lookFully, refusal } from '../support/acquaintance.ts';
import { signUp } from '../support/mtcute-client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

/** What people see of each other: Ember has a profile, Cinder is a stranger to her, Wick a contact. */
let server: TestServer;
let ember: TelegramClient;
let cinder: TelegramClient;
let wick: TelegramClient;

before(async () => {
  server = await startTestServer();
  ember = await signUp(server, '+79990000201', 'Ember');
  cinder = await signUp(server, '+79990000202', 'Cinder');
  wick = await signUp(server, '+79990000203', 'Wick');
  await ember.call({ _: 'account.updateProfile', lastName: 'Choir', about: 'I light the lamps' });
  await ember.call({ _: 'account.updateUsername', username: 'ember_choir' });
  await cinder.call({ _: 'account.updateUsername', username: 'cinder_choir' });
  await wick.call({ _: 'account.updateUsername', username: 'wick_choir' });
  const face = await sharp({ create: { width: 320, height: 320, channels: 3, background: '#d62' } })
    .jpeg()
    .toBuffer();
  await ember.setMyProfilePhoto({ type: 'photo', media: face });
  await ember.call({ _: 'account.updateBirthday', birthday: { _: 'birthday', day: 29, month: 2, year: 1996 } });
  const friend = await find(ember, 'wick_choir');
  await addContact(ember, friend, 'Wick');
});

after(async () => {
  for (const client of [ember, cinder, wick]) await client?.destroy();
  await server?.stop();
});

async function addContact(client: TelegramClient, user: tl.RawUser, firstName: string): Promise<void> {
  await client.call({ _: 'contacts.addContact', id: inputUser(user), firstName, lastName: '', phone: '' });
}

type PrivacyKeyName = tl.TypeInputPrivacyKey['_'];

async function setRule(client: TelegramClient, key: PrivacyKeyName, rules: tl.TypeInputPrivacyRule[]): Promise<void> {
  await client.call({ _: 'account.setPrivacy', key: { _: key }, rules });
}

const everybody: tl.TypeInputPrivacyRule[] = [{ _: 'inputPrivacyValueAllowAll' }];
const nobody: tl.TypeInputPrivacyRule[] = [{ _: 'inputPrivacyValueDisallowAll' }];

describe('what strangers see', () => {
  test('the number is for contacts only, and may be shown to all or to none', async () => {
    assert.equal((await find(cinder, 'ember_choir')).phone, undefined);
    assert.equal((await find(wick, 'ember_choir')).phone, '79990000201');
    await setRule(ember, 'inputPrivacyKeyPhoneNumber', nobody);
    assert.equal((await find(wick, 'ember_choir')).phone, undefined);
    await setRule(ember, 'inputPrivacyKeyPhoneNumber', everybody);
    assert.equal((await find(cinder, 'ember_choir')).phone, '79990000201');
    await setRule(ember, 'inputPrivacyKeyPhoneNumber', [{ _: 'inputPrivacyValueAllowContacts' }]);
  });

  test('a number finds its owner only when the owner lets it', async () => {
    const found = await cinder.call({ _: 'contacts.resolvePhone', phone: '+79990000201' });
    assert.equal(found.peer._, 'peerUser');
    await setRule(ember, 'inputPrivacyKeyAddedByPhone', [{ _: 'inputPrivacyValueAllowContacts' }]);
    assert.equal(
      await refusal(cinder.call({ _: 'contacts.resolvePhone', phone: '+79990000201' })),
      await refusal(cinder.call({ _: 'contacts.resolvePhone', phone: '+79991111111' })),
    );
    const { imported } = await cinder.importContacts([{ phone: '+79990000201', firstName: 'E', lastName: '' }]);
    assert.deepEqual(imported, []);
    await setRule(ember, 'inputPrivacyKeyAddedByPhone', everybody);
  });

  test('face, line about oneself and birthday follow their rules', async () => {
    const user = await find(cinder, 'ember_choir');
    assert.equal(user.photo?._, 'userProfilePhoto');
    const before = await lookFully(cinder, user);
    assert.deepEqual([before.about, before.birthday], ['I light the lamps', undefined]);
    const known = await lookFully(wick, await find(wick, 'ember_choir'));
    assert.deepEqual(known.birthday, { _: 'birthday', day: 29, month: 2, year: 1996 });
    await setRule(ember, 'inputPrivacyKeyProfilePhoto', nobody);
    await setRule(ember, 'inputPrivacyKeyAbout', nobody);
    const hidden = await lookFully(cinder, user);
    assert.deepEqual([hidden.about, hidden.profilePhoto], [undefined, undefined]);
    assert.equal((await look(cinder, user)).photo?._, 'userProfilePhotoEmpty');
    const { photos } = await cinder.call({
      _: 'photos.getUserPhotos',
      userId: inputUser(user),
      offset: 0,
      maxId: user.accessHash?.xor(user.accessHash) ?? assert.fail(),
      limit: 10,
    });
    assert.deepEqual(photos, []);
    await setRule(ember, 'inputPrivacyKeyProfilePhoto', everybody);
    await setRule(ember, 'inputPrivacyKeyAbout', everybody);
    assert.equal((await look(cinder, user)).photo?._, 'userProfilePhoto');
  });

  test('an exception is shown what others are not', async () => {
    const friend = await find(ember, 'cinder_choir');
    await setRule(ember, 'inputPrivacyKeyAbout', [
      { _: 'inputPrivacyValueAllowUsers', users: [inputUser(friend)] },
      { _: 'inputPrivacyValueDisallowAll' },
    ]);
    const rules = await ember.call({ _: 'account.getPrivacy', key: { _: 'inputPrivacyKeyAbout' } });
    assert.deepEqual(
      rules.rules.map(({ _ }) => _),
      ['privacyValueAllowUsers', 'privacyValueDisallowAll'],
    );
    assert.equal((await lookFully(cinder, await find(cinder, 'ember_choir'))).about, 'I light the lamps');
    assert.equal((await lookFully(wick, await find(wick, 'ember_choir'))).about, undefined);
    await setRule(ember, 'inputPrivacyKeyAbout', everybody);
  });

  test('who hides the last-seen time sees only a rough one of others', async () => {
    await ember.call({ _: 'account.updateStatus', offline: false });
    const user = await find(cinder, 'ember_choir');
    assert.equal(user.status?._, 'userStatusOnline');
    await setRule(ember, 'inputPrivacyKeyStatusTimestamp', nobody);
    const hidden = (await look(cinder, user)).status;
    assert.deepEqual([hidden?._, hidden?._ === 'userStatusRecently' && hidden.byMe], ['userStatusRecently', false]);
    await cinder.call({ _: 'account.updateStatus', offline: false });
    const seen = (await look(ember, await find(ember, 'cinder_choir'))).status;
    assert.deepEqual([seen?._, seen?._ === 'userStatusRecently' && seen.byMe], ['userStatusRecently', true]);
    await setRule(ember, 'inputPrivacyKeyStatusTimestamp', everybody);
    assert.equal((await look(cinder, user)).status?._, 'userStatusOnline');
  });

  test('a status reaches those who may see it and nobody else', async () => {
    await ember.call({ _: 'account.updateStatus', offline: true });
    await setRule(ember, 'inputPrivacyKeyStatusTimestamp', [{ _: 'inputPrivacyValueAllowContacts' }]);
    await cinder.sendText('ember_choir', 'a lamp?');
    await wick.sendText('ember_choir', 'a lamp!');
    const [strange, known] = [listen(cinder), listen(wick)];
    const online = (heard: tl.TypeUpdate[]) =>
      heard.some((update) => update._ === 'updateUserStatus' && update.status._ === 'userStatusOnline');
    await ember.call({ _: 'account.updateStatus', offline: false });
    await until(() => online(known));
    // Whatever the stranger was sent stands before this message.
    await ember.sendText(await peerOf(ember, 'cinder_choir'), 'good night');
    await until(() => strange.some((update) => update._ === 'updateNewMessage'));
    assert.equal(online(strange), false);
    await setRule(ember, 'inputPrivacyKeyStatusTimestamp', everybody);
  });

  test('a name is found by people who know it, a username by all', async () => {
    const byName = await cinder.call({ _: 'contacts.search', q: 'Wick', limit: 10 });
    const ids = (peers: tl.TypePeer[]) => peers.map((peer) => (peer._ === 'peerUser' ? peer.userId : 0));
    const friend = await find(ember, 'wick_choir');
    assert.deepEqual(ids(byName.myResults), []);
    const own = await ember.call({ _: 'contacts.search', q: 'wick', limit: 10 });
    assert.deepEqual(ids(own.myResults), [friend.id]);
    const open = await cinder.call({ _: 'contacts.search', q: '@wick_ch', limit: 10 });
    assert.deepEqual(ids(open.results), [friend.id]);
    assert.equal(await refusal(cinder.call({ _: 'contacts.search', q: ' ', limit: 10 })), '400 SEARCH_QUERY_EMPTY');
  });

  test('somebody without a username is not found by strangers at all', async () => {
    const quiet = await signUp(server, '+79990000204', 'Quietlamp');
    const found = await cinder.call({ _: 'contacts.search', q: 'Quietlamp', limit: 10 });
    assert.deepEqual([...found.myResults, ...found.results], []);
    await quiet.destroy();
  });

  test('an access hash of somebody else opens nothing', async () => {
    const seenByWick = await find(wick, 'ember_choir');
    assert.equal(
      await refusal(cinder.call({ _: 'users.getFullUser', id: inputUser(seenByWick) })),
      '400 USER_ID_INVALID',
    );
    assert.equal(await refusal(cinder.call({ _: 'contacts.block', id: inputPeer(seenByWick) })), '400 PEER_ID_INVALID');
  });

  test('a message names only those whom it shows', async () => {
    const group = await wick.createGroup({ title: 'Lamps', users: ['cinder_choir'] });
    const sent = await wick.sendText(group.chat.id, 'light them');
    const [copy] = await cinder.getHistory(group.chat.id, { limit: 1 });
    assert.equal(copy?.text, sent.text);
    const peer = { _: 'inputPeerChat', chatId: -group.chat.id } as const;
    const full = (userId: number, msgId: number) =>
      cinder.call({ _: 'users.getFullUser', id: { _: 'inputUserFromMessage', peer, msgId, userId } });
    const author = (await find(wick, 'wick_choir')).id;
    assert.equal((await full(author, copy.id)).fullUser.id, author);
    const other = (await find(wick, 'ember_choir')).id;
    assert.equal(await refusal(full(other, copy.id)), '400 MSG_ID_INVALID');
    assert.equal(await refusal(full(author, 999_999)), '400 MSG_ID_INVALID');
  });

  test('a blocked person can neither write nor see', async () => {
    const pest = await find(ember, 'cinder_choir');
    const seen = await find(cinder, 'ember_choir');
    await ember.call({ _: 'contacts.block', id: inputPeer(pest) });
    assert.equal(await refusal(cinder.sendText('ember_choir', 'are you there?')), '400 USER_IS_BLOCKED');
    const now = await look(cinder, seen);
    assert.deepEqual([now.photo?._, now.status?._], ['userProfilePhotoEmpty', 'userStatusEmpty']);
    assert.equal((await lookFully(cinder, seen)).about, undefined);
    assert.equal((await lookFully(ember, pest)).blocked, true);
    const list = await ember.call({ _: 'contacts.getBlocked', offset: 0, limit: 10 });
    assert.deepEqual(
      list.blocked.map(({ peerId }) => peerId),
      [{ _: 'peerUser', userId: pest.id }],
    );
    await ember.call({ _: 'contacts.unblock', id: inputPeer(pest) });
    await cinder.sendText('ember_choir', 'thank you');
    assert.equal((await look(cinder, seen)).photo?._, 'userProfilePhoto');
  });

  test('who forbids being added to groups is only named as missing', async () => {
    await setRule(ember, 'inputPrivacyKeyChatInvite', [{ _: 'inputPrivacyValueAllowContacts' }]);
    const user = await find(cinder, 'ember_choir');
    const made = await cinder.call({ _: 'messages.createChat', users: [inputUser(user)], title: 'Lamp-lighters' });
    assert.deepEqual(
      made.missingInvitees.map(({ userId }) => userId),
      [user.id],
    );
    await setRule(ember, 'inputPrivacyKeyChatInvite', everybody);
  });

  test('one wrong name spoils no other: each has an answer in its place; too many are not answered in part', async () => {
    const [friend, self] = [await find(ember, 'wick_choir'), await ember.getMe()];
    const bare = (userId: number) => ({ _: 'inputUser' as const, userId, accessHash: Long.ZERO });
    const stranger = await find(wick, 'cinder_choir');
    const asked: tl.TypeInputUser[] = [
      { ...inputUser(friend), accessHash: Long.ONE },
      { _: 'inputUserSelf' },
      bare(friend.id),
      bare(stranger.id),
      inputUser(friend),
    ];
    const users = await ember.call({ _: 'users.getUsers', id: asked });
    assert.deepEqual(
      users.map((user) => [user._, user.id]),
      [
        ['userEmpty', friend.id],
        ['user', self.id],
        ['user', friend.id],
        ['userEmpty', stranger.id],
        ['user', friend.id],
      ],
    );
    const many = (length: number) => Array.from({ length }, () => inputUser(friend));
    assert.equal((await ember.call({ _: 'users.getUsers', id: many(101) })).length, 101);
    assert.equal(await refusal(ember.call({ _: 'users.getUsers', id: many(1001) })), '400 LIMIT_INVALID');
  });

  test('a note on a contact is shown as it was written', async () => {
    const friend = await find(ember, 'wick_choir');
    const note: tl.RawTextWithEntities = {
      _: 'textWithEntities',
      text: 'trims wicks',
      entities: [{ _: 'messageEntityBold', offset: 6, length: 5 }],
    };
    await ember.call({ _: 'contacts.updateContactNote', id: inputUser(friend), note });
    assert.deepEqual((await lookFully(ember, friend)).note, note);
    const renamed = { id: inputUser(friend), firstName: 'Wick', lastName: '', phone: '' };
    await ember.call({ _: 'contacts.addContact', ...renamed, note: { ...note, text: 'trims lamps' } });
    assert.deepEqual((await lookFully(ember, friend)).note, { ...note, text: 'trims lamps' });
  });

  test('a photo of a profile may not be taken from it by its number alone', async () => {
    const { profilePhoto } = await lookFully(wick, await find(wick, 'ember_choir'));
    assert.ok(profilePhoto?._ === 'photo');
    assert.equal(
      await refusal(
        cinder.call({
          _: 'account.reportProfilePhoto',
          peer: inputPeer(await find(cinder, 'ember_choir')),
          photoId: {
            _: 'inputPhoto',
            id: profilePhoto.id,
            accessHash: profilePhoto.accessHash,
            fileReference: new Uint8Array(),
          },
          reason: { _: 'inputReportReasonSpam' },
          message: '',
        }),
      ),
      '400 PHOTO_ID_INVALID',
    );
  });
});

async function peerOf(client: TelegramClient, username: string): Promise<tl.RawInputPeerUser> {
  return inputPeer(await find(client, username));
}
