import { prolongWebApp } from '#domain';
import { method } from '../method.ts';

export const prolongWebView = method(
  'messages.prolongWebView',
  async (call, request) => {
    await prolongWebApp(call.world, { account: call.account, query: request.queryId.toString() });
    return true;
  },
  { peopleOnly: true },
);
