import { answerCallback } from '#domain';
import { RpcError } from '../errors.ts';
import { method } from '../method.ts';

const schemes = ['http:', 'https:', 'tg:'];

export const setBotCallbackAnswer = method(
  'messages.setBotCallbackAnswer',
  async (call, request) => {
    const { message, url } = request;
    if (url !== undefined && !schemes.includes(URL.parse(url)?.protocol ?? '')) throw new RpcError(400, 'URL_INVALID');
    await answerCallback(call.world, {
      bot: call.account,
      query: request.queryId.toString(),
      answer: {
        cacheS: Math.max(0, request.cacheTime),
        ...(message ? { text: message } : {}),
        ...(request.alert ? { alert: true } : {}),
        ...(url ? { url } : {}),
      },
    });
    return true;
  },
  { botsOnly: true },
);
