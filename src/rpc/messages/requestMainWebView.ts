import { openWebApp } from '#domain';
import { fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';

/** A bot's main page is that of its menu button. */
export const requestMainWebView = method(
  'messages.requestMainWebView',
  async (call, request) => {
    const { url } = await openWebApp(call.world, {
      account: call.account,
      bot: fromTlUser(call, request.bot),
      startParam: request.startParam,
      platform: request.platform,
      theme: request.themeParams?.data,
    });
    return { _: 'webViewResultUrl', fullsize: !request.compact, fullscreen: request.fullscreen ?? false, url };
  },
  { peopleOnly: true },
);
