import Long from 'long';
import { openWebApp } from '#domain';
import { fromTlPeer, fromTlUser } from '../from-tl/peer.ts';
import { fromTlReplyTo } from '../from-tl/reply-to.ts';
import { method } from '../method.ts';

export const requestWebView = method(
  'messages.requestWebView',
  async (call, request) => {
    const { replyTo } = fromTlReplyTo(call, request.replyTo);
    const { url, query } = await openWebApp(call.world, {
      account: call.account,
      bot: fromTlUser(call, request.bot),
      from: { peer: fromTlPeer(call, request.peer), replyTo, silent: request.silent },
      url: request.fromBotMenu ? undefined : request.url,
      startParam: request.startParam,
      platform: request.platform,
      theme: request.themeParams?.data,
    });
    return {
      _: 'webViewResultUrl',
      fullsize: !request.compact,
      fullscreen: request.fullscreen ?? false,
      url,
      ...(query === undefined ? {} : { queryId: Long.fromString(query) }),
    };
  },
  { peopleOnly: true },
);
