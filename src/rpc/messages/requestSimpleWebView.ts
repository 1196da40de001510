import { openWebApp } from '#domain';
import { fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';

/** A page that answers with data for the bot, or with nothing. */
export const requestSimpleWebView = method(
  'messages.requestSimpleWebView',
  async (call, request) => {
    const { url } = await openWebApp(call.world, {
      account: call.account,
      bot: fromTlUser(call, request.bot),
      url: request.url,
      startParam: request.startParam,
      platform: request.platform,
      theme: request.themeParams?.data,
    });
    return { _: 'webViewResultUrl', fullsize: !request.compact, fullscreen: request.fullscreen ?? false, url };
  },
  { peopleOnly: true },
);
