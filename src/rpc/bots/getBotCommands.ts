import { getCommands } from '#domain';
import { fromTlCommandScope } from '../from-tl/command-scope.ts';
import { method } from '../method.ts';
import { toTlBotCommand } from '../to-tl/bots/bot-info.ts';

export const getBotCommands = method(
  'bots.getBotCommands',
  async (call, request) => {
    const scope = fromTlCommandScope(call, request.scope);
    const commands = await call.world.store.read((tx) => getCommands(tx, call.account, scope, request.langCode));
    return commands.map(toTlBotCommand);
  },
  { botsOnly: true },
);
