import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { TelegramClient } from '@mtcute/node';
import { solves } from '#safety';
import { orderForm } from '../../src/safety/testing/orders.ts';
import { sha256 } from '../../src/safety/testing/world.ts';
import { refusal } from '../support/acquaintance.ts';
import { atDesk, callDesk } from '../support/desk.ts';
import { startMailServer, type TestMailServer } from '../support/mail-server.ts';
import { mtcuteClient } from '../support/mtcute-client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

const phone = '+79990000901';
const gateway = `${phone.slice(1)}@sms.example`;
const address = 'ember@lamps.example';

interface Post {
  server: TestServer;
  mail: TestMailServer;
  device(): Promise<TelegramClient>;
}

async function withMail(t: TestContext, to = '&to={phone}@sms.example'): Promise<Post> {
  const mail = await startMailServer('lamp', 'w@ck');
  const way = `smtp://lamp:w%40ck@127.0.0.1:${mail.port}?from=codes@lamps.example${to}`;
  const server = await startTestServer({ flags: ['--login-codes', way] });
  const clients: TelegramClient[] = [];
  t.after(async () => {
    for (const client of clients) await client.destroy();
    await server.stop();
    await mail.close();
  });
  const device = async () => {
    const client = await mtcuteClient(server);
    clients.push(client);
    return client;
  };
  return { server, mail, device };
}

async function askCode(client: TelegramClient): Promise<string> {
  const sent = await client.sendCode({ phone });
  return 'phoneCodeHash' in sent ? sent.phoneCodeHash : assert.fail('no code is on its way');
}

async function signUpByMail({ mail, device }: Post): Promise<TelegramClient> {
  const client = await device();
  const phoneCodeHash = await askCode(client);
  const given = { phoneNumber: phone, phoneCodeHash };
  const wrong = client.call({ _: 'auth.signIn', ...given, phoneCode: '00000' });
  assert.equal(await refusal(wrong), '400 PHONE_CODE_INVALID');
  await client.call({ _: 'auth.signIn', ...given, phoneCode: await mail.code(gateway) });
  await client.notifyLoggedIn(await client.call({ _: 'auth.signUp', ...given, firstName: 'Ember', lastName: '' }));
  return client;
}

test('codes come by mail: to sign in, to confirm a recovery address, and to get past a forgotten password', async (t) => {
  const post = await withMail(t);
  const { mail, device } = post;
  const ember = await signUpByMail(post);

  const unconfirmed = await refusal(ember.enableCloudPassword({ password: 'lamp oil', hint: '', email: address }));
  assert.match(unconfirmed, /^400 EMAIL_UNCONFIRMED/);
  await ember.verifyPasswordEmail(await mail.code(address));

  const tablet = await device();
  const phoneCodeHash = await askCode(tablet);
  const phoneCode = await mail.code(gateway, 2);
  const signIn = tablet.call({ _: 'auth.signIn', phoneNumber: phone, phoneCodeHash, phoneCode });
  assert.equal(await refusal(signIn), '401 SESSION_PASSWORD_NEEDED');
  const hint = await tablet.sendRecoveryCode();
  assert.ok(!hint.includes(address) && hint.endsWith('lamps.example'), hint);
  const recovered = await tablet.recoverPassword({ recoveryCode: await mail.code(address, 2) });
  assert.equal(recovered.id, (await ember.getMe()).id);
  assert.ok(mail.mails.every(({ raw }) => /^From: codes@lamps\.example\r$/m.test(raw)));
});

test('when the mail server is away, the asker is told, and the server stays', async (t) => {
  const { server, mail, device } = await withMail(t);
  await mail.close();
  const client = await device();
  assert.equal(await refusal(client.sendCode({ phone })), '400 SMS_CODE_CREATE_FAILED');
  await until(() => /"event":"mail-not-sent","kind":"login","code":"(ECONNREFUSED|ESOCKET)"/.test(server.log()));
  assert.ok(!server.log().includes(phone.slice(1)));
});

test('without a gateway for telephones their codes stand in the log', async (t) => {
  const { server, mail, device } = await withMail(t, '');
  await askCode(await device());
  await until(() => /"event":"sign-in-code"/.test(server.log()));
  assert.deepEqual(mail.mails, []);
});

