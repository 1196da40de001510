import { takeRole } from '#server';
import { type Command, dataSettings } from './command.ts';
import { configOf } from './config-of.ts';

export const command: Command = {
  name: 'role revoke',
  summary: "takes an account's role at the safety desk away",
  positionals: ['PHONE|@USERNAME|ID'],
  settings: dataSettings,
  async run(call) {
    const who = call.positionals[0] ?? '';
    await takeRole(configOf(call), who);
    call.print(`${who} has no role any more`);
  },
};
