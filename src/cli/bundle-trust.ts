import { trustIssuer } from '#server';
import { type Command, dataSettings } from './command.ts';
import { configOf } from './config-of.ts';

export const command: Command = {
  name: 'bundle trust',
  summary: "accepts another server's signing key, so that its bundles can be taken in",
  positionals: ['NAME', 'KEY'],
  settings: dataSettings,
  async run(call) {
    const [name = '', key = ''] = call.positionals;
    await trustIssuer(configOf(call), name, key);
    call.print(`bundles of ${name} are accepted`);
  },
};
