import { rm } from 'node:fs/promises';
import { createTlCodec } from '#wire';
import { startTestServer } from '../tests/support/server.ts';
import { residentKib, round, sleep } from './support/figures.ts';
import { type LoadClient, openLoadClient } from './support/load-client.ts';
import { makePopulation } from './support/population.ts';

const connections = 2_000;
const settleMs = 3_000;

/** Memory per idle encrypted connection: 2,000 people sign in, ask for their state once, and stay silent. */
export async function run(): Promise<Record<string, number>> {
  const population = await makePopulation(connections + 10);
  const server = await startTestServer({ dataDir: population.dataDir });
  const codec = createTlCodec();
  const clients: LoadClient[] = [];
  const join = async (from: number, to: number) => {
    for (const person of population.people.slice(from, to)) {
      const client = await openLoadClient(codec, server.port, person.key);
      await client.call({ _: 'updates.getState' });
      clients.push(client);
    }
  };
  // The first few pay for what everybody shares: compiled code, statements, schemas.
  await join(0, 10);
  await sleep(settleMs);
  const before = await residentKib(server.pid);
  await join(10, connections + 10);
  await sleep(settleMs);
  const after = await residentKib(server.pid);
  for (const client of clients) client.close();
  await server.stop();
  await rm(population.dataDir, { recursive: true, force: true });
  return { connections, kibPerConnection: round((after - before) / connections, 1), serverKib: after };
}
