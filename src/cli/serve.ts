import { flushCompileCache } from 'node:module';
import { settingNames, startServer } from '#server';
import type { Command } from './command.ts';
import { configOf } from './config-of.ts';

/** Also a server that is killed leaves its compiled modules to the next start, which takes half as long with them. */
const compiledAfterMs = 3_000;

export const command: Command = {
  name: 'serve',
  summary: 'runs the server until SIGTERM; prints one line of JSON when it is ready',
  settings: settingNames,
  async run(call) {
    const config = configOf(call);
    const stopped = stopSignal();
    const server = await startServer(config);
    call.print(JSON.stringify({ event: 'ready', ...server.ready }));
    const keepCompiled = setTimeout(flushCompileCache, compiledAfterMs);
    const failure = await Promise.race([stopped, ...(server.failed ? [server.failed] : [])]);
    clearTimeout(keepCompiled);
    await server.close();
    if (failure) throw failure;
  },
};

/** Resolves at the first SIGTERM or SIGINT; a second one ends the process at once, as whoever sends it is in a hurry. */
function stopSignal(): Promise<undefined> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      let count = 0;
      process.on(signal, () => {
        count += 1;
        if (count > 1) process.exit(130);
        resolve(undefined);
      });
    }
  });
}
