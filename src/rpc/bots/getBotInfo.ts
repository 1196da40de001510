import { botTexts, requireOwnBot } from '#domain';
import { fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';

export const getBotInfo = method('bots.getBotInfo', async (call, request) => {
  const bot = request.bot && !call.isBot ? fromTlUser(call, request.bot) : call.account;
  const texts = await call.world.store.read(async (tx) => {
    await requireOwnBot(tx, call.account, bot);
    return botTexts(tx, bot, request.langCode);
  });
  return { _: 'bots.botInfo', ...texts };
});
