import { makeKey } from '../src/wire/testing/raw-exchange.ts';
import { connectRaw } from '../src/wire/testing/raw-socket.ts';
import { startTestServer } from '../tests/support/server.ts';
import { cpuSeconds, ownCpuSeconds, round, untilQuiet } from './support/figures.ts';
import { profiled } from './support/profile.ts';

const parallel = 8;
const warmExchanges = 40;
const forMs = 6_000;

/**
 * Whole key exchanges, each over a connection of its own, with the key on disk before its last answer. The client tests
 * the prime of each exchange and takes a number apart, which costs it more than the server: what a server alone can do
 * follows from its processor time.
 */
export async function run(): Promise<Record<string, number>> {
  const server = await startTestServer(profiled());
  const exchange = async () => {
    const socket = connectRaw(server.port);
    await makeKey(socket, { publicPem: server.publicKey });
    socket.close();
  };
  for (let done = 0; done < warmExchanges; done++) await exchange();
  await untilQuiet(server.pid);
  let done = 0;
  const serverBefore = await cpuSeconds(server.pid);
  const clientBefore = ownCpuSeconds();
  const start = performance.now();
  const loop = async () => {
    while (performance.now() - start < forMs) {
      await exchange();
      done++;
    }
  };
  await Promise.all(Array.from({ length: parallel }, loop));
  const seconds = (performance.now() - start) / 1000;
  const serverCpu = (await cpuSeconds(server.pid)) - serverBefore;
  const clientCpu = ownCpuSeconds() - clientBefore;
  await server.stop();
  return {
    exchangesPerS: round(done / seconds, 1),
    serverCpuMsPerExchange: round((serverCpu / done) * 1000, 2),
    clientCpuMsPerExchange: round((clientCpu / done) * 1000, 2),
    exchangesPerSOfOneServerCore: round(done / serverCpu),
  };
}
