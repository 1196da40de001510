import {
  type AccountId,
  type BotDialect,
  type BotFeed,
  changeFeed,
  feedOf,
  type QueuedUpdate,
  setWebhook,
  waitingUpdates,
  type World,
} from '#domain';
import { type Outside, OutsideError } from '../outside/request.ts';
import type { Collector } from './collector.ts';
import type { Dialect, Dialects, WrittenUpdate } from './dialect.ts';

type Log = (event: Record<string, unknown>) => void;

const longestAskedWaitMs = 3_600_000;
/** A receiver that says "gone" for so long has meant it. */
const goneForMs = 23 * 3_600_000;
const answerBytes = 1024 * 1024;
/** How far beyond the first undelivered update others may be delivered. */
const windowSize = 200;
/** Logs are looked through this often even without a nudge. */
const idleMs = 5_000;

export interface Webhooks {
  /** Begins, changes or ends calling a bot's webhook after its feed changed. */
  refresh(bot: AccountId, dialect: BotDialect): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** Calls webhooks: updates of one chat in their order, chats beside each other. */
export function createWebhooks(parts: {
  world: World;
  collector: Collector;
  dialects: Dialects;
  outside: Outside;
  log: Log;
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

interface PumpParts {
  node: string;
  world: World;
  collector: Collector;
  outside: Outside;
  log: Log;
  dialect: Dialect;
  feed: BotFeed;
  ended(): void;
}

interface PumpState {
  /** Until when this node alone calls the webhook. */
  leasedUntilS: number;
  confirmedId: number;
  /** Delivered beyond `confirmedId`. */
  ahead: Set<number>;
  retryMs: number;
  /** Since when nothing was accepted. */
  failingSinceMs: number | undefined;
  /** When the next call may begin. */
  nextCallMs: number;
  goneSinceMs: number | undefined;
  failed: boolean;
  stopped: boolean;
  /** Ends a pause. */
  wake: () => void;
}

function startPump(parts: PumpParts): Pump {
  const { feed } = parts;
  const state: PumpState = {
    leasedUntilS: 0,
    confirmedId: feed.confirmedId,
    ahead: new Set(feed.ahead),
    retryMs: parts.dialect.webhooks.firstRetryMs / 2,
    failingSinceMs: undefined,
    nextCallMs: 0,
    goneSinceMs: undefined,
    failed: false,
    stopped: false,
    wake: () => undefined,
  };
  let stirred = false;
  const unfollow = parts.collector.follow(feed.bot, () => {
    stirred = true;
    if (!state.failed) state.wake();
  });
  const run = async () => {
    while (!state.stopped) {
      stirred = false;
      const did = await leasedRound(parts, state).catch((error: unknown) => {
        parts.log({ event: 'webhook-failed', error: String(error) });
        state.failed = true;
        return 0;
      });
      if (state.stopped) break;
      if (state.failed) await pause(state, state.retryMs);
      else if (did === 0 && !stirred) await pause(state, idleMs);
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
  state.failed = false;
  await parts.collector.look(feed.bot);
  const page = await waitingUpdates(world, feed.bot, { afterId: state.confirmedId, limit: windowSize });
  const fresh = page.filter(({ id }) => !state.ahead.has(id));
  if (fresh.length === 0) return 0;
  const allowed = new Set(feed.allowed ?? dialect.defaults);
  const wanted = fresh.filter(({ record }) => allowed.has(record.type));
  const bodies = byId(
    await dialect.write(
      feed,
      wanted.filter((update) => isFresh(parts, update)),
    ),
  );
  let done = 0;
  const settle = (id: number): void => {
    state.ahead.add(id);
    done++;
  };
  for (const { id } of fresh) if (!bodies.has(id)) settle(id);
  const lanes = lanesOf(fresh.filter(({ id }) => bodies.has(id)));
  await inParallel(lanes, feed.webhook?.maxConnections ?? 1, async (lane) => {
    for (const { id } of lane) {
      if (state.stopped || state.failed) return;
      for (const body of bodies.get(id) ?? []) if (!(await call(parts, state, body))) return;
      settle(id);
    }
  });
  advance(page, state);
  if (done > 0) await remember(world, feed, state);
  return done;
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

/** Calls the webhook once. False when the update has to wait. */
async function call(parts: PumpParts, state: PumpState, body: object): Promise<boolean> {
  const { feed, dialect } = parts;
  const { webhook } = feed;
  if (!webhook) return false;
  await pace(parts, state);
  try {
    const answer = await parts.outside.request({
      url: new URL(webhook.url),
      method: 'POST',
      headers: { 'content-type': 'application/json', ...dialect.webhookHeaders(feed) },
      body: new TextEncoder().encode(JSON.stringify(body)),
      timeoutMs: dialect.webhooks.callTimeoutMs,
      answerBytes,
      cut: true,
      ...(webhook.certificate ? { certificate: webhook.certificate } : {}),
      ...(webhook.address ? { address: webhook.address } : {}),
    });
    if (dialect.webhooks.accepts(answer.status)) {
      state.retryMs = dialect.webhooks.firstRetryMs / 2;
      state.failingSinceMs = undefined;
      state.goneSinceMs = undefined;
      const contentType = answer.headers['content-type'] ?? '';
      await dialect.webhookAnswer?.(feed.bot, { contentType, body: answer.body.toString('utf8') });
      return true;
    }
    await failed(parts, state, `Wrong response from the webhook: ${answer.status} ${statusText(answer.status)}`.trim());
    const asked = Number(answer.headers['retry-after'] ?? 0) * 1000;
    if (asked > 0) state.retryMs = Math.min(asked, longestAskedWaitMs);
    if (answer.status === 410) await gone(parts, state);
    else state.goneSinceMs = undefined;
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    await failed(parts, state, error.message);
  }
  return false;
}

/** No more calls in a second than the dialect allows. */
async function pace({ world, dialect }: PumpParts, state: PumpState): Promise<void> {
  const { callsPerS } = dialect.webhooks;
  if (callsPerS === undefined) return;
  const nowMs = world.clock.nowMs();
  const atMs = Math.max(nowMs, state.nextCallMs);
  state.nextCallMs = atMs + 1000 / callsPerS;
  if (atMs > nowMs) await new Promise((resolve) => setTimeout(resolve, atMs - nowMs));
}

async function failed(parts: PumpParts, state: PumpState, message: string): Promise<void> {
  const { world, feed } = parts;
  const { longestRetryMs, endsAfterMs } = parts.dialect.webhooks;
  if (!state.failed) state.retryMs = Math.min(state.retryMs * 2, longestRetryMs);
  state.failed = true;
  state.failingSinceMs ??= world.clock.nowMs();
  if (endsAfterMs !== undefined && world.clock.nowMs() - state.failingSinceMs >= endsAfterMs)
    return forget(parts, state);
  const lastError = { date: world.clock.nowS(), message };
  await changeFeed(world, feed.bot, feed.dialect, (now) => (now.webhook ? { ...now, lastError } : now));
}

async function gone(parts: PumpParts, state: PumpState): Promise<void> {
  const { world } = parts;
  state.goneSinceMs ??= world.clock.nowMs();
  if (world.clock.nowMs() - state.goneSinceMs >= goneForMs) await forget(parts, state);
}

async function forget({ world, feed, ended }: PumpParts, state: PumpState): Promise<void> {
  await setWebhook(world, feed.bot, feed.dialect, {});
  state.stopped = true;
  ended();
}

const texts: Readonly<Record<number, string>> = {
  301: 'Moved Permanently',
  302: 'Found',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  410: 'Gone',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};
const statusText = (status: number): string => texts[status] ?? '';
