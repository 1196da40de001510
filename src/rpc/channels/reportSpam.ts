import { requireMessage } from '#domain';
import { RpcError } from '../errors.ts';
import { fileReport } from '../file-report.ts';
import { fromTlChannel, fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';

/** Reports messages of one member; those of others are left out. */
export const reportSpam = method(
  'channels.reportSpam',
  async (call, request) => {
    const chat = fromTlChannel(call, request.channel);
    const sender = fromTlPeer(call, request.participant);
    const ids = [...new Set(request.id)].slice(0, call.world.limits.pageSize);
    const own = await call.world.store.read(async (tx) => {
      const found = [];
      for (const id of ids) found.push(await requireMessage(tx, call.account, chat, id));
      return found.filter((message) => message.content.sender === sender);
    });
    if (own.length === 0) throw new RpcError(400, 'MSG_ID_INVALID');
    const subjects = own.map(({ id }) => ({ kind: 'message', mailbox: chat, peer: chat, id }) as const);
    await fileReport(call, { subjects, reason: 'spam', comment: '' });
    return true;
  },
  { peopleOnly: true },
);
