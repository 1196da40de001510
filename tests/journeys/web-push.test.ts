import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Long, type TelegramClient } from '@mtcute/node';
import { signUp } from '../support/mtcute-client.ts';
import { type PushBrowser, type PushService, startPushService, vapidClaims } from '../support/push-service.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

interface Told {
  loc_key: string;
  loc_args: string[];
  user_id: string;
  custom: Record<string, string>;
}

/** A stock client registers as Telegram's web clients do, goes away, and is told of what it misses. */
test('pushes to browsers', async (t) => {
  let server: TestServer;
  let service: PushService;
  let ada: TelegramClient;
  let alan: TelegramClient;
  let browser: PushBrowser;

  before(async () => {
    service = await startPushService();
    server = await startTestServer({ flags: ['--bot-addresses', 'any'] });
    ada = await signUp(server, '15550170001', 'Ada');
    alan = await signUp(server, '15550170002', 'Alan Turing');
    await alan.importContacts([{ phone: '15550170001', firstName: 'Ada', lastName: '' }]);
    await ada.importContacts([{ phone: '15550170002', firstName: 'Alan Turing', lastName: '' }]);
    browser = service.browser('/ada');
  });
  after(async () => {
    await ada?.destroy();
    await alan?.destroy();
    await server?.stop();
    await service?.close();
  });

  const register = (client: TelegramClient, token: string) =>
    client.call({
      _: 'account.registerDevice',
      tokenType: 10,
      token,
      appSandbox: false,
      secret: new Uint8Array(),
      otherUids: [],
    });
  const idOf = async (client: TelegramClient, phone: string) => {
    const peer = await client.storage.peers.getByPhone(phone);
    assert.ok(peer && 'userId' in peer);
    return peer.userId;
  };
  const onlineSessions = async () => {
    const metrics = await (await fetch(`${server.http}/metrics`)).text();
    return Number(/^tocsin_wire_online_sessions (\d+)$/m.exec(metrics)?.[1]);
  };
  /** The server hears of a connection that ended a moment after its client. */
  const goAway = async (client: TelegramClient) => {
    const before = await onlineSessions();
    await client.disconnect();
    await until(async () => (await onlineSessions()) < before);
  };
  const told = (): Told[] => service.received.map(({ body }) => JSON.parse(browser.open(body)));
  const next = async (count: number): Promise<Told> => {
    await until(() => service.received.length >= count);
    const last = told()[count - 1];
    assert.ok(last);
    return last;
  };

  await t.test('nothing is pushed to a device that is connected', async () => {
    await register(ada, browser.token);
    await alan.sendText(await idOf(alan, '15550170001'), 'while you are here');
    await goAway(ada);
    await alan.sendText(await idOf(alan, '15550170001'), 'A lamp is lit');
    const first = await next(1);
    assert.deepEqual(first.loc_args, ['Alan Turing', 'A lamp is lit']);
    assert.equal(first.loc_key, 'MESSAGE_TEXT');
    assert.equal(first.user_id, String(await idOf(alan, '15550170001')));
    assert.equal(first.custom.from_id, String((await alan.getMe()).id));
  });

  await t.test('the push service learns who sends, and nothing of what', async () => {
    const [message] = service.received;
    assert.ok(message);
    const discovery: { webPushKey: string } = await (await fetch(`${server.http}/.well-known/tocsin.json`)).json();
    const claims = vapidClaims(String(message.headers.authorization));
    assert.equal(claims.aud, service.origin);
    assert.equal(claims.key, discovery.webPushKey);
    assert.match(claims.sub, /^(mailto|https):/);
    assert.equal(message.headers['content-encoding'], 'aes128gcm');
    assert.ok(!message.body.includes('lamp'));
    assert.ok(!server.log().includes('lamp') && !server.log().includes(service.origin));
  });

  await t.test('a group, a channel and what the account wants to see of them', async () => {
    const group = await alan.createGroup({ title: 'Lamp-lighters', users: [await idOf(alan, '15550170001')] });
    await alan.sendText(group.chat.id, 'At six');
    assert.deepEqual(await next(2), {
      ...(await next(2)),
      loc_key: 'CHAT_MESSAGE_TEXT',
      loc_args: ['Alan Turing', 'Lamp-lighters', 'At six'],
    });
    const channel = await alan.createChannel({ title: 'Lamp news' });
    await alan.addChatMembers(channel.id, await idOf(alan, '15550170001'), {});
    await alan.sendText(channel.id, 'Rain tonight');
    assert.deepEqual((await next(3)).loc_args, ['Lamp news', 'Rain tonight']);
    assert.equal((await next(3)).loc_key, 'CHANNEL_MESSAGE_TEXT');
    await ada.connect();
    await ada.call({
      _: 'account.updateNotifySettings',
      peer: { _: 'inputNotifyUsers' },
      settings: { _: 'inputPeerNotifySettings', showPreviews: false },
    });
    await goAway(ada);
    await until(async () => {
      await alan.sendText(await idOf(alan, '15550170001'), 'between us');
      return told().some(({ loc_key }) => loc_key === 'MESSAGE_NOTEXT');
    });
    const quiet = told().find(({ loc_key }) => loc_key === 'MESSAGE_NOTEXT');
    assert.deepEqual(quiet?.loc_args, ['Alan Turing']);
  });

  await t.test('a muted chat is silent; a message that asks for silence too', async () => {
    const alanId = await idOf(ada, '15550170002');
    await ada.connect();
    await ada.call({
      _: 'account.updateNotifySettings',
      peer: {
        _: 'inputNotifyPeer',
        peer: { _: 'inputPeerUser', userId: alanId, accessHash: await hashOf(ada, alanId) },
      },
      settings: { _: 'inputPeerNotifySettings', muteUntil: 2_000_000_000 },
    });
    await goAway(ada);
    const channel = await alan.createChannel({ title: 'Evening' });
    await alan.addChatMembers(channel.id, await idOf(alan, '15550170001'), {});
    const before_ = service.received.length;
    await alan.sendText(await idOf(alan, '15550170001'), 'muted');
    await alan.sendText(channel.id, 'hush', { silent: true });
    await alan.sendText(channel.id, 'heard');
    const heard = await next(before_ + 1);
    assert.deepEqual(heard.loc_args, ['Evening', 'heard']);
  });

  await t.test('a subscription that has ended is forgotten', async () => {
    service.answers.set('/ada', 410);
    const channel = await alan.createChannel({ title: 'Night' });
    await alan.addChatMembers(channel.id, await idOf(alan, '15550170001'), {});
    const before_ = service.received.length;
    await alan.sendText(channel.id, 'the last one');
    await next(before_ + 1);
    service.answers.clear();
    const other = service.browser('/other');
    await ada.connect();
    await register(ada, other.token);
    await goAway(ada);
    await until(async () => {
      await alan.sendText(channel.id, 'again');
      return service.received.some(({ path }) => path === '/other');
    });
    const since = service.received.slice(before_ + 1).map(({ path }) => path);
    assert.deepEqual([...new Set(since)], ['/other']);
  });
});

async function hashOf(client: TelegramClient, userId: number) {
  const peer = await client.resolvePeer(userId);
  return 'accessHash' in peer ? peer.accessHash : Long.ZERO;
}
