import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { createFraming } from './create-framing.ts';
import { createReassembly, feed } from './reassembly.ts';

test('a packet that comes byte by byte is held in a few pieces, and comes out whole', () => {
  const framing = createFraming('intermediate', { packetBytes: 1 << 20, randomBytes });
  const packet = randomBytes(200_000);
  const frame = framing.begin(packet.length);
  frame.set(packet, framing.headBytes(packet.length));
  const state = createReassembly();
  const got: Buffer[] = [];
  let mostPieces = 0;
  for (let at = 0; at < frame.length; at++) {
    feed(state, framing, frame.subarray(at, at + 1), (bytes, start, end) => {
      got.push(Buffer.from(bytes.subarray(start, end)));
      return true;
    });
    mostPieces = Math.max(mostPieces, state.chunks.length);
  }
  assert.deepEqual(got, [packet]);
  assert.ok(mostPieces <= 200_000 / 16_384 + 16, `${mostPieces} pieces`);
});
