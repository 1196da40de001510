import { makeBot } from '#server';
import { type Command, dataSettings } from './command.ts';
import { configOf } from './config-of.ts';

export const command: Command = {
  name: 'bot create',
  summary: 'makes a bot and prints its token, which cannot be shown again',
  settings: dataSettings,
  flags: {
    owner: { value: 'P', help: 'phone number, @username or id of its owner', required: true },
    username: { value: 'U', help: 'username, ends in "bot"', required: true },
    name: { value: 'N', help: 'name that people see', required: true },
    inline: { value: 'TEXT', help: 'answers inline queries; TEXT stands in the empty field' },
    'sees-all': { help: 'sees everything that is said in its groups' },
  },
  async run(call) {
    const inline = call.text('inline');
    const { token } = await makeBot(configOf(call), {
      owner: call.required('owner'),
      username: call.required('username').replace(/^@/, ''),
      name: call.required('name'),
      seesAll: call.on('sees-all'),
      ...(inline === undefined ? {} : { inline }),
    });
    call.print(token);
  },
};
