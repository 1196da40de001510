import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatAddress, parseAddress } from './config/address.ts';
import { reachOf } from './reach.ts';

const addressOf = (address: string, internal: boolean) => ({
  ...{ address, internal, family: 'IPv4' as const, netmask: '255.255.255.0', mac: '00:00:00:00:00:00' },
  cidr: `${address}/24`,
});

test('a server that listens on every address tells clients one at which they find it', () => {
  const interfaces = () => ({ lo: [addressOf('127.0.0.1', true)], wire: [addressOf('192.0.2.7', false)] });
  const told = (host: string, found: Parameters<typeof reachOf>[1] = interfaces) => {
    const reach = reachOf({ advertise: [] }, found);
    reach.bound.push({ host, port: 443 });
    return [reach.addresses()[0]?.host, reach.httpBase()];
  };
  for (const all of ['0.0.0.0', '::']) assert.deepEqual(told(all), ['192.0.2.7', 'http://192.0.2.7:443']);
  assert.deepEqual(
    told('0.0.0.0', () => ({})),
    ['127.0.0.1', 'http://127.0.0.1:443'],
  );
  assert.deepEqual(told('::1'), ['::1', 'http://[::1]:443']);
  const front = [
    { host: 'chat.example', port: 80 },
    { host: 'chat.example', port: 443 },
  ];
  const advertised = reachOf({ advertise: front }, interfaces);
  advertised.bound.push({ host: '0.0.0.0', port: 8080 });
  assert.deepEqual(advertised.addresses(), front);
  assert.equal(advertised.httpBase(), 'http://chat.example:80');
});

test('a server with several ports tells all that clients can use, and no address of its own machine to those elsewhere', () => {
  const told = (...bound: string[]) => {
    const reach = reachOf({ advertise: [] }, () => ({ wire: [addressOf('192.0.2.7', false)] }));
    reach.bound.push(...bound.map((text) => parseAddress(text, 'listen')));
    return [...reach.addresses().map(formatAddress), reach.httpBase()];
  };
  assert.deepEqual(told('127.0.0.1:8080', '127.0.0.1:443'), [
    '127.0.0.1:8080',
    '127.0.0.1:443',
    'http://127.0.0.1:8080',
  ]);
  assert.deepEqual(told('127.0.0.1:8080', '0.0.0.0:80', '0.0.0.0:443', '192.0.2.7:443'), [
    '192.0.2.7:80',
    '192.0.2.7:443',
    'http://192.0.2.7:80',
  ]);
});

test('behind a proxy links and WebSockets go to the public address', () => {
  const reach = reachOf({ advertise: [], publicUrl: 'https://chat.example/lamps' }, () => ({}));
  reach.bound.push({ host: '127.0.0.1', port: 8080 });
  assert.equal(reach.httpBase(), 'https://chat.example/lamps');
  assert.equal(reach.webSocket(), 'wss://chat.example/lamps/apiws');
  assert.equal(reachOf({ advertise: [] }, () => ({})).webSocket(), 'ws://127.0.0.1:8080/apiws');
});
