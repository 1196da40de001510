import { unblockAccount } from '#server';
import { type Command, dataSettings } from './command.ts';
import { configOf } from './config-of.ts';

export const command: Command = {
  name: 'account unblock',
  summary: 'lets a blocked account in again',
  positionals: ['PHONE|@USERNAME|ID'],
  settings: dataSettings,
  async run(call) {
    const who = call.positionals[0] ?? '';
    const changed = await unblockAccount(configOf(call), who);
    call.print(changed ? `unblocked ${who}` : `${who} was not blocked`);
  },
};
