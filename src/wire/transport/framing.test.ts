import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { crc32 } from 'node:zlib';
import { createFraming } from './create-framing.ts';
import type { Framing, FramingName } from './framing.ts';
import { createReassembly, feed } from './reassembly.ts';

const PACKET_BYTES = 4_096;
const framing = (name: FramingName) => createFraming(name, { packetBytes: PACKET_BYTES, randomBytes });

function frame(codec: Framing, packet: Uint8Array): Buffer {
  const bytes = codec.begin(packet.length);
  bytes.set(packet, codec.headBytes(packet.length));
  codec.finish(bytes);
  return bytes;
}

test('full: a wrong checksum, a wrong number and an impossible length are nonsense', () => {
  const spoil: ((bytes: Buffer) => void)[] = [
    (bytes) => void (bytes[10] = (bytes[10] ?? 0) ^ 1),
    (bytes) => {
      bytes.writeInt32LE(1, 4);
      bytes.writeUInt32LE(crc32(bytes.subarray(0, -4)), bytes.length - 4);
    },
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
