import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pushBrowser } from '../../../tests/support/push-service.ts';
import { seededRandom } from '../../../tests/support/test-world.ts';
import { encryptPush, pushPayloadBytes } from './encrypt.ts';
import { readSubscription } from './subscription.ts';

const bytes = (text: string) => Buffer.from(text.replaceAll(/\s/g, ''), 'base64url');

test('the example of RFC 8291, section 5', () => {
  const encrypted = encryptPush(
    Buffer.from('When I grow up, I want to be a watermelon'),
    {
      p256dh: bytes('BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4'),
      auth: bytes('BTBZMqHH6r4Tts7J_aSIgg'),
    },
    seededRandom(1),
    {
      privateKey: bytes('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'),
      salt: bytes('DGv6ra1nlYgDCS1FRnbzlw'),
      padded: false,
    },
  );
  assert.equal(
    Buffer.from(encrypted).toString('base64url'),
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
  );
});

test('texts of different lengths look alike from outside, and the longest fits', () => {
  const browser = pushBrowser('https://push.example/1');
  const lengthOf = (message: string) => encryptPush(Buffer.from(message), browser, seededRandom(3)).length;
  assert.equal(lengthOf('No'), lengthOf('Yes, and here is why I think so'));
  assert.ok(lengthOf('x'.repeat(pushPayloadBytes)) <= 4096);
});

test('the browser reads what was written for it, and no other does', () => {
  const browser = pushBrowser('https://push.example/1');
  const sealed = encryptPush(Buffer.from('A lamp'), browser, seededRandom(5));
  assert.equal(browser.open(sealed), 'A lamp');
  assert.throws(() => pushBrowser('https://push.example/2').open(sealed));
});

test('only what a browser subscribes with is taken for a subscription', () => {
  const { token } = pushBrowser('https://push.example/1');
  assert.equal(readSubscription(token)?.endpoint.href, 'https://push.example/1');
  for (const text of [
    '',
    'null',
    '[]',
    '{"endpoint":"https://push.example/1"}',
    token.replace('https:', 'file:'),
    token.replace(/"auth":"[^"]+"/, '"auth":"AAAA"'),
    token.replace(/"p256dh":"[^"]+"/, '"p256dh":"AAAA"'),
  ])
    assert.equal(readSubscription(text), undefined, text);
});
