import { prepareButton } from '#domain';
import { badRequest } from '../api-error.ts';
import { requireUser } from '../from-api/chat.ts';
import { readKeyButton } from '../from-api/reply-markup.ts';
import { method } from '../method.ts';

export const savePreparedKeyboardButton = method('savePreparedKeyboardButton', async (call) => {
  const { id: account } = await requireUser(call);
  const button = readKeyButton(call.args.json('button', "can't parse keyboard button JSON object"));
  if (button.kind !== 'requestPeer') throw badRequest('BUTTON_INVALID');
  return { id: await prepareButton(call.world, { bot: call.bot.id, account, button }) };
});
