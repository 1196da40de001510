import type { GameHighScore } from '@grammyjs/types';
import { gameScores } from '#domain';
import { createView } from '../../view.ts';
import { requireUser } from '../from-api/chat.ts';
import { readGamePlace } from '../from-api/game.ts';
import { toApiUser } from '../to-api/user.ts';
import { method } from '../method.ts';

export const getGameHighScores = method('getGameHighScores', async (call) => {
  const { bot, world } = call;
  const { id: account } = await requireUser(call);
  const place = await readGamePlace(call, 'get game high scores');
  const scores = await gameScores(world, { bot: bot.id, place, account });
  return world.store.read(async (tx) => {
    const view = createView(call, bot.id, tx);
    const written: GameHighScore[] = [];
    for (const { position, score, account: player } of scores)
      written.push({ position, user: await toApiUser(view, player), score });
    return written;
  });
});
