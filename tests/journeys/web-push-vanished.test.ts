import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import Long from 'long';
import { ID } from '../../src/wire/service-tl/ids.ts';
import { idsBody } from '../../src/wire/testing/raw-session.ts';
import { type PushBrowser, type PushService, startPushService } from '../support/push-service.ts';
import { type RawClient, requestBytes, signedUpRaw } from '../support/raw-client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

let service: PushService;
let server: TestServer;
let ada: RawClient;
let alan: RawClient;
let browser: PushBrowser;

before(async () => {
  service = await startPushService();
  server = await startTestServer({ flags: ['--bot-addresses', 'any', '--push-wait-seconds', '1'] });
  ada = await signedUpRaw(server, '15550170011', 'Ada');
  alan = await signedUpRaw(server, '15550170012', 'Alan');
  browser = service.browser('/ada');
});

after(async () => {
  for (const client of [ada, alan]) client?.close();
  await server?.stop();
  await service?.close();
});

const call = (client: RawClient, request: object) => client.call(request as { _: string });

/** Reads what Ada is sent until this text comes; the ids of all that she must acknowledge. */
async function receive(text: string): Promise<bigint[]> {
  const ids: bigint[] = [];
  for (;;) {
    const { msgId, seqNo, body } = await ada.session.next();
    if (seqNo % 2 === 1) ids.push(msgId);
    if (body.includes(text)) return ids;
  }
}

test('a device that vanished without closing its connection is pushed to, one that acknowledges is not', async () => {
  const device = { tokenType: 10, token: browser.token, appSandbox: false, secret: new Uint8Array(), otherUids: [] };
  const register = requestBytes({ _: 'account.registerDevice', ...device } as { _: string });
  assert.equal(await ada.outcome(register), 'ok');
  await call(ada, { _: 'updates.getState' });
  const contact = { _: 'inputPhoneContact', clientId: Long.ONE, phone: '15550170011', firstName: 'Ada', lastName: '' };
  const found = await call(alan, { _: 'contacts.importContacts', contacts: [contact] });
  assert.ok(found._ === 'contacts.importedContacts' && found.users[0]?._ === 'user');
  const { id: userId, accessHash } = found.users[0];
  let randomId = 0;
  const say = (message: string) =>
    call(alan, {
      ...{ _: 'messages.sendMessage', peer: { _: 'inputPeerUser', userId, accessHash }, message },
      randomId: Long.fromInt(++randomId),
    });
  const told = () => service.received.map(({ body }) => String(JSON.parse(browser.open(body)).loc_args[1]));

  await say('The first lamp');
  const unacknowledged = await receive('The first lamp');
  await until(() => told().includes('The first lamp'));

  await say('The second lamp');
  const acknowledged = [...ada.unacknowledged, ...unacknowledged, ...(await receive('The second lamp'))];
  const answeredS = Math.floor(Date.now() / 1_000);
  ada.session.send(idsBody(ID.msgsAck, acknowledged), { content: false });
  // Message ids tell seconds apart, and the server compares by them.
  await until(() => Math.floor(Date.now() / 1_000) > answeredS);
  await say('The third lamp');
  await receive('The third lamp');
  await until(() => told().includes('The third lamp'));
  assert.deepEqual(told(), ['The first lamp', 'The third lamp']);
});
