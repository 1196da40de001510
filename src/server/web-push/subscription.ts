import { z } from 'zod';
import type { PushSubscription } from './encrypt.ts';

/** Web push among the kinds of `account.registerDevice` (https://core.telegram.org/method/account.registerDevice). */
export const webPushTokenType = 10;

const token = z.object({
  endpoint: z.url().max(2048),
  keys: z.object({ p256dh: z.string().max(200), auth: z.string().max(100) }),
});

/** The token as web clients register it: the JSON of the browser's PushSubscription. Undefined for anything else. */
export function readSubscription(text: string): PushSubscription | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = token.safeParse(value);
  if (!parsed.success) return undefined;
  const p256dh = Buffer.from(parsed.data.keys.p256dh, 'base64url');
  const auth = Buffer.from(parsed.data.keys.auth, 'base64url');
  const endpoint = new URL(parsed.data.endpoint);
  if (p256dh.length !== 65 || p256dh[0] !== 4 || auth.length !== 16) return undefined;
  if (endpoint.protocol !== 'https:' && endpoint.protocol !== 'http:') return undefined;
  return { endpoint, p256dh, auth };
}
