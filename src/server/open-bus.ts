import type { Bus } from '#domain';
import { createInProcessBus, createNatsBus } from '#fanout';
import { StorageError } from '#storage';
import type { Config } from './config/config.ts';
import type { Log } from './log.ts';
import { systemRandom } from './world.ts';

export interface ClosableBus extends Bus {
  close(): Promise<void>;
}

/** The configured way to the other nodes, or none. */
export async function openBus(config: Config, log: Log): Promise<ClosableBus> {
  if (!config.natsUrl) return { ...createInProcessBus(), close: async () => undefined };
  try {
    return await createNatsBus({
      url: config.natsUrl,
      nodeId: Buffer.from(systemRandom.bytes(8)).toString('hex'),
      onConnection: (connected) => log({ event: connected ? 'nats-connected' : 'nats-lost' }),
    });
  } catch (error) {
    throw new StorageError('unavailable', 'NATS does not answer: is it running at --nats-url?', error);
  }
}
