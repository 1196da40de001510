import { gameMessage } from '#domain';
import { badRequest } from '../api-error.ts';
import { having, readSend, send } from '../from-api/send.ts';
import { method } from '../method.ts';

export const sendGame = method('sendGame', async (call) => {
  const { args, bot, world } = call;
  const shortName = args.text('game_short_name');
  if (shortName === undefined) throw badRequest('Parameter "game_short_name" is required');
  const common = await readSend(call);
  const content = await world.store.read((tx) => gameMessage(tx, bot.id, shortName, common.data.markup));
  return having(await send(call, common, content), 'game');
});
