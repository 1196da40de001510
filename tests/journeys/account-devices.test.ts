import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { TelegramClient, tl } from '@mtcute/node';
import { anotherDevice, find, inputPeer, listen, look, refusal } from '../support/acquaintance.ts';
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
  await server?.stop();
});

async function newcomer(phone: string, firstName: string, username: string): Promise<TelegramClient> {
  const client = await signUp(server, phone, firstName);
  clients.push(client);
  await client.call({ _: 'account.updateUsername', username });
  return client;
}

async function device(phone: string): ReturnType<typeof anotherDevice> {
  const made = await anotherDevice(server, phone);
  clients.push(made.client);
  return made;
}

/** Bytes of the token in a link that a QR code shows. */
const tokenOf = (url: string): Uint8Array => Buffer.from(new URL(url).searchParams.get('token') ?? '', 'base64url');

describe('the two-step password', () => {
  const phone = '+79990000301';
  let ember: TelegramClient;

  before(async () => {
    ember = await newcomer(phone, 'Ember', 'ember_password');
    await ember.enableCloudPassword({ password: 'lamp oil', hint: 'what burns' });
  });

  test('is asked of a new device; a wrong one is refused and the right one signs in', async () => {
    const { client, signIn } = await device(phone);
    assert.equal(await refusal(signIn()), '401 SESSION_PASSWORD_NEEDED');
    assert.equal(await client.getPasswordHint(), 'what burns');
    assert.equal(await refusal(client.call({ _: 'updates.getState' })), '401 SESSION_PASSWORD_NEEDED');
    assert.equal(await refusal(client.checkPassword({ password: 'water' })), '400 PASSWORD_HASH_INVALID');
    assert.equal((await client.checkPassword({ password: 'lamp oil' })).username, 'ember_password');
    await client.call({ _: 'updates.getState' });
  });

  test('changes only with the old one, and then the old one is void', async () => {
    assert.equal(
      await refusal(ember.changeCloudPassword({ currentPassword: 'water', newPassword: 'tallow', hint: '' })),
      '400 PASSWORD_HASH_INVALID',
    );
    await ember.changeCloudPassword({ currentPassword: 'lamp oil', newPassword: 'tallow', hint: 'older' });
    const { client, signIn } = await device(phone);
    assert.equal(await refusal(signIn()), '401 SESSION_PASSWORD_NEEDED');
    assert.equal(await refusal(client.checkPassword({ password: 'lamp oil' })), '400 PASSWORD_HASH_INVALID');
    await client.checkPassword({ password: 'tallow' });
  });

  test('keeps somebody with the number alone from deleting the account at once', async () => {
    const { client, signIn } = await device(phone);
    assert.equal(await refusal(signIn()), '401 SESSION_PASSWORD_NEEDED');
    const answer = await refusal(client.call({ _: 'account.deleteAccount', reason: 'forgot' }));
    assert.match(answer, /^420 2FA_CONFIRM_WAIT/);
    assert.equal((await ember.getMe()).username, 'ember_password');
  });

  test('is asked of a device that showed a QR code too', async () => {
    const shower = await mtcuteClient(server);
    clients.push(shower);
    const tried: string[] = [];
    const me = await shower.signInQr({
      onUrlUpdated: (url) => void ember.call({ _: 'auth.acceptLoginToken', token: tokenOf(url) }),
      password: () => {
        tried.push(tried.length === 0 ? 'water' : 'tallow');
        return tried.at(-1) ?? '';
      },
      invalidPasswordCallback: () => undefined,
    });
    assert.deepEqual([me.username, tried], ['ember_password', ['water', 'tallow']]);
  });

  test('removed, is asked no more', async () => {
    assert.equal(await refusal(ember.removeCloudPassword('lamp oil')), '400 PASSWORD_HASH_INVALID');
    await ember.removeCloudPassword('tallow');
    const { client, signIn } = await device(phone);
    await signIn();
    assert.equal((await client.getMe()).username, 'ember_password');
  });
});

describe('signing in by a QR code', () => {
  test('the device that showed it is told and signed in; the code works once', async () => {
    const cinder = await newcomer('+79990000302', 'Cinder', 'cinder_qr');
    const shower = await mtcuteClient(server);
    clients.push(shower);
    const urls: string[] = [];
    const accepted: Promise<tl.RawAuthorization>[] = [];
    const me = await shower.signInQr({
      onUrlUpdated: (url) => {
        if (urls.push(url) === 1) accepted.push(cinder.call({ _: 'auth.acceptLoginToken', token: tokenOf(url) }));
      },
    });
    assert.equal(me.username, 'cinder_qr');
    const [authorization] = await Promise.all(accepted);
    assert.equal(authorization?.current, false);
    assert.equal(urls.length, 1);
    const again = await refusal(cinder.call({ _: 'auth.acceptLoginToken', token: tokenOf(urls[0] ?? '') }));
    assert.match(again, /^400 AUTH_TOKEN_(ALREADY_ACCEPTED|INVALIDX?|EXPIRED)$/);
    assert.match(
      await refusal(cinder.call({ _: 'auth.acceptLoginToken', token: new Uint8Array(16) })),
      /^400 AUTH_TOKEN_INVALIDX?$/,
    );
  });
});

