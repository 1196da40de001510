import { grantUsername } from '#server';
import { type Command, dataSettings } from './command.ts';
import { configOf } from './config-of.ts';

export const command: Command = {
  name: 'username grant',
  summary: 'gives an account, supergroup or channel a further public name, which its bearer may switch off and on',
  positionals: ['PHONE|@USERNAME|ID', 'NAME'],
  settings: [...dataSettings, 'limit-usernames', 'limit-public-channels'],
  async run(call) {
    const [who = '', given = ''] = call.positionals;
    const name = given.replace(/^@/, '');
    await grantUsername(configOf(call), who, name);
    call.print(`${who} is @${name} too now`);
  },
};
