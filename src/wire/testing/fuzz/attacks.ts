import { connect } from 'node:net';
import fc from 'fast-check';
import { ID } from '../../service-tl/ids.ts';
import { tlBytes, tlInt } from '../../service-tl/writer.ts';
import type { FramingName } from '../../transport/framing.ts';
import { askPq, innerData, padNew, padOld, reqDh, sendPlainBody } from '../raw-exchange.ts';
import { createRawSession, openSession, plantKey } from '../raw-session.ts';
import { connectRaw, type RawSocket } from '../raw-socket.ts';
import type { TestWire } from '../throw-away-host.ts';
import { type Body, body, writeBody } from './bodies.ts';
import { type Damage, damage, spoil, wholeWords } from './damage.ts';

/** One hostile connection: how it speaks and what it does. */
export interface Attack {
  framing: FramingName;
  obfuscated: boolean;
  deed: Deed;
}

type Deed =
  | { kind: 'http'; pieces: Uint8Array[] }
  | { kind: 'bytes'; chunks: Uint8Array[] }
  | { kind: 'packets'; packets: Uint8Array[] }
  | { kind: 'first-step'; nonce: Uint8Array; harm: Damage }
  | { kind: 'exchange'; exchange: ExchangeHarm }
  | { kind: 'messages'; opened: boolean; messages: HostileMessage[]; dropKey: boolean };

interface ExchangeHarm {
  form: 'plain' | 'dc' | 'temp' | 'temp dc';
  dc: number;
  padding: 'old' | 'new';
  data: Damage;
  encrypted: Damage;
  request: Damage;
  half: Uint8Array;
}

interface HostileMessage {
  body: Body;
  content: boolean;
  /** Added to the msg id that is due. */
  skew: bigint;
  /** Of the encrypted packet. */
  harm: Damage | undefined;
}

const message: fc.Arbitrary<HostileMessage> = fc.record({
  body,
  content: fc.boolean(),
  skew: fc.constantFrom(0n, 0n, 0n, 1n, -4n, 1n << 20n, 1n << 50n, -(1n << 50n)),
  harm: fc.oneof({ weight: 7, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: damage }),
});

const exchange: fc.Arbitrary<ExchangeHarm> = fc.record({
  form: fc.constantFrom('plain', 'dc', 'temp', 'temp dc'),
  dc: fc.integer({ min: -2, max: 2 }),
  padding: fc.constantFrom('old', 'new'),
  data: damage,
  encrypted: damage,
  request: damage,
  half: fc.uint8Array({ maxLength: 480 }),
});

/** Lines of a request and of an upgrade to a WebSocket, in any order, and bytes between them. */
const httpPiece = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .constantFrom(
        ...[
          'GET /apiws HTTP/1.1\r\n',
          'GET / HTTP/1.1\r\n',
          'POST /x HTTP/1.1\r\n',
          'OPTIONS * HTTP/1.0\r\n',
          'host: a\r\n',
          '\r\n',
        ],
        ...['upgrade: websocket\r\n', 'connection: Upgrade\r\n', 'sec-websocket-version: 13\r\n'],
        ...['sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n', 'sec-websocket-protocol: binary\r\n'],
        ...[
          'content-length: 5\r\n',
          'content-length: -1\r\n',
          'transfer-encoding: chunked\r\n',
          'ffffffff\r\n',
          '0\r\n',
        ],
      )
      .map((text) => Buffer.from(text)),
  },
  fc.uint8Array({ minLength: 1, maxLength: 80 }),
);

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({
    kind: fc.constant('http' as const),
    pieces: fc
      .array(httpPiece, { minLength: 1, maxLength: 12 })
      .map((rest) => [Buffer.from('GET /apiws HTTP/1.1\r\nhost: a\r\n'), ...rest]),
  }),
  fc.record({
    kind: fc.constant('bytes' as const),
    chunks: fc.array(fc.uint8Array({ maxLength: 400 }), { minLength: 1, maxLength: 5 }),
  }),
  fc.record({
    kind: fc.constant('packets' as const),
    packets: fc.array(fc.uint8Array({ minLength: 1, maxLength: 400 }), { minLength: 1, maxLength: 5 }),
  }),
  fc.record({
    kind: fc.constant('first-step' as const),
    nonce: fc.uint8Array({ minLength: 16, maxLength: 16 }),
    harm: damage,
  }),
  fc.record({ kind: fc.constant('exchange' as const), exchange }),
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('messages' as const),
      opened: fc.boolean(),
      messages: fc.array(message, { maxLength: 20 }),
      dropKey: fc.boolean(),
    }),
  },
);

