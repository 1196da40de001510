import {
  type AccountId,
  type BusListener,
  dueNotifications,
  type Nudge,
  type PushDevice,
  unregisterDevice,
  type World,
} from '#domain';
import type { Outside } from '#bots';
import type { Log } from '../log.ts';
import { encryptPush, type PushSubscription } from './encrypt.ts';
import { payloadOf, type PushPayload } from './payload.ts';
import { readSubscription, webPushTokenType } from './subscription.ts';
import type { VapidKey } from './vapid.ts';

/** More commits than this do not wait: whoever opens the messenger sees what came in any case. */
const waitingCommits = 1_000;
const atOnce = 8;
const timeoutMs = 10_000;
const answerBytes = 4_096;
/** A push service keeps a message this long for a browser that is switched off. */
const keptS = 3 * 24 * 3600;

export interface WebPushParts {
  world: World;
  key: VapidKey;
  outside: Outside;
  /** Push services without TLS, for tests and closed networks. */
  plainAllowed: boolean;
  /** Whether that device hears of everything by its own connection to this node. */
  isConnected: (account: AccountId, keyId: string) => boolean;
  /** Whether a connected device has acknowledged what it was sent until this second. */
  hasHeard: (account: AccountId, keyId: string, untilS: number) => boolean;
  /** How long a connected device may take to acknowledge before it is pushed to like one that is away. */
  ackWaitMs: number;
  log: Log;
}

export interface WebPush {
  /** What this node has committed. Commits of other nodes are told by those. */
  committed(nudges: readonly Nudge[]): void;
  /** Learns on every node who registers and unregisters devices. */
  listener: BusListener;
  close(): Promise<void>;
}

/** Sends notifications to browsers in which the messenger is not open. Nothing waits for it. */
export async function startWebPush(parts: WebPushParts): Promise<WebPush> {
  const { world, log } = parts;
  const holders = new Set(await world.store.read((tx) => tx.accounts.withPushDevices()));
  const waiting: Look[] = [];
  let working: Promise<void> | undefined;
  let closed = false;

  /** A device may vanish without closing its connection: those that seemed connected are looked at once more. */
  const secondLooks = new Set<NodeJS.Timeout>();

  async function work(): Promise<void> {
    for (let next = waiting.shift(); next && !closed; next = waiting.shift()) {
      try {
        const held = await tell(parts, next, holders);
        if (held.size > 0) lookAgain({ ...next, held });
      } catch (error) {
        log({ event: 'web-push', error: error instanceof Error ? error.name : 'unknown' });
      }
    }
    working = undefined;
  }

  function lookAgain(look: Look): void {
    if (closed || secondLooks.size >= waitingCommits) return;
    const timer = setTimeout(() => {
      secondLooks.delete(timer);
      waiting.push(look);
      working ??= work();
    }, parts.ackWaitMs);
    timer.unref();
    secondLooks.add(timer);
  }

  async function look(accounts: readonly AccountId[]): Promise<void> {
    const now = new Set(await world.store.read((tx) => tx.accounts.withPushDevices(accounts)));
    for (const account of accounts) {
      if (now.has(account)) holders.add(account);
      else holders.delete(account);
    }
  }

  return {
    committed(nudges) {
      if (holders.size === 0 || closed) return;
      for (const nudge of nudges) {
        const brings = nudge.entries.some(({ body }) => body.kind === 'newMessage');
        if (!brings || (nudge.mailbox > 0 && !holders.has(nudge.mailbox))) continue;
        if (waiting.length < waitingCommits) waiting.push({ nudge, committedS: world.clock.nowS() });
      }
      if (waiting.length > 0) working ??= work();
    },
    listener: {
      nudges: () => undefined,
      accountsChanged: (accounts) =>
        void look(accounts).catch((error: unknown) => log({ event: 'web-push', error: String(error) })),
      transient: () => undefined,
      keysDropped: () => undefined,
    },
    async close() {
      closed = true;
      for (const timer of secondLooks) clearTimeout(timer);
      await working;
    },
  };
}

/** A commit, when it was, and at the second look the tokens of the devices that seemed connected at the first. */
interface Look {
  nudge: Nudge;
  committedS: number;
  held?: ReadonlySet<string>;
}

/** Pushes to the devices that are away. Returns the tokens of those that are connected and so not pushed to yet. */
async function tell(parts: WebPushParts, look: Look, holders: ReadonlySet<AccountId>): Promise<Set<string>> {
  const { world } = parts;
  const due = await world.store.read((tx) => dueNotifications(tx, look.nudge, holders, world.clock.nowS()));
  const letters: Letter[] = [];
  const held = new Set<string>();
  for (const notification of due) {
    const { account } = notification;
    const own = notification.devices.filter(({ tokenType, token }) =>
      look.held ? look.held.has(token) : tokenType === webPushTokenType,
    );
    const away = own.filter(({ keyId }) =>
      look.held ? !parts.hasHeard(account, keyId, look.committedS) : !parts.isConnected(account, keyId),
    );
    for (const { token } of look.held ? [] : own) held.add(token);
    for (const { token } of away) held.delete(token);
    if (away.length === 0) continue;
    const payload = await world.store.read((tx) => payloadOf(tx, notification));
    for (const device of away) letters.push({ account, device, payload });
  }
  for (let at = 0; at < letters.length; at += atOnce) {
    await Promise.all(letters.slice(at, at + atOnce).map((letter) => post(parts, letter)));
  }
  return held;
}

interface Letter {
  account: AccountId;
  device: PushDevice;
  payload: PushPayload;
}

/** Gone for good: the browser has ended its subscription. */
const goneStatus = new Set([404, 410]);

async function post(parts: WebPushParts, { account, device, payload }: Letter): Promise<void> {
  const { world, log } = parts;
  const subscription = readSubscription(device.token);
  if (!subscription || (subscription.endpoint.protocol !== 'https:' && !parts.plainAllowed)) return;
  try {
    const status = await send(parts, subscription, payload);
    if (goneStatus.has(status)) await unregisterDevice(world, account, device.tokenType, device.token);
    else if (status >= 400) log({ event: 'web-push-refused', status });
  } catch (error) {
    // The address names the browser: it stays out of the log.
    log({ event: 'web-push-failed', reason: error instanceof Error && 'reason' in error ? String(error.reason) : '' });
  }
}

async function send(parts: WebPushParts, subscription: PushSubscription, payload: PushPayload): Promise<number> {
  const { world, key, outside } = parts;
  const body = encryptPush(Buffer.from(JSON.stringify(payload)), subscription, world.random);
  const answer = await outside.request({
    url: subscription.endpoint,
    method: 'POST',
    headers: {
      authorization: key.authorization(subscription.endpoint, world.clock.nowS()),
      'content-type': 'application/octet-stream',
      'content-encoding': 'aes128gcm',
      ttl: String(keptS),
      urgency: 'high',
    },
    body,
    timeoutMs,
    answerBytes,
    cut: true,
  });
  return answer.status;
}
