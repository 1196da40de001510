import { answerJoinQuery, showJoinPage } from '#domain';
import { method } from '../method.ts';

const results = {
  joinChatBotResultApproved: 'approve',
  joinChatBotResultDeclined: 'decline',
  joinChatBotResultQueued: 'queue',
} as const;

export const setJoinChatResults = method(
  'bots.setJoinChatResults',
  async (call, { queryId, result }) => {
    const asked = { bot: call.account, query: queryId.toString() };
    if (result._ === 'joinChatBotResultWebView') await showJoinPage(call.world, { ...asked, url: result.url });
    else await answerJoinQuery(call.world, { ...asked, result: results[result._] });
    return true;
  },
  { botsOnly: true },
);
