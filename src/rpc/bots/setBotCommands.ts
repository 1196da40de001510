import { setCommands } from '#domain';
import { fromTlCommandScope } from '../from-tl/command-scope.ts';
import { method } from '../method.ts';

export const setBotCommands = method(
  'bots.setBotCommands',
  async (call, request) => {
    const commands = request.commands.map(({ command, description }) => ({ command, description }));
    await setCommands(call.world, {
      bot: call.account,
      scope: fromTlCommandScope(call, request.scope),
      lang: request.langCode,
      commands,
    });
    return true;
  },
  { botsOnly: true },
);
