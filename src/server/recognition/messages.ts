import type { Config } from '../config/config.ts';

/** What the watching thread is started with. */
export interface WatcherStart {
  readonly config: Config;
  /** Base URL of this server, for links in statements. */
  readonly httpBase: string;
}

/** What it tells: trouble of a round, for the log. */
export interface WatcherTrouble {
  readonly error: string;
}
