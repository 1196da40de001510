import { editInlineMessage } from '#domain';
import { fromTlEntities } from '../from-tl/entities.ts';
import { fromTlInlineMessageId } from '../from-tl/inline-message-id.ts';
import { fromTlInputMedia } from '../from-tl/input-media.ts';
import { fromTlReplyMarkup } from '../from-tl/reply-markup.ts';
import { method } from '../method.ts';

export const editInlineBotMessage = method(
  'messages.editInlineBotMessage',
  async (call, request) => {
    const content = fromTlInlineMessageId(call, request.id);
    await editInlineMessage(call.world, {
      bot: call.account,
      content,
      ...(request.message === undefined
        ? {}
        : { text: request.message, entities: fromTlEntities(call, request.entities) }),
      ...(request.media ? { media: await fromTlInputMedia(call, request.media) } : {}),
      ...(request.replyMarkup ? { markup: fromTlReplyMarkup(request.replyMarkup) } : {}),
      ...(request.invertMedia ? { invertMedia: true } : {}),
    });
    return true;
  },
  { botsOnly: true },
);
