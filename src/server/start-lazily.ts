import type { Config } from './config/config.ts';
import type { RunningServer } from './running-server.ts';

/** Starts the server. Its rooms are read only now: the other commands need few of them and should answer at once. */
export async function startServer(config: Config): Promise<RunningServer> {
  const { startServer: start } = await import('./start-server.ts');
  return start(config);
}
