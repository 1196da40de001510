import { setBotTexts } from '#domain';
import { readLang } from '../from-api/command-scope.ts';
import { method } from '../method.ts';

export const setMyShortDescription = method('setMyShortDescription', async (call) => {
  const texts = { about: call.args.given('short_description') ?? '' };
  await setBotTexts(call.world, { bot: call.bot.id, lang: readLang(call), texts });
  return true;
});
