import { closePoll, editMessage } from '#domain';
import { requireMessageId, requirePeer } from '../from-api/chat.ts';
import { readInlineMarkup } from '../from-api/reply-markup.ts';
import { having, requireMessageOf, showMessage } from '../from-api/send.ts';
import { method } from '../method.ts';

export const stopPoll = method('stopPoll', async (call) => {
  const markup = readInlineMarkup(call.args);
  const peer = await requirePeer(call, 'look');
  const id = requireMessageId(call);
  const message = await requireMessageOf(call, peer, id, 'edit');
  await closePoll(call.world, { account: call.bot.id, peer, id });
  if (markup.markup || message.content.markup)
    await editMessage(call.world, { account: call.bot.id, peer, id, ...markup });
  return having(await showMessage(call, message.mailbox, id), 'poll').poll;
});
