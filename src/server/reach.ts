import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';
import { formatAddress, type ListenAddress } from './config/address.ts';
import type { Config } from './config/config.ts';

/** Where clients reach this server: what it listens on, or what the operator says stands in front of it. */
export interface Reach {
  /** What it listens on so far. */
  readonly bound: ListenAddress[];
  /** What clients are told, for their options of data centres. */
  addresses(): ListenAddress[];
  /** Base URL of everything over HTTP. */
  httpBase(): string;
}

export function reachOf(config: Pick<Config, 'advertise' | 'publicUrl'>, interfaces = networkInterfaces): Reach {
  const bound: ListenAddress[] = [];
  const first = () => config.advertise ?? reachable(bound[0] ?? { host: '127.0.0.1', port: 8080 }, interfaces);
  return {
    bound,
    addresses: () => [first()],
    httpBase: () => config.publicUrl ?? `http://${formatAddress(first())}`,
  };
}

/** Nobody connects to "every address of this machine": its first one that others can reach stands for it. */
function reachable(address: ListenAddress, interfaces: () => NodeJS.Dict<NetworkInterfaceInfo[]>): ListenAddress {
  if (address.host !== '0.0.0.0' && address.host !== '::') return address;
  const own = Object.values(interfaces()).flatMap((each) => each ?? []);
  const found = own.find(({ family, internal }) => family === 'IPv4' && !internal);
  return { host: found?.address ?? '127.0.0.1', port: address.port };
}
