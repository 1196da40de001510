import { openJoinPage } from '#domain';
import { method } from '../method.ts';

/** The page that a bot at the door shows to whoever asks to come in. */
export const requestChatJoinWebView = method(
  'messages.requestChatJoinWebView',
  async (call, { queryId, platform, themeParams }) => {
    const query = queryId.toString();
    const url = await openJoinPage(call.world, { account: call.account, query, platform, theme: themeParams?.data });
    return { _: 'webViewResultUrl', queryId, url };
  },
  { peopleOnly: true },
);
