import { blockAccount } from '#server';
import { type Command, dataSettings } from './command.ts';
import { configOf } from './config-of.ts';

export const command: Command = {
  name: 'account block',
  summary: 'signs an account out everywhere and shuts it out',
  positionals: ['PHONE|@USERNAME|ID'],
  settings: dataSettings,
  async run(call) {
    const who = call.positionals[0] ?? '';
    const changed = await blockAccount(configOf(call), who);
    call.print(changed ? `blocked ${who}` : `${who} was blocked already`);
  },
};
