import { makeKey } from '../src/wire/testing/raw-exchange.ts';
import { connectRaw } from '../src/wire/testing/raw-socket.ts';
import { startTestWire } from '../src/wire/testing/throw-away-host.ts';
import { round } from './support/figures.ts';

const parallel = 8;
const forMs = 4_000;
const unlimited = { handshakeBurstPerAddress: 1e9, handshakesPerAddressPerS: 1e9 };

/**
 * Whole key exchanges a second with the limit per address lifted. Client and server share one process here, so a server
 * alone does about twice as many.
 */
export async function run(): Promise<Record<string, number>> {
  const { wire, port, rsaKey } = await startTestWire({ limits: unlimited });
  let done = 0;
  const end = performance.now() + forMs;
  const loop = async () => {
    while (performance.now() < end) {
      const socket = connectRaw(port);
      await makeKey(socket, rsaKey);
      socket.close();
      done++;
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: parallel }, loop));
  const seconds = (performance.now() - start) / 1000;
  await wire.close();
  return { exchangesPerSBothSides: round(done / seconds, 1) };
}
