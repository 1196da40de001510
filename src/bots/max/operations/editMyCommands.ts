import { absent, listIn } from '../fields.ts';
import { writeCommands } from '../from-api/commands.ts';
import { operation } from '../operation.ts';
import { ownCommands } from '../to-api/bot.ts';

export const editMyCommands = operation(
  'editMyCommands',
  'PATCH',
  'me/commands',
  async (call) => {
    const list = listIn(call.body, 'commands');
    if (!list) throw absent('commands');
    await writeCommands(call, list);
    return { commands: await call.world.store.read((tx) => ownCommands(tx, call.bot.id)) };
  },
  ['max'],
);
