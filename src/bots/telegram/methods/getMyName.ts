import { botTexts } from '#domain';
import { readLang } from '../from-api/command-scope.ts';
import { method } from '../method.ts';

export const getMyName = method('getMyName', async (call) => {
  const texts = await call.world.store.read((tx) => botTexts(tx, call.bot.id, readLang(call)));
  return { name: texts.name };
});
