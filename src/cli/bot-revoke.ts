import { giveToken } from '#server';
import { type Command, dataSettings } from './command.ts';
import { configOf } from './config-of.ts';

export const command: Command = {
  name: 'bot revoke',
  summary: 'makes a new token and prints it; the old one stops working at once',
  positionals: ['@USERNAME|ID'],
  settings: dataSettings,
  async run(call) {
    call.print(await giveToken(configOf(call), call.positionals[0] ?? '', true));
  },
};