test('letters of the safety desk leave through the mail server: a receipt, its decision, the alarms of orders and a threat', async (t) => {
  const { server, mail, device } = await withMail(t);
  const key = await atDesk(server.dataDir, ({ addStaff }) => addStaff('owner', 'Own'));
  const desk = <T>(call: string, body?: unknown) => callDesk<T>(server.http, key, call, body);
  const cinder = await device();
  const phoneCodeHash = await askCode(cinder);
  const given = { phoneNumber: phone, phoneCodeHash };
  const refused = cinder.call({ _: 'auth.signIn', ...given, phoneCode: '00000' });
  assert.equal(await refusal(refused), '400 PHONE_CODE_INVALID');
  await cinder.call({ _: 'auth.signIn', ...given, phoneCode: await mail.code(gateway) });
  await cinder.notifyLoggedIn(await cinder.call({ _: 'auth.signUp', ...given, firstName: 'Cinder', lastName: '' }));
  const { id } = await cinder.getMe();
  /** Subjects of the mails that came to an address. */
  const subjects = (to: string) =>
    mail.mails.filter((one) => one.to.includes(to)).map(({ raw }) => /^Subject: (.+)\r$/m.exec(raw)?.[1]);

  const { challenge, bits } = await (await fetch(`${server.http}/api/v1/notices/challenge`)).json();
  let n = 0;
  while (!solves(sha256, challenge, bits, String(n))) n += 1;
  const form = {
    locations: [String(id)],
    explanation: 'It sells poems of others.',
    reason: 'copyright',
    name: 'A. Reader',
    email: 'reader@lamps.example',
    goodFaith: true,
    lang: 'en',
  };
  const answer = await fetch(`${server.http}/api/v1/notices`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ form, proof: { challenge, solution: String(n) } }),
  });
  const receipt = await answer.json();
  assert.equal(receipt.mailed, true);
  await until(() => subjects(form.email).length === 1);
  const [caseId] = receipt.caseIds;
  await desk(`POST /cases/${caseId}/claim`);
  await desk(`POST /cases/${caseId}/close`, {});
  await until(() => subjects(form.email).length === 2);
  assert.deepEqual(subjects(form.email), ['We have received your notice', 'Your notice was decided']);
  assert.ok(mail.mails.every(({ raw }) => !raw.includes('poems')));

  const office = await desk<Record<string, unknown>>('GET /office');
  assert.equal(office.mailsLeave, true);
  const alarms = { mails: ['night@lamps.example'], webhook: null };
  await desk('PUT /office', { ...office, sor: null, alarms });
  const order = orderForm({ items: [{ exactUrl: String(id) }] });
  await desk('POST /orders', { form: order, raw: '', channel: 'other', signature: 'absent' });
  const act = await desk<{ order: { id: number; caseId: number } }>('POST /dsa-orders', actOrder(id));
  const subjectKeys = [`account:${id}`];
  const threat = { basis: 'dsa-18', caseId: act.order.caseId, subjectKeys, suspicion: 'Lamps.', memberStates: ['DE'] };
  await desk('POST /threats', threat);
  await until(() => subjects('night@lamps.example').length === 3);
  const alarmed = mail.mails.filter(({ to }) => to.includes('night@lamps.example')).map(({ raw }) => raw);
  for (const [name, page] of [
    ['Removal order', 'orders/1'],
    ['Order to act', 'dsa-orders'],
    ['Threat to life', 'threats'],
  ] as const)
    assert.ok(
      alarmed.some((raw) => raw.includes(name) && raw.includes(`/console/#/${page}`)),
      name,
    );
  assert.ok(!alarmed.some((raw) => /Cinder|lamp-lighting|stolen|Lamps\./.test(raw)), 'never what it is about');
  const metrics = await (await fetch(`${server.http}/metrics`)).text();
  assert.match(metrics, /^tocsin_desk_clocks\{kind="removal-order",level="calm"\} 1$/m);
  assert.match(metrics, /^tocsin_desk_clock_remaining_seconds\{kind="removal-order"\} 35\d\d$/m);
  assert.match(metrics, /^tocsin_desk_undelivered 0$/m);
});

test('check-config asks the mail server, too', async (t) => {
  const mail = await startMailServer('lamp', 'w@ck');
  t.after(() => mail.close());
  const server = await startTestServer();
  t.after(() => server.stop());
  const check = (password: string) =>
    new Promise<{ failed: boolean; out: string }>((resolve) => {
      const launcher = fileURLToPath(new URL('../../bin/tocsin.js', import.meta.url));
      const way = `smtp://lamp:${password}@127.0.0.1:${mail.port}?from=codes@lamps.example`;
      const given = ['check-config', '--data', server.dataDir, '--listen', '127.0.0.1:0', '--login-codes', way];
      execFile(process.execPath, [launcher, ...given], (error, out) => resolve({ failed: error !== null, out }));
    });
  const right = await check('w%40ck');
  assert.match(right.out, new RegExp(`^ok {6}mail 127\\.0\\.0\\.1:${mail.port}$`, 'm'));
  assert.equal(right.failed, false);
  const wrong = await check('wick');
  assert.match(wrong.out, /^WRONG {3}mail .*does not take mails: /m);
  assert.equal(wrong.failed, true);
  assert.ok(!wrong.out.includes('wick'));
});

/** An invented order under Art. 9 about an account. */
const actOrder = (account: number) => ({
  kind: 'act',
  memberState: 'DE',
  authorityName: 'Court of Wicks',
  referenceNo: 'A-1',
  legalBasis: 'Code of wicks, Art. 9',
  statementOfReasons: 'A wick was stolen.',
  locations: [String(account)],
  territorialScope: [],
  language: 'en',
  redress: 'Higher Court',
  effectReportTo: 'court@wicks.example',
  category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
  informationAsked: null,
  purpose: null,
  answerByMs: null,
  tellAtMs: null,
});
