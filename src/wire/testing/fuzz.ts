import { gzipSync } from 'node:zlib';
import { sha1 } from '../crypto/digest.ts';
import { ID } from '../service-tl/ids.ts';
import { tlBytes, tlInt } from '../service-tl/writer.ts';
import type { FramingName } from '../transport/framing.ts';
import { askPq, innerData, padNew, padOld, reqDh, sendPlainBody } from './raw-exchange.ts';
import { containerBody, createRawSession, openSession, pingBody, plantKey, type RawSession } from './raw-session.ts';
import { connectRaw, type RawSocket } from './raw-socket.ts';
import { startTestWire, type TestWire } from './throw-away-host.ts';

/** A seeded source of choices, so that a failing run can be repeated. */
export interface Dice {
  /** A whole number from 0 to n - 1. */
  below(n: number): number;
  bytes(sizeBytes: number): Buffer<ArrayBuffer>;
  pick<T>(items: readonly [T, ...T[]]): T;
}

export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const below = (n: number): number => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000) * n);
  };
  return {
    below,
    bytes: (sizeBytes) => Buffer.from(Array.from({ length: sizeBytes }, () => below(256))),
    pick: (items) => items[below(items.length)] ?? items[0],
  };
}

const FRAMINGS = ['abridged', 'intermediate', 'padded', 'full'] as const;
const SERVICE_IDS = Object.values(ID) as unknown as [number, ...number[]];

/** Changes some bytes, cuts the end off or appends to it. */
function mutate(dice: Dice, bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  for (let i = dice.below(4); i > 0 && copy.length > 0; i--) copy[dice.below(copy.length)] = dice.below(256);
  const kind = dice.below(6);
  if (kind === 0) return copy.subarray(0, dice.below(copy.length + 1));
  if (kind === 1) return Buffer.concat([copy, dice.bytes(dice.below(40))]);
  return copy;
}

/** Something that begins like a service message. */
function serviceBody(dice: Dice): Buffer {
  const words = dice.below(12);
  const parts = [tlInt(dice.pick(SERVICE_IDS))];
  for (let i = 0; i < words; i++) {
    parts.push(dice.pick([tlInt(ID.vector), tlInt(dice.below(5)), tlInt(-1), tlInt(0x7fffffff), dice.bytes(4)]));
  }
  return Buffer.concat(parts);
}

/** The body of an encrypted message: sound, nearly sound or nonsense. */
function anyBody(dice: Dice, session: RawSession, depth = 0): Buffer {
  switch (dice.below(7)) {
    case 0:
      return pingBody(BigInt(dice.below(1_000)));
    case 1:
      return dice.bytes(4 * (1 + dice.below(30)));
    case 2:
      return Buffer.concat([tlInt(ID.gzipPacked), tlBytes(mutate(dice, gzipSync(serviceBody(dice))))]);
    case 3: {
      if (depth > 2) return serviceBody(dice);
      const messages = Array.from({ length: dice.below(6) }, () => ({
        msgId: session.newMsgId(),
        seqNo: dice.below(20),
        body: anyBody(dice, session, depth + 1),
      }));
      const container = containerBody(messages);
      return dice.below(2) === 0 ? container : wholeWords(mutate(dice, container));
    }
    default:
      return serviceBody(dice);
  }
}

function wholeWords(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
}

/** Waits for an answer, but not for long: much of what is sent here is owed none. */
async function soon(answer: Promise<unknown>): Promise<void> {
  await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 30))]);
}

/** One hostile connection. */
async function attack(dice: Dice, server: TestWire): Promise<void> {
  const name: FramingName = dice.pick(FRAMINGS);
  const socket = connectRaw(server.port, name, name !== 'full' && dice.below(2) === 0);
  const deeds = [rawGarbage, packetGarbage, brokenExchange, brokenMessages, brokenMessages] as const;
  await dice
    .pick(deeds)(dice, server, socket)
    .catch(() => {});
  socket.close();
}

async function rawGarbage(dice: Dice, _server: TestWire, socket: RawSocket): Promise<void> {
  for (let i = 1 + dice.below(5); i > 0; i--) socket.sendBytes(dice.bytes(dice.below(400)));
}

