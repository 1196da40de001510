import { setEmojiStatusOf } from '#domain';
import { badRequest } from '../api-error.ts';
import { requireUser } from '../from-api/chat.ts';
import { method } from '../method.ts';

export const setUserEmojiStatus = method('setUserEmojiStatus', async (call) => {
  const { id: account } = await requireUser(call);
  const emoji = call.args.text('emoji_status_custom_emoji_id');
  const until = call.args.int('emoji_status_expiration_date');
  if (emoji !== undefined && !/^\d{1,15}$/.test(emoji)) throw badRequest('invalid custom emoji identifier specified');
  const status = emoji === undefined ? undefined : { document: Number(emoji), ...(until ? { untilS: until } : {}) };
  await setEmojiStatusOf(call.world, { bot: call.bot.id, account, status });
  return true;
});
