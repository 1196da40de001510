import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { ClosableStore } from '#storage';

const lifetimeS = 12 * 3600;

/** The key by which push services know this server (RFC 8292). Browsers subscribe to it and to nobody else. */
export interface VapidKey {
  /** Uncompressed point, base64url: what `pushManager.subscribe` takes as `applicationServerKey`. */
  publicKey: string;
  /** The `authorization` header of a message for that push service. */
  authorization(endpoint: URL, nowS: number): string;
}

/** Made at the first start and kept, the same on every node. `subject` tells push services whom to write to. */
export async function loadVapidKey(store: ClosableStore, subject: () => string): Promise<VapidKey> {
  const kept = await store.serverValue('web-push-key', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    return privateKey.export({ type: 'pkcs8', format: 'der' });
  });
  return vapidKeyOf(createPrivateKey({ key: Buffer.from(kept), type: 'pkcs8', format: 'der' }), subject);
}

/** Signs for push services who sends (RFC 8292). `subject` is an address at which the operator can be reached. */
export function vapidKeyOf(privateKey: KeyObject, subject: () => string): VapidKey {
  const { x = '', y = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  const publicKey = point.toString('base64url');
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return {
    publicKey,
    authorization(endpoint, nowS) {
      const claims = { aud: endpoint.origin, exp: nowS + lifetimeS, sub: subject() };
      const signed = `${part({ typ: 'JWT', alg: 'ES256' })}.${part(claims)}`;
      const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' });
      return `vapid t=${signed}.${signature.toString('base64url')}, k=${publicKey}`;
    },
  };
}
