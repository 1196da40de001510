import { found, isSafetyError, refuseSafety } from '../errors.ts';
import { recordEvents } from '../events/record.ts';
import { BUNDLE_LIMITS } from '../exchange/bundle-types.ts';
import type { HttpClient, SafetyContext, SafetyTx } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import { acceptIssuer } from './exchange-keys.ts';
import { importBundle } from './receive-bundle.ts';
import { recognitionLimits, type Subscription } from './types.ts';

const pullMs = 30_000;

/** What another server says of itself, and what it has for us. */
interface Feed {
  issuer: string;
  publicKey: string;
  bundles: { sequence: number; text: string }[];
}

export interface NewSubscription {
  /** Base URL of the other server. */
  readonly url: string;
  readonly token: string;
  readonly issuer: string;
  /** Ed25519 key of the other server, hexadecimal, told by hand: what comes over the network is not believed. */
  readonly publicKey: string;
  readonly everyMs?: number | undefined;
  readonly mode?: 'pull' | 'ask' | undefined;
  /** Of `ask`: the exchange key that both have; without it, the one that was taken in last. */
  readonly keyId?: string | undefined;
}

/**
 * Follows another server's bundles: they are pulled and applied by themselves, deltas and tombstones included. A small
 * server only asks instead: what is new or changed in public here is shown as sketches under a shared key.
 */
export async function subscribe(safety: SafetyContext, actor: Actor, input: NewSubscription): Promise<Subscription> {
  requireMay(actor, 'exchange.manage');
  const url = checkedUrl(input.url);
  const everyMs = Math.max(recognitionLimits.leastPullMs, input.everyMs ?? recognitionLimits.pullEveryMs);
  const { name } = await acceptIssuer(safety, actor, { name: input.issuer, publicKey: input.publicKey });
  return safety.store.write(async (tx) => {
    const id = await tx.subscriptions.nextId();
    const asked = input.mode === 'ask' ? { mode: input.mode, keyId: await sharedKey(tx, input.keyId) } : {};
    const subscription: Subscription = {
      id,
      ...asked,
      issuer: name,
      url,
      token: input.token,
      everyMs: Math.min(everyMs, recognitionLimits.pullEveryMs),
      nextAtMs: safety.clock.nowMs(),
      lastPulledAtMs: null,
      lastError: null,
      imported: 0,
      endedAtMs: null,
    };
    await tx.subscriptions.put(subscription);
    await recordEvents(tx, safety, actor, [
      { type: 'exchange-changed', data: { what: 'subscription', subscriptionId: id, issuer: name } },
    ]);
    return subscription;
  });
}

async function sharedKey(tx: SafetyTx, wanted: string | undefined): Promise<string> {
  const keys = await tx.exchangeKeys.find({ limit: 100 });
  const key = wanted === undefined ? keys.at(-1) : keys.find(({ keyId }) => keyId === wanted);
  return key?.keyId ?? refuseSafety('field-invalid', { field: 'keyId', why: 'an exchange key that both servers have' });
}

/** Only HTTPS; a machine may speak with itself in the clear. */
function checkedUrl(text: string): string {
  const url = URL.parse(text);
  const loopback = url?.hostname === '127.0.0.1' || url?.hostname === '[::1]' || url?.hostname === 'localhost';
  if (!url || !(url.protocol === 'https:' || (loopback && url.protocol === 'http:')))
    return refuseSafety('field-invalid', { field: 'url', why: 'https://…' });
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

/** Ends a subscription; what came by it stays until it expires. */
export async function unsubscribe(safety: SafetyContext, actor: Actor, id: number): Promise<Subscription> {
  requireMay(actor, 'exchange.manage');
  return safety.store.write(async (tx) => {
    const known = found(await tx.subscriptions.get(id), 'subscription', id);
    const endedAtMs = await recordEvents(tx, safety, actor, [
      { type: 'exchange-changed', data: { what: 'subscription-ended', subscriptionId: id } },
    ]);
    const ended: Subscription = { ...known, endedAtMs };
    await tx.subscriptions.put(ended);
    return ended;
  });
}

/** Pulls every subscription whose time has come. Returns how many bundles were taken in. */
export async function pullSubscriptions(safety: SafetyContext, http: HttpClient): Promise<number> {
  const due = await safety.store.read((tx) =>
    tx.subscriptions.find({
      atLeast: { next: 0 },
      below: { next: safety.clock.nowMs() + 1 },
      order: [{ by: 'next' }],
      limit: 20,
    }),
  );
  let imported = 0;
  for (const subscription of due) imported += await pull(safety, http, subscription);
  return imported;
}

async function pull(safety: SafetyContext, http: HttpClient, subscription: Subscription): Promise<number> {
  let imported = 0;
  let lastError: string | null = null;
  try {
    imported = await takeIn(safety, http, subscription);
  } catch (error) {
    lastError = isSafetyError(error) ? error.message : error instanceof Error ? error.message : String(error);
  }
  const nowMs = safety.clock.nowMs();
  await safety.store.write(async (tx) => {
    const now = (await tx.subscriptions.get(subscription.id)) ?? subscription;
    await tx.subscriptions.put({
      ...now,
      nextAtMs: nowMs + now.everyMs,
      lastPulledAtMs: lastError === null ? nowMs : now.lastPulledAtMs,
      lastError: lastError?.slice(0, recognitionLimits.reasonLength) ?? null,
      imported: now.imported + imported,
    });
  });
  return imported;
}

/** Bundles are applied one by one in their order; the first that is refused stops the rest until the next time. */
async function takeIn(safety: SafetyContext, http: HttpClient, { issuer, url, token }: Subscription): Promise<number> {
  const known = await safety.store.read((tx) => tx.issuers.first({ where: { name: issuer } }));
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await http.request({
    method: 'GET',
    url: `${url}/api/v1/exchange/feed?after=${known?.lastSequence ?? 0}`,
    headers,
    timeoutMs: pullMs,
    answerChars: 2 * BUNDLE_LIMITS.maxBytes,
  });
  if (answer.status !== 200) throw new Error(`the other server answered ${answer.status}`);
  const feed: Feed = JSON.parse(answer.body);
  if (feed.publicKey !== known?.publicKey) throw new Error('the other server signs with another key than was accepted');
  for (const { text } of feed.bundles) await importBundle(safety, 'system', text);
  await acknowledge(safety, http, { issuer, url, headers });
  return feed.bundles.length;
}

/** Tells the issuer what was applied; what it could not be told is told with the next pull. */
async function acknowledge(
  safety: SafetyContext,
  http: HttpClient,
  { issuer, url, headers }: { issuer: string; url: string; headers: { readonly [name: string]: string } },
): Promise<void> {
  const came = await safety.store.read((tx) =>
    tx.bundles.find({
      where: { direction: 'in', issuer },
      order: [{ by: 'sequence', descending: true }],
      limit: recognitionLimits.bundlesPerPull,
    }),
  );
  for (const bundle of came.filter(({ acks }) => acks.length === 0)) {
    const told = await http.request({
      method: 'POST',
      url: `${url}/api/v1/exchange/acks`,
      headers,
      body: bundle.text,
      timeoutMs: pullMs,
    });
    if (told.status !== 200) throw new Error(`the other server took no acknowledgement: ${told.status}`);
    const said: { withdrawn: number; reopened: number } = JSON.parse(bundle.text);
    const ack = { peer: issuer, atMs: safety.clock.nowMs(), withdrawn: said.withdrawn, reopened: said.reopened };
    await safety.store.write((tx) => tx.bundles.put({ ...bundle, acks: [ack] }));
  }
}
