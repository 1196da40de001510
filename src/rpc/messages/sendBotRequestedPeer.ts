import { sharePeers } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { RpcError } from '../errors.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlEntries } from '../to-tl/entries.ts';

export const sendBotRequestedPeer = method(
  'messages.sendBotRequestedPeer',
  async (call, request) => {
    const { buttonId, msgId, webappReqId } = request;
    const bot = fromTlPeer(call, request.peer);
    if (msgId === undefined && webappReqId === undefined) throw new RpcError(400, 'MESSAGE_ID_INVALID');
    const from = webappReqId === undefined ? { message: msgId ?? 0 } : { prepared: webappReqId };
    const peers = request.requestedPeers.map((peer) => fromTlPeer(call, peer));
    const sent = await sharePeers(call.world, {
      account: call.account,
      bot,
      from,
      buttonId,
      peers,
      session: ownSession(call),
    });
    return toTlEntries(call, sent.mailbox, sent.entries);
  },
  { peopleOnly: true },
);
