import { newestLayer } from '#rpc';
import type { RsaKey } from '#wire';
import type { Reach } from '../reach.ts';
import { version } from '../version.ts';

/** The data centre that this server says it is; clients start at 2 or follow the option list there. */
export const dcId = 2;

/** What `/.well-known/tocsin.json` tells of a server. */
export interface Discovery {
  name: string;
  version: string;
  layers: { oldest: number; newest: number };
  dcs: { id: number; host: string; port: number }[];
  publicKey: string;
  /** The same key as two numbers, the first in hex. */
  modulus: string;
  exponent: number;
  fingerprint: string;
  botApi: string;
  maxApi: string;
  tamtamApi: string;
  httpBase: string;
  /** Where MTProto is spoken over WebSocket, also through a proxy that passes HTTP alone. */
  webSocket: string;
  /** The key to which browsers subscribe for pushes (RFC 8292), base64url. */
  webPushKey: string;
}

/** What `/.well-known/tocsin.json` says. */
export const discovery = (reach: Reach, rsaKey: RsaKey, webPushKey: string): Discovery => ({
  name: 'Tocsin',
  version,
  layers: { oldest: 144, newest: newestLayer },
  dcs: reach.addresses().map((address) => ({ id: dcId, ...address })),
  publicKey: rsaKey.publicPem,
  modulus: rsaKey.modulus,
  exponent: rsaKey.exponent,
  fingerprint: rsaKey.fingerprint,
  botApi: reach.httpBase(),
  maxApi: `${reach.httpBase()}/max`,
  tamtamApi: `${reach.httpBase()}/tamtam`,
  httpBase: reach.httpBase(),
  webSocket: reach.webSocket(),
  webPushKey,
});
