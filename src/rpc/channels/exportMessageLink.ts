import { bareId, refuse, requireVisible } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';

export const exportMessageLink = method(
  'channels.exportMessageLink',
  (call, request) =>
    call.world.store.read(async (tx) => {
      const { chat } = await requireVisible(tx, call.account, fromTlChannel(call, request.channel));
      const [message] = await tx.messages.get(chat.id, [request.id]);
      if (!message) return refuse('message-id-invalid');
      const place = chat.username ?? `c/${bareId(chat.id)}`;
      return { _: 'exportedMessageLink', link: `${call.world.settings.httpBase}/${place}/${request.id}`, html: '' };
    }),
  { peopleOnly: true },
);
