import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ID } from '../../service-tl/ids.ts';
import { createRawSession, openSession, pingBody, plantKey, type RawSession } from '../raw-session.ts';
import { connectRaw, type RawSocket } from '../raw-socket.ts';
import { startTestWire, type TestWire } from '../throw-away-host.ts';
import { attack, carryOut } from './attacks.ts';
import type { FuzzProperty } from './property.ts';

const unlimited = 1e9;

/** A server with somebody on it who does nothing wrong. */
interface Scene {
  server: TestWire;
  innocent: RawSession;
  socket: RawSocket;
  /** Packets on which the program itself failed. */
  failures: unknown[];
}

async function openScene(): Promise<Scene> {
  const failures: unknown[] = [];
  const server = await startTestWire({
    limits: {
      connectionBurstPerAddress: unlimited,
      handshakeBurstPerAddress: unlimited,
      offlineSessionMs: 0,
      tidyEveryMs: 1_000,
    },
    log: (event, data) => void (event === 'packet failed' && failures.push(data.error)),
  });
  const socket = connectRaw(server.port);
  const innocent = createRawSession(plantKey(server.host), socket);
  await openSession(innocent);
  return { server, innocent, socket, failures };
}

/**
 * Side by side, hostile connections of every framing do whatever their deeds say: garbage, torn exchanges, containers in
 * gzip in containers, skewed ids. Somebody else must still be answered, no packet may make the program fail, and nothing of
 * the attackers may stay behind.
 */
function hostileConnections(): FuzzProperty {
  let opened: Promise<Scene> | undefined;
  let pings = 0;
  return {
    part: 'session',
    name: 'hostile connections of every framing harm no other session and leave nothing behind',
    runs: 80,
    property: fc.asyncProperty(fc.array(attack, { minLength: 1, maxLength: 8 }), async (attacks) => {
      opened ??= openScene();
      const { server, innocent, failures } = await opened;
      failures.length = 0;
      await Promise.all(attacks.map((one) => carryOut(server, one)));
      pings += 1;
      innocent.send(pingBody(BigInt(pings)), { content: false });
      await innocent.nextOf(ID.pong);
      while (server.wire.stats().openConnections > 1) await new Promise((resolve) => setTimeout(resolve, 2));
      assert.deepEqual(failures, []);
      assert.equal(server.wire.stats().halfReceivedBytes, 0, 'half-received bytes stayed behind');
    }),
    async close() {
      const scene = await opened;
      scene?.socket.close();
      await scene?.server.wire.close();
    },
  };
}

export const sessionProperties = (): FuzzProperty[] => [hostileConnections()];