async function packetGarbage(dice: Dice, _server: TestWire, socket: RawSocket): Promise<void> {
  for (let i = 1 + dice.below(5); i > 0; i--) socket.send(dice.bytes(4 * (1 + dice.below(100))));
}

async function brokenExchange(dice: Dice, server: TestWire, socket: RawSocket): Promise<void> {
  if (dice.below(3) === 0) {
    sendPlainBody(socket, wholeWords(mutate(dice, Buffer.concat([tlInt(ID.reqPqMulti), dice.bytes(16)]))));
    await soon(socket.next());
    return;
  }
  const exchange = await askPq(socket, Buffer.from(dice.bytes(16)));
  const data: Buffer = mutate(
    dice,
    innerData(exchange, dice.pick(['plain', 'dc', 'temp', 'temp dc']), dice.below(5) - 2),
  ).subarray(0, 140);
  const encrypted = dice.below(2) === 0 ? padOld(server.rsaKey, data) : padNew(server.rsaKey, data);
  sendPlainBody(socket, wholeWords(mutate(dice, reqDh(exchange, mutate(dice, encrypted)))));
  await soon(socket.next());
  const half = Buffer.concat([exchange.nonce, exchange.serverNonce, tlBytes(dice.bytes(16 * dice.below(30)))]);
  sendPlainBody(socket, wholeWords(mutate(dice, Buffer.concat([tlInt(ID.setClientDhParams), half]))));
  await soon(socket.next());
}

async function brokenMessages(dice: Dice, server: TestWire, socket: RawSocket): Promise<void> {
  const session = createRawSession(plantKey(server.host), socket);
  if (dice.below(4) > 0) await openSession(session);
  for (let i = dice.below(20); i > 0; i--) {
    const { packet } = session.seal(anyBody(dice, session), {
      content: dice.below(2) === 0,
      msgId: session.newMsgId() + BigInt(dice.pick([0, 0, 0, 0, 1, -4, 1 << 20])) * BigInt(dice.pick([1, 1 << 30])),
    });
    socket.send(dice.below(8) === 0 ? wholeWords(mutate(dice, packet)) : packet);
  }
  await soon(session.next());
  const keyId = sha1(session.key).subarray(12, 20).toString('hex');
  if (dice.below(3) === 0) server.wire.dropKey(keyId);
}

export interface FuzzOptions {
  seed: number;
  /** Asked before each round. */
  goOn: (rounds: number) => boolean;
}

/**
 * Attacks a wire with torn, false and malicious input of all kinds. After each round an innocent session must still be
 * answered, and nothing of the attackers may stay behind.
 * @throws Error naming the round when the wire failed.
 */
export async function fuzzWire({ seed, goOn }: FuzzOptions): Promise<{ rounds: number; connections: number }> {
  const dice = createDice(seed);
  const failures: unknown[] = [];
  const unlimited = 1e9;
  const server = await startTestWire({
    limits: {
      connectionBurstPerAddress: unlimited,
      handshakeBurstPerAddress: unlimited,
      offlineSessionMs: 0,
      tidyEveryMs: 1_000,
    },
    log: (event, data) => void (event === 'packet failed' && failures.push(data.error)),
  });
  const innocent = connectRaw(server.port);
  let rounds = 0;
  try {
    const session = createRawSession(plantKey(server.host), innocent);
    await openSession(session);
    while (goOn(rounds)) {
      // Each attack has its own dice, as they run side by side.
      const attackers = Array.from({ length: 8 }, () => createDice(dice.below(0x1_0000_0000)));
      await Promise.all(attackers.map((own) => attack(own, server)));
      session.send(pingBody(BigInt(rounds)), { content: false });
      await session.nextOf(ID.pong);
      rounds++;
      if (failures.length > 0) throw new Error(`seed ${seed}, round ${rounds}: ${String(failures[0])}`);
    }
    while (server.wire.stats().openConnections > 1) await new Promise((resolve) => setTimeout(resolve, 10));
    const { connections, halfReceivedBytes } = server.wire.stats();
    if (halfReceivedBytes !== 0)
      throw new Error(`seed ${seed}: ${halfReceivedBytes} half-received bytes stayed behind`);
    return { rounds, connections };
  } finally {
    innocent.close();
    await server.wire.close();
  }
}
