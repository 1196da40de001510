import { requireOwnBot, setBotTexts } from '#domain';
import { fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';

/** A bot changes its own texts; people name which of their bots. */
export const setBotInfo = method('bots.setBotInfo', async (call, request) => {
  const bot = request.bot && !call.isBot ? fromTlUser(call, request.bot) : call.account;
  await call.world.store.read((tx) => requireOwnBot(tx, call.account, bot));
  const { name, about, description } = request;
  await setBotTexts(call.world, {
    bot,
    lang: request.langCode,
    texts: {
      ...(name === undefined ? {} : { name }),
      ...(about === undefined ? {} : { about }),
      ...(description === undefined ? {} : { description }),
    },
  });
  return true;
});
