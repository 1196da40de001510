import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { Bus } from '#domain';
import { createInProcessBus } from './in-process.ts';
import { type BusMessage, decodeMessage, deliverTo, encodeMessage } from './message.ts';

export interface NatsBusOptions {
  url: string;
  /** Tells our own messages from those of other nodes: unique among the nodes. */
  nodeId: string;
  /** Called when the connection to the other nodes is lost and when it is back. */
  onConnection?: (connected: boolean) => void;
}

const subject = 'tocsin.bus';
const reconnectWaitMs = 500;

/**
 * The bus between nodes. Listeners of this node hear of a commit at once, the others through NATS. What is published
 * while NATS is away is lost to the others: their clients learn of it with the next difference.
 * @throws Error when NATS does not answer at the start
 */
export async function createNatsBus(options: NatsBusOptions): Promise<Bus & { close(): Promise<void> }> {
  const connection = await connect({
    servers: options.url,
    name: `tocsin ${options.nodeId}`,
    maxReconnectAttempts: -1,
    reconnectTimeWait: reconnectWaitMs,
  });
  const local = createInProcessBus();
  let connected = true;
  void watchConnection(connection, (now) => {
    connected = now;
    options.onConnection?.(now);
  });
  connection.subscribe(subject, {
    callback(error, message) {
      const received = error ? undefined : decodeMessage(message.data);
      if (received && received.from !== options.nodeId) deliverTo(local, received.message);
    },
  });
  await connection.flush();

  const publish = (message: BusMessage): void => {
    deliverTo(local, message);
    // The client would keep what it cannot send without a bound.
    if (connected) connection.publish(subject, encodeMessage(options.nodeId, message));
  };
  return {
    publish: (nudges, changed) => publish({ kind: 'nudges', nudges, ...(changed ? { changed } : {}) }),
    publishTransient: (to, update) => publish({ kind: 'transient', to, update }),
    publishKeysDropped: (keyIds, gone = false) => publish({ kind: 'keysDropped', keyIds, gone }),
    subscribe: (listener) => local.subscribe(listener),
    async close() {
      // Draining sends what is still on its way out, for which the server must be there.
      if (connected) await connection.drain().catch(() => connection.close());
      else await connection.close();
    },
  };
}

async function watchConnection(connection: NatsConnection, tell: (connected: boolean) => void): Promise<void> {
  for await (const status of connection.status()) {
    if (status.type === 'disconnect') tell(false);
    else if (status.type === 'reconnect') tell(true);
  }
}
