import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { openMessage } from '../crypto/message.ts';
import { ID } from '../service-tl/ids.ts';
import { startRaw } from '../testing/open-raw.ts';
import { createRawSession, pingBody, type RawSession } from '../testing/raw-session.ts';
import { connectRaw } from '../testing/raw-socket.ts';
import { openStream, type RawStream, type Way, ways } from '../testing/raw-stream.ts';
import { createFraming } from '../transport/create-framing.ts';
import type { Framing } from '../transport/framing.ts';

/** What must hold in every framing, plain and obfuscated, over TCP and within a WebSocket. */

const framingOf = ({ name }: Way): Framing => createFraming(name, { packetBytes: 1 << 20, randomBytes });

function frameOf(framing: Framing, packet: Buffer): Buffer {
  const frame = framing.begin(packet.length);
  frame.set(packet, framing.headBytes(packet.length));
  framing.finish(frame);
  return frame;
}

/** Cuts the next packet out of what came. */
async function nextPacket(stream: RawStream, framing: Framing): Promise<Buffer> {
  let bytes: Buffer = Buffer.alloc(0);
  for (;;) {
    const sizeBytes = framing.scan(bytes, 0, bytes.length);
    assert.ok(sizeBytes >= 0, 'a frame is sound');
    if (sizeBytes > 0 && bytes.length >= sizeBytes) {
      assert.ok(framing.verify(bytes, 0, sizeBytes));
      return bytes.subarray(framing.payloadStart, framing.payloadEnd);
    }
    const more = sizeBytes === 0 ? 1 : sizeBytes - bytes.length;
    bytes = Buffer.concat([bytes, await stream.take(more)]);
  }
}

/** The constructor of the message in a packet. */
function idIn(session: RawSession, packet: Buffer): number | undefined {
  // Behind the packet up to 15 bytes may be filling.
  return openMessage(packet, 0, packet.length - ((packet.length - 24) % 16), session.key, 8)?.plain.readInt32LE(32);
}

for (const way of ways) {
  test(`${way.title}: one byte at a time, from the very first, is a conversation`, async (t) => {
    const { session, port } = await startRaw(t);
    const stream = await openStream(port, way);
    t.after(() => stream.close());
    const framing = framingOf(way);
    const frame = frameOf(framing, session.seal(pingBody(1n), { content: false }).packet);
    for (const byte of Buffer.concat([stream.header, stream.wrap(frame)])) {
      stream.sendBytes(Buffer.of(byte));
      // Each leaves as a packet of its own.
      await new Promise((resolve) => setImmediate(resolve));
    }
    const found: (number | undefined)[] = [];
    while (!found.includes(ID.pong)) found.push(idIn(session, await nextPacket(stream, framing)));
    assert.ok(!found.includes(undefined));
  });

  test(`${way.title}: a transport error is a packet with a negative number, and the end`, async (t) => {
    const { session, port, wire } = await startRaw(t);
    const unknown = createRawSession(randomBytes(256), connectRaw(port));
    const flooded = session.seal(Buffer.from('dcf8f173ffff0000', 'hex'), { content: false });
    for (const [packet, code] of [
      [unknown.seal(pingBody(1n)).packet, -404],
      [flooded.packet, -429],
    ] as const) {
      const stream = await openStream(port, way);
      const framing = framingOf(way);
      stream.sendBytes(stream.header);
      stream.sendBytes(stream.wrap(frameOf(framing, packet)));
      const told = await nextPacket(stream, framing);
      assert.equal(told.readInt32LE(0), code);
      assert.ok(way.name === 'padded' ? told.length < 20 : told.length === 4);
      await stream.closed;
    }
    assert.equal(wire.stats().nonsenseClosed, 0);
  });

  if (way.name === 'full') continue;
  test(`${way.title}: a quick ack carries the digest of the message, before its answer`, async (t) => {
    const { session, port } = await startRaw(t);
    const stream = await openStream(port, way);
    t.after(() => stream.close());
    const { packet } = session.seal(pingBody(1n), { content: false });
    const frame = frameOf(framingOf(way), packet);
    const at = way.name === 'abridged' ? 0 : 3;
    frame[at] = (frame[at] ?? 0) | 0x80;
    stream.sendBytes(stream.header);
    stream.sendBytes(stream.wrap(frame));
    const bytes = await stream.take(4);
    const said = way.name === 'abridged' ? bytes.readInt32BE(0) : bytes.readInt32LE(0);
    assert.equal(said, openMessage(packet, 0, packet.length, session.key)?.quickAckToken);
    assert.ok(said < 0, 'the highest bit tells it from a length');
    const framing = framingOf(way);
    const found: (number | undefined)[] = [];
    while (!found.includes(ID.pong)) found.push(idIn(session, await nextPacket(stream, framing)));
  });
}
