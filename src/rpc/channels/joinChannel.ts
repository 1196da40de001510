import { joinChannel as join } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { joinOrWait } from '../guarded-join.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlJoined } from '../to-tl/chats/joined.ts';

export const joinChannel = method(
  'channels.joinChannel',
  (call, request) =>
    joinOrWait(call, async () => {
      const chat = fromTlChannel(call, request.channel);
      return toTlJoined(call, chat, await join(call.world, { account: call.account, chat, session: ownSession(call) }));
    }),
  { peopleOnly: true },
);
