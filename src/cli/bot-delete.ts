import { removeBot } from '#server';
import { type Command, dataSettings } from './command.ts';
import { configOf } from './config-of.ts';

export const command: Command = {
  name: 'bot delete',
  summary: 'deletes a bot for good; what it wrote stays, its username is free again',
  positionals: ['@USERNAME|ID'],
  settings: dataSettings,
  async run(call) {
    const who = call.positionals[0] ?? '';
    await removeBot(configOf(call), who);
    call.print(`deleted ${who}`);
  },
};
