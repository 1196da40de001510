import { askInline } from '#domain';
import { botWait } from '../bot-wait.ts';
import { fromTlPeer, fromTlUser } from '../from-tl/peer.ts';
import { fromTlGeoPoint } from '../from-tl/place.ts';
import { method } from '../method.ts';
import { toTlBotResults } from '../to-tl/bots/inline-results.ts';

export const getInlineBotResults = method(
  'messages.getInlineBotResults',
  async (call, request) => {
    const { geoPoint, peer } = request;
    const answered = await askInline(
      call.world,
      {
        account: call.account,
        bot: fromTlUser(call, request.bot),
        peer: peer._ === 'inputPeerEmpty' ? undefined : fromTlPeer(call, peer),
        text: request.query,
        offset: request.offset,
        point: geoPoint && geoPoint._ !== 'inputGeoPointEmpty' ? fromTlGeoPoint(geoPoint) : undefined,
      },
      botWait(call.signal),
    );
    return call.world.store.read((tx) => toTlBotResults(call, tx, answered));
  },
  { peopleOnly: true },
);