describe('devices', () => {
  const phone = '+79990000303';
  let wick: TelegramClient;
  let taper: TelegramClient;

  before(async () => {
    wick = await newcomer(phone, 'Wick', 'wick_devices');
    taper = await newcomer('+79990000304', 'Taper', 'taper_devices');
  });

  const list = (client: TelegramClient) => client.call({ _: 'account.getAuthorizations' });

  test('a new one is told to the others and listed by each', async () => {
    const heard = listen(wick);
    const { client, signIn } = await device(phone);
    await signIn();
    await until(() => heard.some((update) => update._ === 'updateNewAuthorization'));
    const [own, theirs] = [await list(wick), await list(client)];
    assert.equal(own.authorizations.length, 2);
    assert.deepEqual(
      own.authorizations.filter(({ current }) => current).map(({ hash }) => hash.toString()),
      ['0'],
    );
    const seen = theirs.authorizations.find(({ current }) => current);
    assert.equal(seen?.ip, '127.0.0.1');
    await client.logOut();
    await until(async () => (await list(wick)).authorizations.length === 1);
  });

  test('one that was reset is nobody from then on and hears nothing', async () => {
    const { client, signIn } = await device(phone);
    await signIn();
    const heard = listen(client);
    await taper.sendText('wick_devices', 'before');
    await until(() => heard.some((update) => update._ === 'updateNewMessage'));
    const other = (await list(wick)).authorizations.find(({ current }) => !current);
    assert.ok(other);
    const before = heard.length;
    await wick.call({ _: 'account.resetAuthorization', hash: other.hash });
    const wickHeard = listen(wick);
    await taper.sendText('wick_devices', 'after');
    await until(() => wickHeard.some((update) => update._ === 'updateNewMessage'));
    assert.equal(await refusal(client.call({ _: 'updates.getState' })), '401 AUTH_KEY_UNREGISTERED');
    const messages = heard.slice(before).filter((update) => update._ === 'updateNewMessage');
    assert.deepEqual(messages, []);
    assert.equal((await list(wick)).authorizations.length, 1);
  });

  test('a fresh one cannot throw out the older ones', async () => {
    const { client, signIn } = await device(phone);
    await signIn();
    assert.equal(
      await refusal(client.call({ _: 'auth.resetAuthorizations' })),
      '406 FRESH_RESET_AUTHORISATION_FORBIDDEN',
    );
    const other = (await list(client)).authorizations.find(({ current }) => !current);
    assert.ok(other);
    assert.equal(
      await refusal(client.call({ _: 'account.resetAuthorization', hash: other.hash })),
      '406 FRESH_RESET_AUTHORISATION_FORBIDDEN',
    );
    await wick.call({ _: 'auth.resetAuthorizations' });
    assert.equal(await refusal(client.call({ _: 'updates.getState' })), '401 AUTH_KEY_UNREGISTERED');
    await wick.call({ _: 'updates.getState' });
  });

  test('days of silence after which one is signed out are kept', async () => {
    await wick.call({ _: 'account.setAuthorizationTTL', authorizationTtlDays: 7 });
    assert.equal((await list(wick)).authorizationTtlDays, 7);
    assert.equal(
      await refusal(wick.call({ _: 'account.setAuthorizationTTL', authorizationTtlDays: 0 })),
      '400 TTL_DAYS_INVALID',
    );
    await wick.call({ _: 'account.setAccountTTL', ttl: { _: 'accountDaysTTL', days: 90 } });
    assert.deepEqual(await wick.call({ _: 'account.getAccountTTL' }), { _: 'accountDaysTTL', days: 90 });
  });
});

describe('a deleted account', () => {
  test('is nobody to its devices and a deleted one to others; what it wrote stays and its number is free', async () => {
    const ash = await newcomer('+79990000305', 'Ash', 'ash_deleted');
    const flint = await newcomer('+79990000306', 'Flint', 'flint_deleted');
    await ash.sendText('flint_deleted', 'keep this');
    const user = await find(flint, 'ash_deleted');
    await ash.call({ _: 'account.deleteAccount', reason: 'enough' });
    assert.equal(await refusal(ash.call({ _: 'updates.getState' })), '401 AUTH_KEY_UNREGISTERED');
    const now = await look(flint, user);
    assert.deepEqual([now.deleted, now.firstName, now.username, now.phone], [true, undefined, undefined, undefined]);
    assert.equal(
      await refusal(flint.call({ _: 'contacts.resolveUsername', username: 'ash_deleted' })),
      '400 USERNAME_NOT_OCCUPIED',
    );
    const history = await flint.getHistory(user.id);
    assert.deepEqual(
      history.map(({ text }) => text),
      ['keep this'],
    );
    const sending = flint.call({
      _: 'messages.sendMessage',
      peer: inputPeer(user),
      message: 'hello?',
      randomId: user.accessHash ?? assert.fail(),
    });
    assert.equal(await refusal(sending), '400 INPUT_USER_DEACTIVATED');
    const again = await newcomer('+79990000305', 'Ash', 'ash_deleted');
    assert.notEqual((await again.getMe()).id, user.id);
  });
});
