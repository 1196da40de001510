import type { IncomingMessage } from 'node:http';
import { changeFeed, type PeerId, setWebhook } from '#domain';
import { OutsideError } from '../outside/request.ts';
import type { PumpParts, PumpState } from './pump.ts';

const longestAskedWaitMs = 3_600_000;
/** A receiver that says "gone" for so long has meant it. */
const goneForMs = 23 * 3_600_000;
/** Of what a dialect leaves of an answer, so much is looked at and passed over. */
const answerBytes = 1024 * 1024;
/** An error that stays the same is written down this often. */
const sameErrorS = 1;

/** Calls the webhook once. False when the update, and its chat with it, has to wait. */
export async function callWebhook(parts: PumpParts, state: PumpState, peer: PeerId, body: object): Promise<boolean> {
  const { feed, dialect } = parts;
  const { webhook } = feed;
  if (!webhook) return false;
  await pace(parts, state);
  let deed: (() => Promise<void>) | undefined;
  const take = async (answer: IncomingMessage): Promise<void> => {
    if (dialect.webhooks.accepts(answer.statusCode ?? 0)) deed = await dialect.readAnswer?.(feed.bot, answer);
  };
  try {
    const answer = await parts.outside.request({
      url: new URL(webhook.url),
      method: 'POST',
      headers: { 'content-type': 'application/json', ...dialect.webhookHeaders(feed) },
      body: new TextEncoder().encode(JSON.stringify(body)),
      timeoutMs: dialect.webhooks.callTimeoutMs,
      answerBytes,
      cut: true,
      take,
      ...(webhook.certificate ? { certificate: webhook.certificate } : {}),
      ...(webhook.address ? { address: webhook.address } : {}),
    });
    if (dialect.webhooks.accepts(answer.status)) {
      state.waiting.delete(peer);
      state.failingSinceMs = undefined;
      state.goneSinceMs = undefined;
      await deed?.();
      return true;
    }
    const askedMs = Number(answer.headers['retry-after'] ?? 0) * 1000;
    const words = `Wrong response from the webhook: ${answer.status} ${statusText(answer.status)}`.trim();
    await failed(parts, state, peer, words, askedMs);
    if (answer.status === 410) await gone(parts, state);
    else state.goneSinceMs = undefined;
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    await failed(parts, state, peer, error.message, 0);
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

/** The chat waits as long as the receiver asked for, or twice as long as after its last failure. */
async function failed(
  parts: PumpParts,
  state: PumpState,
  peer: PeerId,
  message: string,
  askedMs: number,
): Promise<void> {
  const { world, feed } = parts;
  const { firstRetryMs, longestRetryMs, endsAfterMs } = parts.dialect.webhooks;
  const nowMs = world.clock.nowMs();
  const delayMs = Math.min((state.waiting.get(peer)?.delayMs ?? firstRetryMs / 2) * 2, longestRetryMs);
  const waitMs = askedMs > 0 ? Math.min(askedMs, longestAskedWaitMs) : delayMs;
  state.waiting.set(peer, { delayMs, endsAtMs: nowMs + waitMs });
  state.failingSinceMs ??= nowMs;
  if (endsAfterMs !== undefined && nowMs - state.failingSinceMs >= endsAfterMs) return forget(parts, state);
  const lastError = { date: world.clock.nowS(), message };
  const known = state.lastError;
  if (known?.message === message && lastError.date - known.date < sameErrorS) return;
  state.lastError = lastError;
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