export const attack: fc.Arbitrary<Attack> = fc.record({
  framing: fc.constantFrom('abridged', 'intermediate', 'padded', 'full'),
  obfuscated: fc.boolean(),
  deed,
});

/** Carries an attack out; what the server answers, or that it hangs up, is its own business. */
export async function carryOut(server: TestWire, { framing, obfuscated, deed: what }: Attack): Promise<void> {
  if (what.kind === 'http') return speakHttp(server.port, what.pieces);
  const socket = connectRaw(server.port, framing, obfuscated && framing !== 'full');
  await act(server, socket, what).catch(() => {});
  socket.close();
}

async function speakHttp(port: number, pieces: readonly Uint8Array[]): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  const answered = new Promise((resolve) => socket.on('error', resolve).once('data', resolve).once('close', resolve));
  for (const piece of pieces) socket.write(piece);
  await soon(answered);
  socket.destroy();
}

async function act(server: TestWire, socket: RawSocket, what: Exclude<Deed, { kind: 'http' }>): Promise<void> {
  switch (what.kind) {
    case 'bytes':
      for (const chunk of what.chunks) socket.sendBytes(chunk);
      return;
    case 'packets':
      for (const packet of what.packets) socket.send(wholeWords(packet));
      return;
    case 'first-step':
      sendPlainBody(socket, wholeWords(spoil(Buffer.concat([tlInt(ID.reqPqMulti), what.nonce]), what.harm)));
      return soon(socket.next());
    case 'exchange':
      return breakExchange(server, socket, what.exchange);
    case 'messages':
      return sendMessages(server, socket, what);
  }
}

/** What fits between the paddings of a key exchange. */
const longestInnerBytes = 140;

async function breakExchange(server: TestWire, socket: RawSocket, harm: ExchangeHarm): Promise<void> {
  const known = await askPq(socket);
  const data = spoil(innerData(known, harm.form, harm.dc), harm.data).subarray(0, longestInnerBytes);
  const encrypted = harm.padding === 'old' ? padOld(server.rsaKey, data) : padNew(server.rsaKey, data);
  sendPlainBody(socket, wholeWords(spoil(reqDh(known, spoil(encrypted, harm.encrypted)), harm.request)));
  await soon(socket.next());
  const half = Buffer.concat([known.nonce, known.serverNonce, tlBytes(harm.half)]);
  sendPlainBody(socket, wholeWords(Buffer.concat([tlInt(ID.setClientDhParams), half])));
  await soon(socket.next());
}

async function sendMessages(server: TestWire, socket: RawSocket, what: Deed & { kind: 'messages' }): Promise<void> {
  const session = createRawSession(plantKey(server.host), socket);
  if (what.opened) await openSession(session);
  for (const { body: inner, content, skew, harm } of what.messages) {
    const msgId = BigInt.asIntN(64, session.newMsgId() + skew);
    const { packet } = session.seal(writeBody(session, inner), { content, msgId });
    socket.send(harm ? wholeWords(spoil(packet, harm)) : packet);
  }
  await soon(session.next());
  if (what.dropKey) server.wire.dropKeys([session.keyId]);
}

/** Much of what is sent here is owed no answer, so none is waited for long. */
const answerWaitMs = 30;

async function soon(answer: Promise<unknown>): Promise<void> {
  await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, answerWaitMs))]);
}
