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
      // Without more said, the link of a message in an album is of that one alone (https://core.telegram.org/api/links).
      const single = message.content.album && !request.grouped ? 'single' : undefined;
      const thread = request.thread && message.thread !== undefined ? `thread=${message.thread}` : undefined;
      const more = [single, thread].filter((part) => part !== undefined).join('&');
      const link = `${call.world.settings.httpBase}/${place}/${request.id}${more && `?${more}`}`;
      return { _: 'exportedMessageLink', link, html: '' };
    }),
  { peopleOnly: true },
);
