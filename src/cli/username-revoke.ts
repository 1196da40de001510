import { revokeUsername } from '#server';
import { type Command, dataSettings } from './command.ts';
import { configOf } from './config-of.ts';

export const command: Command = {
  name: 'username revoke',
  summary: 'takes a public name back that was given by username grant',
  positionals: ['NAME'],
  settings: dataSettings,
  async run(call) {
    const name = (call.positionals[0] ?? '').replace(/^@/, '');
    await revokeUsername(configOf(call), name);
    call.print(`@${name} is free now`);
  },
};
