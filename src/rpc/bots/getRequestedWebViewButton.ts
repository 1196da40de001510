import { preparedButton } from '#domain';
import { RpcError } from '../errors.ts';
import { fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlKeyButton } from '../to-tl/bots/reply-markup.ts';

export const getRequestedWebViewButton = method(
  'bots.getRequestedWebViewButton',
  async (call, request) => {
    const bot = fromTlUser(call, request.bot);
    const asked = { account: call.account, bot, id: request.webappReqId };
    const button = await call.world.store.read((tx) => preparedButton(call.world, tx, asked));
    if (!button) throw new RpcError(400, 'WEBAPP_REQ_ID_INVALID');
    return toTlKeyButton(button);
  },
  { peopleOnly: true },
);
