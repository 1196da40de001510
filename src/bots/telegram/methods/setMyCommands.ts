import { setCommands } from '#domain';
import { badRequest } from '../api-error.ts';
import { isFields, textIn } from '../arguments.ts';
import { readCommandScope, readLang } from '../from-api/command-scope.ts';
import { method } from '../method.ts';

export const setMyCommands = method('setMyCommands', async (call) => {
  const list = call.args.json('commands', "can't parse commands JSON object") ?? [];
  if (!Array.isArray(list)) throw badRequest('expected an Array of BotCommand');
  const commands = list.map((item: unknown) => {
    if (!isFields(item)) throw badRequest("can't parse BotCommand: expected an Object");
    return { command: textIn(item, 'command') ?? '', description: textIn(item, 'description') ?? '' };
  });
  await setCommands(call.world, {
    bot: call.bot.id,
    scope: await readCommandScope(call),
    lang: readLang(call),
    commands,
  });
  return true;
});
