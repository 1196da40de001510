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

export function reachOf(config: Pick<Config, 'advertise' | 'publicUrl'>): Reach {
  const bound: ListenAddress[] = [];
  const first = () => config.advertise ?? bound[0] ?? { host: '127.0.0.1', port: 8080 };
  return {
    bound,
    addresses: () => [first()],
    httpBase: () => config.publicUrl ?? `http://${formatAddress(first())}`,
  };
}
