import { getMenuButton } from '#domain';
import { readMenuChat } from '../from-api/menu-button.ts';
import { method } from '../method.ts';

export const getChatMenuButton = method('getChatMenuButton', async (call) => {
  const account = await readMenuChat(call);
  const button = await call.world.store.read((tx) => getMenuButton(tx, call.bot.id, account));
  if (button.kind !== 'webApp') return { type: button.kind };
  return { type: 'web_app', text: button.text, web_app: { url: button.url } };
});
