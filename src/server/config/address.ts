import { isIP } from 'node:net';
import { ConfigError } from './errors.ts';

export interface ListenAddress {
  host: string;
  port: number;
}

/** Reads `127.0.0.1:8080`, `[::1]:443` or `localhost:0`; refuses the rest. */
export function parseAddress(text: string, flag: string): ListenAddress {
  const match = /^(?:\[([^\]]+)\]|([^:\s]+)):(\d{1,5})$/.exec(text.trim());
  const host = match?.[1] ?? match?.[2];
  const port = Number(match?.[3]);
  if (!host || port > 65_535) {
    throw new ConfigError(`--${flag} wants HOST:PORT such as 127.0.0.1:8080, not "${text}"`);
  }
  return { host, port };
}

/** `host:port`, with brackets around IPv6. */
export function formatAddress({ host, port }: ListenAddress): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** True for addresses that only this machine can reach. */
export function isLoopback(host: string): boolean {
  if (host === 'localhost') return true;
  if (isIP(host) === 4) return host.startsWith('127.');
  return host === '::1' || /^::ffff:127\./i.test(host);
}
