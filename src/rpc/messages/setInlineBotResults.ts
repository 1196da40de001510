import { answerInline, type InlineResult } from '#domain';
import { RpcError } from '../errors.ts';
import { fromTlInlineResult } from '../from-tl/inline-result.ts';
import { method } from '../method.ts';

const resultsAtMost = 50;

export const setInlineBotResults = method(
  'messages.setInlineBotResults',
  async (call, request) => {
    const { nextOffset, switchPm, switchWebview } = request;
    if (request.results.length > resultsAtMost) throw new RpcError(400, 'RESULTS_TOO_MUCH');
    const results: InlineResult[] = [];
    for (const result of request.results) results.push(await fromTlInlineResult(call, result));
    await answerInline(call.world, {
      bot: call.account,
      query: request.queryId.toString(),
      answer: {
        results,
        gallery: request.gallery ?? false,
        personal: request.private ?? false,
        cacheS: request.cacheTime,
        ...(nextOffset ? { nextOffset } : {}),
        ...(switchPm ? { switchPm: { text: switchPm.text, startParam: switchPm.startParam } } : {}),
        ...(switchWebview ? { switchWebView: { text: switchWebview.text, url: switchWebview.url } } : {}),
      },
    });
    return true;
  },
  { botsOnly: true },
);
