import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { detect } from '../../listen/detect.ts';
import { BadWebSocket, createWebSocketReader } from '../../listen/websocket-frames.ts';
import { createFraming } from '../../transport/create-framing.ts';
import type { Framing, FramingName } from '../../transport/framing.ts';
import { createReassembly, feed } from '../../transport/reassembly.ts';
import { split } from './damage.ts';
import type { FuzzProperty } from './property.ts';

const NAMES = ['abridged', 'intermediate', 'padded', 'full'] as const;
const PACKET_BYTES = 4_096;
const framing = (name: FramingName) => createFraming(name, { packetBytes: PACKET_BYTES, randomBytes });

function frame(codec: Framing, packet: Uint8Array): Buffer {
  const bytes = codec.begin(packet.length);
  bytes.set(packet, codec.headBytes(packet.length));
  codec.finish(bytes);
  return bytes;
}

const fromHex = (hex: string): Buffer => Buffer.from(hex, 'hex');

const packets = fc.array(
  fc
    .uint8Array({ minLength: 1, maxLength: PACKET_BYTES / 4 })
    .map((words) => Buffer.concat([words, words, words, words])),
  { minLength: 1, maxLength: 6 },
);
const cuts = fc.array(fc.nat(), { maxLength: 12 });
const chunks = fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }), { maxLength: 30 });

function wholePackets(name: FramingName): FuzzProperty {
  return {
    part: 'framing',
    name: `${name}: packets come out as they went in, wherever the stream is torn`,
    runs: 150,
    property: fc.property(packets, cuts, fc.nat(3), (sent, places, stopAfter) => {
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
  };
}

function garbage(name: FramingName): FuzzProperty {
  return {
    part: 'framing',
    name: `${name}: garbage never throws, and nothing longer than a packet is waited for`,
    runs: 300,
    property: fc.property(chunks, (received) => {
      const [reader, state] = [framing(name), createReassembly()];
      for (const chunk of received) {
        if (!feed(state, reader, Buffer.from(chunk), () => true)) return;
        assert.ok(state.neededBytes <= PACKET_BYTES + 32, 'a lying length is refused at once');
        assert.ok(state.sizeBytes <= Math.max(state.neededBytes, 12));
      }
    }),
  };
}

/** A frame as clients send it: masked, in any of the three forms of a length. */
function clientFrame(payload: Uint8Array, opcode: number, mask: number): Buffer {
  const head = Buffer.from([0x80 | opcode, 0x80 | (payload.length < 126 ? payload.length : 126)]);
  const length = Buffer.alloc(payload.length < 126 ? 0 : 2);
  if (length.length > 0) length.writeUInt16BE(payload.length);
  const key = Buffer.alloc(4);
  key.writeUInt32BE(mask);
  const masked = Buffer.from(payload).map((byte, at) => byte ^ (key[at & 3] ?? 0));
  return Buffer.concat([head, length, key, masked]);
}

const binaryOrPing = fc.record({
  payload: fc.uint8Array({ maxLength: 300 }),
  isPing: fc.boolean(),
  mask: fc.nat(0xff_ff_ff_ff),
});

const wholeFrames: FuzzProperty = {
  part: 'framing',
  name: 'WebSocket: what frames carry comes out in order, wherever they are torn and whatever stands between them',
  runs: 300,
  property: fc.property(fc.array(binaryOrPing, { maxLength: 8 }), cuts, (sent, places) => {
    const [data, pings]: [Buffer[], Buffer[]] = [[], []];
    const reader = createWebSocketReader({
      onData: (bytes) => void data.push(Buffer.from(bytes)),
      onPing: (payload) => void pings.push(payload),
      onClose: () => assert.fail('nobody closed'),
    });
    const cut = sent.map(({ payload, isPing }) => (isPing ? payload.subarray(0, 125) : payload));
    const frames = sent.map(({ isPing, mask }, i) => clientFrame(cut[i] ?? new Uint8Array(), isPing ? 9 : 2, mask));
    for (const chunk of split(Buffer.concat(frames), places)) reader.feed(chunk);
    const ofKind = (isPing: boolean) => Buffer.concat(cut.filter((_, i) => sent[i]?.isPing === isPing));
    assert.ok(Buffer.concat(data).equals(ofKind(false)));
    assert.ok(Buffer.concat(pings).equals(ofKind(true)));
  }),
};

const brokenFrames: FuzzProperty = {
  part: 'framing',
  name: 'WebSocket: garbage is refused as such, and never comes out longer than it went in',
  runs: 600,
  property: fc.property(chunks, (received) => {
    let outBytes = 0;
    const count = (bytes: Buffer) => {
      outBytes += bytes.length;
    };
    const reader = createWebSocketReader({ onData: count, onPing: count, onClose: () => undefined });
    try {
      for (const chunk of received) reader.feed(Buffer.from(chunk));
    } catch (error) {
      assert.ok(error instanceof BadWebSocket, String(error));
    }
    assert.ok(outBytes <= received.reduce((sum, chunk) => sum + chunk.length, 0));
  }),
};

/** Beginnings of all that the port speaks, and of what it does not. */
const beginning = fc.oneof(
  fc.constantFrom(...['ef', 'eeeeeeee', 'dddddddd', '3400000000000000', '16030102', 'ffffffff00000000'].map(fromHex)),
  fc
    .constantFrom('GET /', 'POST /', 'HEAD /', 'OPTIONS *', 'PUT h', 'GET', 'POS', 'GE', 'PATCHx')
    .map((text) => Buffer.from(text)),
  fc.constant(Buffer.alloc(0)),
);

const firstBytes: FuzzProperty = {
  part: 'framing',
  name: 'first bytes are taken for the same protocol wherever they are torn, and never waited for beyond 64',
  runs: 2_000,
  property: fc.property(beginning, fc.uint8Array({ minLength: 64, maxLength: 80 }), (begun, rest) => {
    const whole = Buffer.concat([begun, rest]);
    const kind = detect(whole);
    assert.notEqual(kind, 'more');
    const torn = Array.from(whole, (_, at) => detect(whole.subarray(0, at + 1))).find((one) => one !== 'more');
    assert.equal(torn, kind);
  }),
};

export const framingProperties = (): FuzzProperty[] => [
  firstBytes,
  ...NAMES.flatMap((name) => [wholePackets(name), garbage(name)]),
  wholeFrames,
  brokenFrames,
];
