import { giveRole } from '#server';
import { type Command, dataSettings } from './command.ts';
import { configOf } from './config-of.ts';

export const command: Command = {
  name: 'role grant',
  summary: 'gives an account a role at the safety desk: owner, moderator, reviewer, legal or observer',
  positionals: ['PHONE|@USERNAME|ID', 'ROLE'],
  settings: dataSettings,
  async run(call) {
    const [who = '', role = ''] = call.positionals;
    const pseudonym = await giveRole(configOf(call), who, role);
    call.print(`${who} is ${role} now and acts as ${pseudonym}`);
  },
};
