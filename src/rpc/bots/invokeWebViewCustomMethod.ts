import { RpcError } from '../errors.ts';
import { fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';

/** Pages can keep nothing here: there are no methods of their own. */
export const invokeWebViewCustomMethod = method(
  'bots.invokeWebViewCustomMethod',
  async (call, request) => {
    fromTlUser(call, request.bot);
    throw new RpcError(400, 'METHOD_INVALID');
  },
  { peopleOnly: true },
);
