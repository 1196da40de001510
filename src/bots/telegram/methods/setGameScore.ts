import { mailboxOf, setGameScore as setScore } from '#domain';
import { requireUser } from '../from-api/chat.ts';
import { readGamePlace } from '../from-api/game.ts';
import { having, showMessage } from '../from-api/send.ts';
import { method } from '../method.ts';

export const setGameScore = method('setGameScore', async (call) => {
  const { args, bot, world } = call;
  const { id: account } = await requireUser(call);
  const place = await readGamePlace(call, 'set game score');
  const silent = args.flagOr('disable_edit_message') ?? !(args.flagOr('edit_message') ?? true);
  const score = args.int('score') ?? 0;
  await setScore(world, { bot: bot.id, place, account, score, force: args.flag('force'), silent });
  if ('content' in place) return true;
  const shown = having(await showMessage(call, mailboxOf(bot.id, place.peer), place.id), 'game');
  return { ...shown, edit_date: shown.edit_date ?? shown.date };
});
