import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { createFraming } from './create-framing.ts';
import type { Framing, FramingName } from './framing.ts';
import { createReassembly, feed } from './reassembly.ts';

const NAMES = ['abridged', 'intermediate', 'padded', 'full'] as const;
const PACKET_BYTES = 4_096;
const framing = (name: FramingName) => createFraming(name, { packetBytes: PACKET_BYTES, randomBytes });

function frame(codec: Framing, packet: Uint8Array): Buffer {
  const bytes = codec.begin(packet.length);
  bytes.set(packet, codec.headBytes(packet.length));
  codec.finish(bytes);
  return bytes;
}

/** Cuts bytes at the given places. */
function split(bytes: Buffer, places: readonly number[]): Buffer[] {
  const cuts = [0, ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return cuts.slice(1).map((cut, i) => bytes.subarray(cuts[i], cut));
}

const packets = fc.array(
  fc
    .uint8Array({ minLength: 1, maxLength: PACKET_BYTES / 4 })
    .map((words) => Buffer.concat([words, words, words, words])),
  { minLength: 1, maxLength: 6 },
);

for (const name of NAMES) {
  test(`${name}: packets come out as they went in, wherever the stream is torn`, () => {
    fc.assert(
      fc.property(packets, fc.array(fc.nat(), { maxLength: 12 }), fc.nat(3), (sent, places, stopAfter) => {
        const [writer, reader, state] = [framing(name), framing(name), createReassembly()];
        const stream = Buffer.concat(sent.map((packet) => frame(writer, packet)));
        const received: Buffer[] = [];
        const sink = (bytes: Buffer, start: number, end: number) => {
          received.push(Buffer.from(bytes.subarray(start, end)));
          return received.length % (stopAfter + 1) !== 0;
        };
        for (const chunk of split(stream, places)) assert.ok(feed(state, reader, chunk, sink));
        // Stopping after a packet leaves the rest to the next call.
        for (let i = 0; i < sent.length; i++) assert.ok(feed(state, reader, Buffer.alloc(0), sink));
        assert.equal(received.length, sent.length);
        received.forEach((packet, i) => {
          const tailBytes = packet.length - (sent[i]?.length ?? 0);
          assert.ok(name === 'padded' ? tailBytes >= 0 && tailBytes < 16 : tailBytes === 0);
          assert.ok(packet.subarray(0, packet.length - tailBytes).equals(sent[i] ?? Buffer.alloc(0)));
        });
        assert.equal(state.sizeBytes, 0);
      }),
      { numRuns: 150 },
    );
  });

  test(`${name}: garbage never throws, and nothing longer than a packet is waited for`, () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }), { maxLength: 30 }), (chunks) => {
        const [reader, state] = [framing(name), createReassembly()];
        for (const chunk of chunks) {
          if (!feed(state, reader, Buffer.from(chunk), () => true)) return;
          assert.ok(state.neededBytes <= PACKET_BYTES + 32, 'a lying length is refused at once');
          assert.ok(state.sizeBytes <= Math.max(state.neededBytes, 12));
        }
      }),
      { numRuns: 300 },
    );
  });
}

test('full: a wrong checksum, a wrong number and an impossible length are nonsense', () => {
  const spoil: ((bytes: Buffer) => void)[] = [
    (bytes) => void (bytes[10] = (bytes[10] ?? 0) ^ 1),
    (bytes) => void bytes.writeInt32LE(1, 4),
    (bytes) => void bytes.writeInt32LE(8, 0),
    (bytes) => void bytes.writeInt32LE(0x7fffffff, 0),
  ];
  for (const change of spoil) {
    const bytes = frame(framing('full'), Buffer.alloc(40, 3));
    change(bytes);
    assert.equal(
      feed(createReassembly(), framing('full'), bytes, () => true),
      false,
    );
  }
});

test('a quick ack is asked for by the highest bit of the length and answered in four bytes', () => {
  const asked = (name: FramingName, change: (bytes: Buffer) => void) => {
    const bytes = frame(framing(name), Buffer.alloc(40));
    change(bytes);
    let wanted = false;
    feed(createReassembly(), framing(name), bytes, (_bytes, _start, _end, quickAck) => {
      wanted = quickAck;
      return true;
    });
    return wanted;
  };
  const mark = (at: number) => (bytes: Buffer) => void (bytes[at] = (bytes[at] ?? 0) | 0x80);
  assert.equal(asked('abridged', mark(0)), true);
  assert.equal(asked('intermediate', mark(3)), true);
  assert.equal(asked('padded', mark(3)), true);
  assert.equal(
    asked('intermediate', () => {}),
    false,
  );
  assert.deepEqual(framing('abridged').quickAckFrame(0x81020304 | 0), Buffer.from('81020304', 'hex'));
  assert.deepEqual(framing('intermediate').quickAckFrame(0x81020304 | 0), Buffer.from('04030281', 'hex'));
  assert.equal(framing('full').quickAckFrame(1), undefined);
});
