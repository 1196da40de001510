import { answerWebApp } from '#domain';
import { fromTlInlineResult } from '../from-tl/inline-result.ts';
import { method } from '../method.ts';
import { toTlInlineMessageId } from '../to-tl/bots/inline-message-id.ts';

export const sendWebViewResultMessage = method(
  'messages.sendWebViewResultMessage',
  async (call, request) => {
    const result = await fromTlInlineResult(call, request.result);
    const { content } = await answerWebApp(call.world, { bot: call.account, query: request.botQueryId, result });
    return { _: 'webViewMessageSent', msgId: toTlInlineMessageId(call, content) };
  },
  { botsOnly: true },
);
