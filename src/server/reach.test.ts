import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reachOf } from './reach.ts';

const addressOf = (address: string, internal: boolean) => ({
  ...{ address, internal, family: 'IPv4' as const, netmask: '255.255.255.0', mac: '00:00:00:00:00:00' },
  cidr: `${address}/24`,
});

test('a server that listens on every address tells clients one at which they find it', () => {
  const interfaces = () => ({ lo: [addressOf('127.0.0.1', true)], wire: [addressOf('192.0.2.7', false)] });
  const told = (host: string, found: Parameters<typeof reachOf>[1] = interfaces) => {
    const reach = reachOf({}, found);
    reach.bound.push({ host, port: 443 });
    return [reach.addresses()[0]?.host, reach.httpBase()];
  };
  for (const all of ['0.0.0.0', '::']) assert.deepEqual(told(all), ['192.0.2.7', 'http://192.0.2.7:443']);
  assert.deepEqual(
    told('0.0.0.0', () => ({})),
    ['127.0.0.1', 'http://127.0.0.1:443'],
  );
  assert.deepEqual(told('::1'), ['::1', 'http://[::1]:443']);
  const advertised = reachOf({ advertise: { host: 'chat.example', port: 80 } }, interfaces);
  advertised.bound.push({ host: '0.0.0.0', port: 8080 });
  assert.deepEqual(advertised.addresses(), [{ host: 'chat.example', port: 80 }]);
});
