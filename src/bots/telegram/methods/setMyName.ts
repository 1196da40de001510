import { setBotTexts } from '#domain';
import { readLang } from '../from-api/command-scope.ts';
import { method } from '../method.ts';

export const setMyName = method('setMyName', async (call) => {
  const texts = { name: call.args.given('name') ?? '' };
  await setBotTexts(call.world, { bot: call.bot.id, lang: readLang(call), texts });
  return true;
});
