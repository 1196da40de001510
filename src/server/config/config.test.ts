import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatAddress, isLoopback } from './address.ts';
import { type GivenSettings, readConfig } from './config.ts';
import { ConfigError } from './errors.ts';

const read = (given: GivenSettings = {}, environment: Record<string, string> = {}) =>
  readConfig(given, environment, '/srv/here');

test('without settings the server is private to this machine and keeps everything in ./data', () => {
  const config = read();
  assert.deepEqual(config.listen, [{ host: '127.0.0.1', port: 8080 }]);
  assert.equal(config.dataDir, '/srv/here/data');
  assert.deepEqual(config.database, { kind: 'sqlite', path: '/srv/here/data/tocsin.db' });
  assert.deepEqual(config.loginCodes, { kind: 'console' });
  assert.equal(config.flood, true);
  assert.equal(config.signUp, 'open');
});

test('a flag goes before the environment, and the environment may name several addresses', () => {
  const environment = { TOCSIN_DATA: '/a', TOCSIN_LISTEN: '127.0.0.1:80,[::1]:443' };
  assert.equal(read({ data: '/b' }, environment).dataDir, '/b');
  assert.deepEqual(read({}, environment).listen.map(formatAddress), ['127.0.0.1:80', '[::1]:443']);
  assert.deepEqual(read({ listen: ['localhost:0'] }, environment).listen, [{ host: 'localhost', port: 0 }]);
});

test('fixed codes and a missing flood guard are refused where other machines can connect', () => {
  for (const host of ['0.0.0.0', '192.0.2.7', '[::]', 'chat.example']) {
    const listen = [`127.0.0.1:1`, `${host}:443`];
    assert.throws(() => read({ listen, 'login-codes': 'fixed:12345' }), ConfigError, host);
    assert.throws(() => read({ listen, flood: 'off' }), ConfigError, host);
    assert.doesNotThrow(() => read({ listen }), host);
  }
  assert.equal(read({ listen: ['[::1]:1', '127.8.8.8:2'], 'login-codes': 'fixed:12345', flood: 'off' }).flood, false);
  assert.equal(isLoopback('127.0.0.1.example.com'), false);
});

test('an object store is named by one URL, its keys by the environment, and files do not travel in the clear', () => {
  const keys = { AWS_ACCESS_KEY_ID: 'lamp', AWS_SECRET_ACCESS_KEY: 'wick' };
  const s3 = (query: string, environment: Record<string, string> = keys) =>
    read({ 'blobs-url': `s3://lamps/some/where/${query}` }, environment).s3;
  assert.deepEqual(s3('?endpoint=https://store.example/&region=eu'), {
    endpoint: 'https://store.example',
    bucket: 'lamps',
    prefix: 'some/where/',
    region: 'eu',
    accessKeyId: 'lamp',
    secretAccessKey: 'wick',
  });
  assert.equal(s3('')?.endpoint, 'https://s3.us-east-1.amazonaws.com');
  assert.equal(s3('?endpoint=http://127.0.0.1:9000')?.endpoint, 'http://127.0.0.1:9000');
  assert.throws(() => s3('?endpoint=http://store.example'), ConfigError);
  assert.throws(() => s3('', {}), ConfigError);
});

test('a mail server is named by one URL, and mails do not travel in the clear beyond this machine', () => {
  const mail = (text: string) => read({ 'login-codes': text }).loginCodes;
  assert.deepEqual(mail('smtp://lamp:w%40ck@mail.example?from=codes@lamps.example&to={phone}@sms.example'), {
    kind: 'smtp',
    host: 'mail.example',
    port: 587,
    tls: 'start',
    login: { user: 'lamp', password: 'w@ck' },
    from: 'codes@lamps.example',
    phonesTo: '{phone}@sms.example',
  });
  const tls = (text: string) => {
    const codes = mail(`${text}?from=a@b`);
    return codes.kind === 'smtp' && [codes.tls, codes.port];
  };
  assert.deepEqual(tls('smtps://mail.example'), ['whole', 465]);
  assert.deepEqual(tls('smtp://mail.example:2525'), ['start', 2525]);
  assert.deepEqual(tls('smtp://[::1]:2525'), ['none', 2525]);
});

test('records of statements travel over https only, and their token stands in the environment', () => {
  const token = { TOCSIN_SOR_TOKEN: 'lamp' };
  const sor = (url: string) => read({ 'sor-url': url }, token).sor;
  assert.deepEqual(sor('https://statements.example/'), { url: 'https://statements.example', token: 'lamp' });
  assert.equal(sor('http://127.0.0.1:9000')?.url, 'http://127.0.0.1:9000');
  assert.throws(() => sor('http://statements.example'), ConfigError);
  assert.equal(read({}, token).sor, null);
});

test('limits are whole numbers from a flag or the environment, and the rest stay as they are', () => {
  assert.deepEqual(read().limits, {});
  const environment = { TOCSIN_LIMIT_SUPERGROUP_MEMBERS: '300', TOCSIN_LIMIT_ADMINS: '7' };
  assert.deepEqual(read({ 'limit-admins': '9' }, environment).limits, { supergroupMembers: 300, chatAdmins: 9 });
  assert.deepEqual(read({ 'limit-public-channels': '0' }).limits, { publicChannelsPerAccount: 0 });
});

test('flood allowances come from flags or the environment, each for a method that there is', () => {
  assert.deepEqual(
    read({}, { TOCSIN_FLOOD_ALLOWANCE: 'messages.sendMessage=120/0.25, general=900/0.01' }).floodAllowances,
    {
      'messages.sendMessage': { burst: 120, everyS: 0.25 },
      general: { burst: 900, everyS: 0.01 },
    },
  );
  const unknown = () => read({ 'flood-allowance': ['messages.sendMesage=1/1'] });
  assert.throws(unknown, /knows no method "messages\.sendMesage"/);
});

test('unusable values are refused with one line', () => {
  const wrong: GivenSettings[] = [
    { listen: ['8080'] },
    { listen: ['127.0.0.1:70000'] },
    { 'database-url': 'mysql://x/y' },
    { 'nats-url': 'http://x' },
    { 'blobs-url': 's3://bucket' },
    { 'login-codes': 'pigeon' },
    { 'login-codes': 'fixed:12' },
    { 'login-codes': 'webhook:http://example.com/codes' },
    { 'login-codes': 'smtp://mail.example' },
    { 'login-codes': 'smtp://mail.example?from=nobody' },
    { 'login-codes': 'smtp://mail.example?from=a@b.example&to=everybody' },
    { 'login-codes': 'smtp:' },
    { 'sign-up': 'maybe' },
    { flood: 'on' },
    { 'flood-allowance': ['messages.sendMessage=0/1'] },
    { 'flood-allowance': ['messages.sendMessage=many'] },
    { 'flood-allowance': ['../cli/main=1/1'] },
    { 'public-url': 'ftp://x' },
    { 'sor-url': 'http://statements.example' },
    { 'sor-url': 'https://statements.example' },
    { 'limit-admins': '0' },
    { 'limit-admins': 'many' },
    { 'limit-supergroup-members': '99999999999' },
  ];
  for (const given of wrong) {
    assert.throws(
      () => read(given),
      (error: unknown) =>
        error instanceof ConfigError && !error.message.includes('\n') && error.message.startsWith('--'),
      JSON.stringify(given),
    );
  }
});
