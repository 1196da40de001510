import { editInlineMessage } from '#domain';
import { fromTlChange } from '../from-tl/change.ts';
import { checkSendable } from '../from-tl/check-sendable.ts';
import { fromTlInlineMessageId } from '../from-tl/inline-message-id.ts';
import { fromTlReplyMarkup } from '../from-tl/reply-markup.ts';
import { method } from '../method.ts';

export const editInlineBotMessage = method(
  'messages.editInlineBotMessage',
  async (call, request) => {
    checkSendable(request);
    const content = fromTlInlineMessageId(call, request.id);
    await editInlineMessage(call.world, {
      bot: call.account,
      content,
      ...(await fromTlChange(call, request)),
      ...(request.replyMarkup ? { markup: fromTlReplyMarkup(request.replyMarkup) } : {}),
    });
    return true;
  },
  { botsOnly: true },
);
