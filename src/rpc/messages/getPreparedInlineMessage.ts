import { RpcError } from '../errors.ts';
import { fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlBotResults } from '../to-tl/bots/inline-results.ts';

export const getPreparedInlineMessage = method(
  'messages.getPreparedInlineMessage',
  async (call, request) => {
    const bot = fromTlUser(call, request.bot);
    return call.world.store.read(async (tx) => {
      const prepared = await tx.botQueries.answered(request.id);
      if (!prepared || prepared.query.bot !== bot || prepared.query.account !== call.account)
        throw new RpcError(400, 'ID_INVALID');
      if (prepared.usableUntil < call.world.clock.nowS()) throw new RpcError(400, 'ID_EXPIRED');
      const { queryId, results, users, cacheTime } = await toTlBotResults(call, tx, prepared);
      const [result] = results;
      if (!result) throw new RpcError(400, 'ID_INVALID');
      return { _: 'messages.preparedInlineMessage', queryId, result, peerTypes: [], cacheTime, users };
    });
  },
  { peopleOnly: true },
);
