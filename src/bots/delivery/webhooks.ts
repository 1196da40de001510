import {
  type AccountId,
  type BotDialect,
  type BotFeed,
  changeFeed,
  feedOf,
  type QueuedUpdate,
  waitingUpdates,
  type World,
} from '#domain';
import type { Outside } from '../outside/request.ts';
import { callWebhook } from './call-webhook.ts';
import type { Collector } from './collector.ts';
import type { Dialects, WrittenUpdate } from './dialect.ts';
import type { PumpParts, PumpState } from './pump.ts';
import { writeUpdates } from './write-updates.ts';

/** Updates that one round looks at. */
const windowSize = 200;
/** How many updates beyond the first undelivered one may be delivered: of chats that answer while another's wait. */
const aheadAtMost = 2_000;
/** What was written longer ago is written anew before the call, which tells how things stand by then. */
const heldMs = 1_000;
/** Logs are looked through this often even without a nudge. */
const idleMs = 5_000;

export interface Webhooks {
  /** Begins, changes or ends calling a bot's webhook after its feed changed. */
  refresh(bot: AccountId, dialect: BotDialect): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Calls webhooks: updates of one chat in their order, chats beside each other. What is not accepted makes the rest of its
 * own chat wait, longer each time; other chats go on.
 */
export function createWebhooks(parts: {
  world: World;
  collector: Collector;
  dialects: Dialects;
  outside: Outside;
  log: (event: Record<string, unknown>) => void;
}): Webhooks {
  const { world, dialects, log } = parts;
  const node = world.random.bytes(8).toHex();
  const pumps = new Map<string, Pump>();
  const tails = new Map<string, Promise<void>>();
  const keyOf = (bot: AccountId, dialect: BotDialect): string => `${dialect} ${bot}`;

  /** One change after another for each feed. */
  function refresh(bot: AccountId, dialect: BotDialect): Promise<void> {
    const key = keyOf(bot, dialect);
    const tail = (tails.get(key) ?? Promise.resolve())
      .then(() => refreshNow(bot, dialect))
      .catch((error: unknown) => log({ event: 'webhook-failed', error: String(error) }));
    tails.set(key, tail);
    void tail.then(() => tails.get(key) === tail && tails.delete(key));
    return tail;
  }

  async function refreshNow(bot: AccountId, dialect: BotDialect): Promise<void> {
    const key = keyOf(bot, dialect);
    const running = pumps.get(key);
    pumps.delete(key);
    await running?.stop();
    const feed = await world.store.read((tx) => feedOf(world, tx, bot, dialect));
    const speaks = dialects.get(dialect);
    if (!feed.webhook || !speaks) return;
    pumps.set(key, startPump({ ...parts, node, dialect: speaks, feed, ended: () => pumps.delete(key) }));
  }

  return {
    refresh,
    async start() {
      const feeds = await world.store.read((tx) => tx.botFeeds.withWebhook());
      for (const feed of feeds) void refresh(feed.bot, feed.dialect);
    },
    async close() {
      const running = [...pumps.values()];
      pumps.clear();
      await Promise.all(running.map((pump) => pump.stop()));
    },
  };
}

interface Pump {
  stop(): Promise<void>;
}

function startPump(parts: PumpParts): Pump {
  const { feed } = parts;
  const state: PumpState = {
    leasedUntilS: 0,
    confirmedId: feed.confirmedId,
    ahead: new Set(feed.ahead),
    waiting: new Map(),
    failingSinceMs: undefined,
    nextCallMs: 0,
    goneSinceMs: undefined,
    lastError: undefined,
    broken: false,
    stopped: false,
    wake: () => undefined,
  };
  let stirred = false;
  const unfollow = parts.collector.follow(feed.bot, () => {
    stirred = true;
    if (!state.broken) state.wake();
  });
  const run = async () => {
    while (!state.stopped) {
      stirred = false;
      state.broken = false;
      const did = await leasedRound(parts, state).catch((error: unknown) => {
        parts.log({ event: 'webhook-failed', error: String(error) });
        state.broken = true;
        return 0;
      });
      if (state.stopped) break;
      if (state.broken) await pause(state, parts.dialect.webhooks.firstRetryMs);
      else if (did === 0 && !stirred) await pause(state, untilNextMs(parts, state));
    }
    if (state.leasedUntilS === 0) return;
    await release(parts, state).catch((error: unknown) => parts.log({ event: 'webhook-failed', error: String(error) }));
  };
  const running = run();
  return {
    async stop() {
      state.stopped = true;
      unfollow();
      state.wake();
      await running;
    },
  };
}

function pause(state: PumpState, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      state.wake = () => undefined;
      resolve();
    }
    state.wake = done;
  });
}

/** Until a chat that waits may be tried again, or the log is looked through once more. */
function untilNextMs({ world }: PumpParts, { waiting }: PumpState): number {
  const ends = [...waiting.values()].map(({ endsAtMs }) => endsAtMs - world.clock.nowMs());
  return Math.max(0, Math.min(idleMs, ...ends));
}

const leaseS = 20;

