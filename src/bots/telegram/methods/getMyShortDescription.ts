import { botTexts } from '#domain';
import { readLang } from '../from-api/command-scope.ts';
import { method } from '../method.ts';

export const getMyShortDescription = method('getMyShortDescription', async (call) => {
  const texts = await call.world.store.read((tx) => botTexts(tx, call.bot.id, readLang(call)));
  return { short_description: texts.about };
});
