import { makeAccount } from '#server';
import { type Command, dataSettings } from './command.ts';
import { configOf } from './config-of.ts';

export const command: Command = {
  name: 'account create',
  summary: 'makes an account; its owner signs in with the number',
  settings: dataSettings,
  flags: {
    phone: { value: 'P', help: 'phone number with country code', required: true },
    'first-name': { value: 'N', help: 'first name', required: true },
    'last-name': { value: 'N', help: 'last name' },
    username: { value: 'U', help: 'username, without @' },
  },
  async run(call) {
    const lastName = call.text('last-name');
    const username = call.text('username');
    const id = await makeAccount(configOf(call), {
      phone: call.required('phone'),
      firstName: call.required('first-name'),
      ...(lastName === undefined ? {} : { lastName }),
      ...(username === undefined ? {} : { username: username.replace(/^@/, '') }),
    });
    call.print(`made account ${id}`);
  },
};
