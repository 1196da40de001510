import { setCommands } from '#domain';
import { readCommandScope, readLang } from '../from-api/command-scope.ts';
import { method } from '../method.ts';

export const deleteMyCommands = method('deleteMyCommands', async (call) => {
  const scope = await readCommandScope(call);
  await setCommands(call.world, { bot: call.bot.id, scope, lang: readLang(call), commands: [] });
  return true;
});
