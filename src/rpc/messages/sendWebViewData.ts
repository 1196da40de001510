import { sendWebAppData } from '#domain';
import { fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlSent } from '../to-tl/messages/sent.ts';

export const sendWebViewData = method(
  'messages.sendWebViewData',
  async (call, request) => {
    const { randomId, buttonText: text, data } = request;
    const bot = fromTlUser(call, request.bot);
    const session = ownSession(call);
    const said = { account: call.account, bot, randomId: randomId.toString(), text, data, session };
    const result = await sendWebAppData(call.world, said);
    return toTlSent(call, [{ result, randomId }]);
  },
  { peopleOnly: true },
);
