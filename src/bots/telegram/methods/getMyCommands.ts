import { getCommands } from '#domain';
import { readCommandScope, readLang } from '../from-api/command-scope.ts';
import { method } from '../method.ts';

export const getMyCommands = method('getMyCommands', async (call) => {
  const scope = await readCommandScope(call);
  return call.world.store.read((tx) => getCommands(tx, call.bot.id, scope, readLang(call)));
});
