import { type AccountId, type BusListener, createActivityTally, createViewTally, type World } from '#domain';
import { createTlCodec, type SchemaFacts, type Wire, type WireHost } from '#wire';
import { createAccessHashes } from './access-hash.ts';
import { createAudiences } from './audiences.ts';
import type { RpcContext } from './context.ts';
import { dispatch } from './dispatch.ts';
import { type ChosenAllowances, createFloodGuard } from './flood-wait.ts';
import { createHost } from './host.ts';
import { createKeyDirectory } from './keys.ts';
import { loadMethods } from './load-methods.ts';
import { createPush } from './push-updates.ts';
import { createSessionDirectory } from './sessions.ts';
import { createShutOutNotice, type WhyShutOut } from './shut-out.ts';
import { createUserCache } from './user-cache.ts';

export interface RpcOptions {
  world: World;
  /** 32 bytes, the same on every node: access hashes are made from it. */
  secret: Uint8Array;
  /** Where clients find this server, for `help.getConfig`. */
  addresses: () => { host: string; port: number }[];
  /** How often methods may be called, where that is not the usual. */
  allowances?: ChosenAllowances;
  /** What somebody who is shut out is told; without it the error alone says so. */
  whyShutOut?: WhyShutOut;
  log(event: Record<string, unknown>): void;
}

export interface Rpc {
  /** What the wire speaks to. */
  host: WireHost;
  /** What the bus tells. */
  listener: BusListener;
  /** TL of `updatesTooLong`, for sessions whose queue overflowed. */
  updatesTooLong: Uint8Array;
  attach(wire: Pick<Wire, 'push' | 'dropKeys' | 'owesAck'>): void;
  /** How many sessions receive updates here. */
  sessionCount(): number;
  /** Whether a connection to this node tells the device of updates. */
  isConnected(account: AccountId, permanentKeyId: string): boolean;
  /** Whether a connected device has acknowledged all that it was sent until this second. */
  hasHeard(account: AccountId, permanentKeyId: string, untilS: number): boolean;
  methodNames(): string[];
  /** Writes the views that were gathered; returns how many. */
  flushViews(): Promise<number>;
  /** Counts what was written and read in supergroups and channels; returns how many messages. */
  flushActivity(): Promise<number>;
}

export type { SchemaFacts };
export { RpcError } from './errors.ts';
export { type FloodAllowance, floodAllowances, mayHaveAllowance } from './flood-allowances.ts';
export type { ChosenAllowances } from './flood-wait.ts';

/** The User API over a wire: one file per method, found at start. */
export async function createRpc(options: RpcOptions): Promise<Rpc> {
  const { world } = options;
  const methods = await loadMethods();
  const codec = createTlCodec();
  const detached = () => {
    throw new Error('the wire is not attached yet');
  };
  const sessions = createSessionDirectory();
  const context: RpcContext = {
    world,
    codec,
    hashes: createAccessHashes(options.secret),
    keys: createKeyDirectory(world.store),
    sessions,
    audiences: createAudiences(world.store, sessions, world.clock),
    views: createViewTally(world),
    activity: createActivityTally(world),
    users: createUserCache(world.clock),
    shutOut: createShutOutNotice({
      why: options.whyShutOut ?? (async () => undefined),
      codec,
      clock: world.clock,
      wire: () => context.wire,
    }),
    wire: { push: detached, dropKeys: detached, owesAck: detached },
    addresses: options.addresses,
    startedAtS: world.clock.nowS(),
  };
  const parts = {
    methods,
    flood: createFloodGuard(world.clock, world.settings.flood, options.allowances),
    log: options.log,
  };
  const push = createPush(context, options.log);
  return {
    host: createHost(context, (request) => dispatch(context, parts, request)),
    listener: {
      ...push,
      nudges(nudges) {
        context.activity.hear(nudges);
        push.nudges(nudges);
      },
    },
    updatesTooLong: codec.write({ _: 'updatesTooLong' }, newestLayer),
    attach(wire) {
      context.wire = wire;
    },
    sessionCount: () => context.sessions.size,
    isConnected(account, permanentKeyId) {
      for (const session of context.sessions.of(account))
        if (session.keyId === permanentKeyId && session.wantsUpdates && !session.offline) return true;
      return false;
    },
    hasHeard(account, permanentKeyId, untilS) {
      for (const session of context.sessions.of(account)) {
        const listens = session.keyId === permanentKeyId && session.wantsUpdates && !session.offline;
        if (listens && !context.wire.owesAck(session.ref, untilS)) return true;
      }
      return false;
    },
    methodNames: () => [...methods.keys()],
    flushViews: () => context.views.flush(),
    flushActivity: () => context.activity.flush(),
  };
}

/** The layer that this server is built on. */
export const newestLayer = 228;
