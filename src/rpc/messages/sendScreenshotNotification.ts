import { peerKind, sendMessage } from '#domain';
import { RpcError } from '../errors.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { fromTlReplyTo } from '../from-tl/reply-to.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlSent } from '../to-tl/messages/sent.ts';

/** A client says by itself that its owner kept a picture of a private chat: a line in the chat that both read. */
export const sendScreenshotNotification = method(
  'messages.sendScreenshotNotification',
  async (call, request) => {
    const peer = fromTlPeer(call, request.peer);
    if (peerKind(peer) !== 'account' || peer === call.account) throw new RpcError(400, 'PEER_ID_INVALID');
    const { replyTo } = fromTlReplyTo(call, request.replyTo);
    const result = await sendMessage(call.world, {
      sender: call.account,
      peer,
      randomId: request.randomId.toString(),
      session: ownSession(call),
      ...(replyTo === undefined ? {} : { replyTo }),
      data: { text: '', action: { kind: 'screenshot' } },
    });
    return toTlSent(call, [{ result, randomId: request.randomId }]);
  },
  { peopleOnly: true },
);
