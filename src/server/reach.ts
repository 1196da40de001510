import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';
import { formatAddress, isLoopback, type ListenAddress } from './config/address.ts';
import type { Config } from './config/config.ts';

/** Where clients reach this server: what it listens on, or what the operator says stands in front of it. */
export interface Reach {
  /** What it listens on so far. */
  readonly bound: ListenAddress[];
  /** What clients are told, for their options of data centres; the first is the one to begin with. */
  addresses(): ListenAddress[];
  /** Base URL of everything over HTTP. */
  httpBase(): string;
  /** Where browsers speak MTProto. */
  webSocket(): string;
}

/**
 * Where others reach this server. `bound` is filled while it begins to listen; what is set goes before what is
 * bound.
 */
export function reachOf(config: Pick<Config, 'advertise' | 'publicUrl'>, interfaces = networkInterfaces): Reach {
  const bound: ListenAddress[] = [];
  const addresses = () =>
    config.advertise.length > 0 ? [...config.advertise] : told(bound.length > 0 ? bound : [standard], interfaces);
  const httpBase = () => config.publicUrl ?? `http://${formatAddress(addresses()[0] ?? standard)}`;
  return { bound, addresses, httpBase, webSocket: () => `${httpBase().replace(/^http/, 'ws')}/apiws` };
}

const standard: ListenAddress = { host: '127.0.0.1', port: 8080 };

/**
 * All at which clients may connect, in the operator's order. An address of this machine alone is worth telling only when
 * there is no other: a client elsewhere that took it would look for the server on its own machine.
 */
function told(bound: readonly ListenAddress[], interfaces: () => NodeJS.Dict<NetworkInterfaceInfo[]>): ListenAddress[] {
  const found = new Map<string, ListenAddress>();
  for (const each of bound) {
    const address = reachable(each, interfaces);
    found.set(formatAddress(address), address);
  }
  const all = [...found.values()];
  const elsewhere = all.filter(({ host }) => !isLoopback(host));
  return elsewhere.length > 0 ? elsewhere : all;
}

/** Nobody connects to "every address of this machine": its first one that others can reach stands for it. */
function reachable(address: ListenAddress, interfaces: () => NodeJS.Dict<NetworkInterfaceInfo[]>): ListenAddress {
  if (address.host !== '0.0.0.0' && address.host !== '::') return address;
  const own = Object.values(interfaces()).flatMap((each) => each ?? []);
  const found = own.find(({ family, internal }) => family === 'IPv4' && !internal);
  return { host: found?.address ?? '127.0.0.1', port: address.port };
}
