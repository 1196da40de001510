import { createServer } from 'node:net';
import { createLru } from '#lib/lru.ts';
import { warmUpLanes } from './crypto/lanes/seal-lanes.ts';
import { createSealQueue } from './crypto/seal-queue.ts';
import type { ListenAddress, Wire, WireOptions } from './host.ts';
import { DEFAULT_WIRE_LIMITS } from './limits.ts';
import { createAddressBuckets } from './listen/address-buckets.ts';
import { createHttp, serveUpgrades } from './listen/http.ts';
import { acceptSocket } from './listen/incoming.ts';
import { closeConnection } from './listen/lifecycle.ts';
import { flush } from './listen/outgoing.ts';
import { createTimeBudget } from './listen/time-budget.ts';
import type { WireState } from './model.ts';
import { ID } from './service-tl/ids.ts';
import { tlInt } from './service-tl/writer.ts';
import { owesAck } from './session/keep.ts';
import { dropLiveKeys } from './session/drop-key.ts';
import { pushToSessions } from './session/push.ts';
import { createStats } from './stats.ts';
import { startSweep } from './sweep.ts';

/** What eight messages are encrypted with is made when the server has begun to listen. */
const warmUpAfterMs = 1_000;

/** Makes a wire: sockets below, the host's `handle` above. It serves nothing until `listen`. */
export function createWire(options: WireOptions): Wire {
  const wire = createState(options);
  serveUpgrades(wire);
  const stopSweep = startSweep(wire);
  const warmUp = setTimeout(warmUpLanes, warmUpAfterMs);
  warmUp.unref();
  return {
    listen: (address) => listen(wire, address),
    push: (sessions, body) => pushToSessions(wire, sessions, body),
    owesAck: (session, untilS) => owesAck(wire, session, untilS),
    dropKeys: (keyIds) => dropLiveKeys(wire, keyIds),
    stats: () => ({
      ...wire.stats,
      openConnections: wire.connections.size + wire.openHttp,
      halfReceivedBytes: wire.halfReceivedBytes,
      unsentBytes: wire.outgoingBytes,
      keptAnswerBytes: wire.keptAnswerBytes,
      rememberedIds: wire.rememberedIds,
      openHandshakes: wire.exchanges.size,
    }),
    async close() {
      wire.closing = true;
      stopSweep();
      clearTimeout(warmUp);
      await closeAll(wire);
    },
  };
}

function createState(options: WireOptions): WireState {
  const limits = { ...DEFAULT_WIRE_LIMITS, ...options.limits };
  return {
    host: options.host,
    rsaKey: options.rsaKey,
    limits,
    stats: createStats(),
    log: options.log ?? (() => {}),
    nowMs: () => options.clock.nowMs(),
    randomBytes: options.randomBytes,
    updatesTooLong: options.updatesTooLong ?? tlInt(ID.updatesTooLong),
    dcIds: options.dcIds,
    servers: new Set(),
    http: createHttp(options.http, limits),
    connections: new Map(),
    connectionsByAddress: new Map(),
    shares: new Map(),
    turn: 0,
    turnEndAsked: false,
    turnEndedMs: 0,
    waitingForTurn: [],
    refused: new Set(),
    connectionBuckets: createAddressBuckets(
      limits.connectionBurstPerAddress,
      limits.connectionsPerAddressPerS,
      limits.addresses,
    ),
    handshakeBuckets: createAddressBuckets(
      limits.handshakeBurstPerAddress,
      limits.handshakesPerAddressPerS,
      limits.addresses,
    ),
    exchanges: new Map(),
    exchangeTime: createTimeBudget({
      share: limits.handshakeShare,
      burstMs: limits.handshakeTurnMs,
      waiting: limits.handshakesWaiting,
      nowMs: () => options.clock.nowMs(),
      later: (waitMs, then) => void (waitMs === 0 ? setImmediate(then) : setTimeout(then, waitMs).unref()),
    }),
    saltSecret: options.randomBytes(32),
    firstSalts: createLru(limits.firstSalts),
    keys: new Map(),
    endedSessions: createLru(limits.endedSessions),
    loadingKeys: new Map(),
    allowance: { inflatedBytes: 0, ids: 0, resentBytes: 0 },
    unsealed: createSealQueue(),
    dirty: [],
    ackPending: new Set(),
    offline: new Set(),
    keepers: new Set(),
    keptAnswerBytes: 0,
    rememberedIds: 0,
    pushQueue: [],
    pushQueueAt: 0,
    pushedThisTurn: 0,
    pushedToFew: 0,
    pushTurnAsked: false,
    openHttp: 0,
    runningRequests: 0,
    nextConnectionId: 1,
    lastMsgHi: 0,
    lastMsgLo: 0,
    halfReceivedBytes: 0,
    outgoingBytes: 0,
    closing: false,
  };
}

function listen(wire: WireState, address: ListenAddress): Promise<ListenAddress> {
  return new Promise((resolve, reject) => {
    const server = createServer({ noDelay: true }, (socket) => acceptSocket(wire, socket));
    server.once('error', reject);
    server.listen(address.port, address.host, () => {
      server.removeListener('error', reject);
      server.on('error', (error) => wire.log('listening failed', { error: String(error) }));
      wire.servers.add(server);
      const bound = server.address();
      resolve({ host: address.host, port: typeof bound === 'object' && bound !== null ? bound.port : address.port });
    });
  });
}

/** Stops listening, lets running requests be answered and written bytes go out, and ends every connection. */
async function closeAll(wire: WireState): Promise<void> {
  const closed = [...wire.servers].map((server) => new Promise<void>((resolve) => server.close(() => resolve())));
  for (const connection of wire.connections.values()) connection.socket.pause();
  const untilMs = wire.nowMs() + wire.limits.shutdownWaitMs;
  while (wire.runningRequests > 0 && wire.nowMs() < untilMs) await new Promise((resolve) => setTimeout(resolve, 5));
  for (const connection of [...wire.connections.values()]) {
    flush(wire, connection);
    connection.socket.destroySoon();
    closeConnection(wire, connection, 'shutdown', 'after sending');
  }
  for (const socket of wire.refused) socket.destroy();
  wire.http.closeAllConnections();
  await Promise.all(closed);
}
