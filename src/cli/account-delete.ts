import { removeAccount } from '#server';
import { type Command, dataSettings } from './command.ts';
import { configOf } from './config-of.ts';

export const command: Command = {
  name: 'account delete',
  summary: 'deletes an account for good; what it wrote to others stays',
  positionals: ['PHONE|@USERNAME|ID'],
  settings: dataSettings,
  async run(call) {
    const who = call.positionals[0] ?? '';
    await removeAccount(configOf(call), who);
    call.print(`deleted ${who}`);
  },
};