/** Of several nodes one calls; when it is gone another takes over. */
async function leasedRound(parts: PumpParts, state: PumpState): Promise<number> {
  const { world, feed, node } = parts;
  const nowS = world.clock.nowS();
  if (state.leasedUntilS < nowS + leaseS / 2) {
    const held = state.leasedUntilS > nowS;
    const now = await changeFeed(world, feed.bot, feed.dialect, (before) =>
      before.lease && before.lease.node !== node && before.lease.untilS > nowS
        ? before
        : { ...before, lease: { node, untilS: nowS + leaseS } },
    );
    if (now.lease?.node !== node) {
      state.leasedUntilS = 0;
      return 0;
    }
    state.leasedUntilS = now.lease.untilS;
    if (!held) {
      state.confirmedId = now.confirmedId;
      state.ahead = new Set(now.ahead);
    }
  }
  return round(parts, state);
}

async function release(parts: PumpParts, state: PumpState): Promise<void> {
  const { world, feed, node } = parts;
  await remember(world, feed, state);
  await changeFeed(world, feed.bot, feed.dialect, (now) => {
    const { lease, ...rest } = now;
    return lease?.node === node ? rest : now;
  });
}

/** Delivers what waits now. Returns how many updates were taken off the queue. */
async function round(parts: PumpParts, state: PumpState): Promise<number> {
  const { world, feed, dialect } = parts;
  await parts.collector.look(feed.bot);
  const limit = windowSize + Math.min(state.ahead.size, aheadAtMost);
  const page = await waitingUpdates(world, feed.bot, { afterId: state.confirmedId, limit });
  const left = page.filter(({ id }) => !state.ahead.has(id));
  const fresh = due(parts, state, left);
  if (fresh.length === 0) return 0;
  const allowed = new Set(feed.allowed ?? dialect.defaults);
  const wanted = fresh.filter(({ record }) => allowed.has(record.type));
  const writtenMs = world.clock.nowMs();
  const told = wanted.filter((update) => isFresh(parts, update));
  const bodies = byId(await writeUpdates(world, dialect, feed, told));
  let done = 0;
  const settle = (id: number): void => {
    state.ahead.add(id);
    done++;
  };
  for (const { id } of fresh) if (!bodies.has(id)) settle(id);
  const lanes = lanesOf(fresh.filter(({ id }) => bodies.has(id)));
  await inParallel(lanes, feed.webhook?.maxConnections ?? 1, async (lane) => {
    for (const update of lane) {
      const { id, record } = update;
      if (state.stopped) return;
      const holds = world.clock.nowMs() - writtenMs < heldMs;
      const now = holds ? (bodies.get(id) ?? []) : await writtenAnew(parts, update);
      if (!now) return;
      for (const body of now) if (!(await callWebhook(parts, state, record.peer, body))) return;
      settle(id);
    }
  });
  advance(page, state);
  if (done > 0) await remember(world, feed, state);
  return done;
}

/** What there is to tell of one update by now, after those before it took their time; undefined while the bot is shut out. */
async function writtenAnew({ world, dialect, feed }: PumpParts, update: QueuedUpdate): Promise<object[] | undefined> {
  const [waits] = await waitingUpdates(world, feed.bot, { afterId: update.id - 1, limit: 1 });
  if (waits?.id !== update.id) return undefined;
  return byId(await writeUpdates(world, dialect, feed, [update])).get(update.id) ?? [];
}

/** Updates of chats that do not wait; a chat that has none left is forgotten. */
function due({ world }: PumpParts, { waiting }: PumpState, left: readonly QueuedUpdate[]): QueuedUpdate[] {
  const peers = new Set(left.map(({ record }) => record.peer));
  for (const peer of waiting.keys()) if (!peers.has(peer)) waiting.delete(peer);
  const nowMs = world.clock.nowMs();
  return left.filter(({ record }) => (waiting.get(record.peer)?.endsAtMs ?? 0) <= nowMs);
}

const isFresh = ({ world, dialect }: PumpParts, { date }: QueuedUpdate): boolean =>
  date * 1000 >= world.clock.nowMs() - (dialect.webhooks.keptMs ?? Number.MAX_SAFE_INTEGER);

/** What there is to tell, by the id of its update. */
function byId(written: readonly WrittenUpdate[]): Map<number, object[]> {
  const bodies = new Map<number, object[]>();
  for (const { id, body } of written) {
    if (!body) continue;
    const known = bodies.get(id);
    if (known) known.push(body);
    else bodies.set(id, [body]);
  }
  return bodies;
}

/** Updates of one chat keep their order. */
function lanesOf(updates: readonly QueuedUpdate[]): QueuedUpdate[][] {
  const lanes = new Map<number, QueuedUpdate[]>();
  for (const update of updates) {
    const lane = lanes.get(update.record.peer);
    if (lane) lane.push(update);
    else lanes.set(update.record.peer, [update]);
  }
  return [...lanes.values()];
}

async function inParallel<T>(items: readonly T[], most: number, work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
}

/** Moves the confirmed place over everything that was delivered without a gap. */
function advance(page: readonly QueuedUpdate[], state: PumpState): void {
  for (const { id } of page) {
    if (!state.ahead.has(id)) break;
    state.confirmedId = id;
  }
  for (const id of state.ahead) if (id <= state.confirmedId) state.ahead.delete(id);
}

async function remember(world: World, feed: BotFeed, state: PumpState): Promise<void> {
  await changeFeed(world, feed.bot, feed.dialect, (now) =>
    now.confirmedId > state.confirmedId
      ? now
      : { ...now, confirmedId: state.confirmedId, ahead: [...state.ahead], usedAt: world.clock.nowS() },
  );
}
