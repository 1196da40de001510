import type { World } from '../ports.ts';

const blockBytes = 64;

/** HMAC-SHA-256 (RFC 2104). */
function hmac(world: Pick<World, 'srp'>, key: Uint8Array, message: Uint8Array): Uint8Array {
  const block = new Uint8Array(blockBytes);
  block.set(key.length > blockBytes ? world.srp.sha256(key) : key);
  const padded = (mask: number, rest: Uint8Array): Uint8Array => {
    const bytes = new Uint8Array(blockBytes + rest.length);
    bytes.set(block.map((byte) => byte ^ mask));
    bytes.set(rest, blockBytes);
    return world.srp.sha256(bytes);
  };
  return padded(0x5c, padded(0x36, message));
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The key under which a bot checks what its web pages were told: made of its token, hex. */
export const webAppKey = (world: Pick<World, 'srp'>, token: string): string =>
  hmac(world, bytesOf('WebAppData'), bytesOf(token)).toHex();

/**
 * What a web page is told of who opened it, signed (https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app).
 * `fields` are in the form in which they stand in the query string before they are escaped.
 */
export function signWebAppData(
  world: Pick<World, 'srp'>,
  key: string,
  fields: Readonly<Record<string, string>>,
): string {
  const lines = Object.entries(fields).map(([name, value]) => `${name}=${value}`);
  const hash = hmac(world, Uint8Array.fromHex(key), bytesOf(lines.sort().join('\n'))).toHex();
  const parts = Object.entries({ ...fields, hash }).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return parts.join('&');
}
