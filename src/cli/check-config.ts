import { checkConfig } from '#server';
import type { Command } from './command.ts';
import { configOf } from './config-of.ts';
import { command as serve } from './serve.ts';

export const command: Command = {
  name: 'check-config',
  summary: 'tries the settings as serve would use them, without serving',
  settings: serve.settings,
  async run(call) {
    const checks = await checkConfig(configOf(call));
    for (const { what, value, trouble } of checks) {
      call.print(trouble ? `WRONG   ${what} ${value}: ${trouble}` : `ok      ${what} ${value}`);
    }
    return checks.some((check) => check.trouble) ? 1 : 0;
  },
};
