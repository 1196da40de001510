import { setCommands } from '#domain';
import { fromTlCommandScope } from '../from-tl/command-scope.ts';
import { method } from '../method.ts';

export const resetBotCommands = method(
  'bots.resetBotCommands',
  async (call, request) => {
    const scope = fromTlCommandScope(call, request.scope);
    await setCommands(call.world, { bot: call.account, scope, lang: request.langCode, commands: [] });
    return true;
  },
  { botsOnly: true },
);
