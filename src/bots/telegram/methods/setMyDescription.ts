import { setBotTexts } from '#domain';
import { readLang } from '../from-api/command-scope.ts';
import { method } from '../method.ts';

export const setMyDescription = method('setMyDescription', async (call) => {
  const texts = { description: call.args.given('description') ?? '' };
  await setBotTexts(call.world, { bot: call.bot.id, lang: readLang(call), texts });
  return true;
});
