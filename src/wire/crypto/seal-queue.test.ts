import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { layOut, openMessage, sealedBytes, sealInPlace } from './message.ts';
import { createSealQueue, sealLater, sealWaiting } from './seal-queue.ts';

function newKey() {
  const words = new Int32Array(64);
  const key = Buffer.from(words.buffer);
  key.set(randomBytes(256));
  return { key, words };
}

const header = { saltLo: 1, saltHi: -2, sessionLo: 3, sessionHi: -4, msgLo: 5, msgHi: 6, seqNo: 7 };

test('messages that are sealed together are byte for byte those that are sealed alone', () => {
  const headBytes = fc.integer({ min: 0, max: 8 });
  const bodyBytes = fc.oneof(fc.constantFrom(0, 4, 252, 4_036, 4_040, 4_052), fc.integer({ min: 0, max: 1_100 }));
  const message = fc.record({ headBytes, key: fc.nat({ max: 9 }), bodyBytes });
  // Several of a length, as a push to many makes them, between others.
  const group = fc.tuple(message, fc.integer({ min: 1, max: 19 })).map(([one, times]) => Array(times).fill(one));
  const keys = Array.from({ length: 10 }, newKey);
  fc.assert(
    fc.property(fc.array(group, { maxLength: 6 }), (groups) => {
      const queue = createSealQueue();
      const finished: Buffer[] = [];
      const framing = { finish: (frame: Buffer) => void finished.push(frame) };
      const frames = groups.flat().map((one, index) => {
        const key = keys[(one.key + index) % keys.length] ?? newKey();
        const [at, sizeBytes] = [one.headBytes + 8, sealedBytes(one.bodyBytes)];
        const frame = Buffer.alloc(at + 16 + sizeBytes + 4, 0x77);
        layOut(frame, at, { ...header, msgLo: index }, randomBytes(one.bodyBytes), randomBytes);
        const alone = Buffer.from(frame);
        sealInPlace(alone, at, sizeBytes, key.key);
        sealLater(queue, frame, at, sizeBytes, key, framing);
        return { frame, alone, key, at, sizeBytes };
      });
      sealWaiting(queue);
      for (const { frame, alone, key, at, sizeBytes } of frames) {
        assert.ok(frame.equals(alone), `${sizeBytes} bytes`);
        assert.equal(openMessage(frame, at - 8, at + 16 + sizeBytes, key.key, 8)?.plain.readInt32LE(12), -4);
      }
      assert.deepEqual(new Set(finished), new Set(frames.map(({ frame }) => frame)));
      assert.equal(finished.length, frames.length, 'each frame is finished once');
      sealWaiting(queue);
      assert.equal(finished.length, frames.length);
    }),
    { numRuns: 60 },
  );
});
