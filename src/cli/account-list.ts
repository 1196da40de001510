import { listAccounts } from '#server';
import { type Command, dataSettings } from './command.ts';
import { configOf } from './config-of.ts';

export const command: Command = {
  name: 'account list',
  summary: 'lists the accounts: id, kind, phone, username, name, state',
  settings: dataSettings,
  flags: { json: { help: 'one JSON object a line' } },
  async run(call) {
    const asJson = call.on('json');
    await listAccounts(configOf(call), ({ id, kind, phone, username, firstName, lastName, suspendedAt }) => {
      const name = `${firstName} ${lastName}`.trim();
      const state = suspendedAt === undefined ? 'active' : 'blocked';
      if (asJson) call.print(JSON.stringify({ id, kind, phone, username, name, state }));
      else call.print([id, kind, phone ?? '-', username ? `@${username}` : '-', name, state].join('\t'));
    });
  },
};
