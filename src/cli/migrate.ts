import { migrate } from '#server';
import { type Command, dataSettings } from './command.ts';
import { configOf } from './config-of.ts';

export const command: Command = {
  name: 'migrate',
  summary: 'brings the database to the schema of this version; serve does so by itself',
  settings: dataSettings,
  async run(call) {
    const ran = await migrate(configOf(call), call.progress);
    call.print(ran.length === 0 ? 'the schema is up to date' : `done: ${ran.join(', ')}`);
  },
};
