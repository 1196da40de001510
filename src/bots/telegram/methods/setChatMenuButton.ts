import { setMenuButton } from '#domain';
import { readMenuButton, readMenuChat } from '../from-api/menu-button.ts';
import { method } from '../method.ts';

export const setChatMenuButton = method('setChatMenuButton', async (call) => {
  const button = readMenuButton(call.args);
  await setMenuButton(call.world, { bot: call.bot.id, account: await readMenuChat(call), button });
  return true;
});
