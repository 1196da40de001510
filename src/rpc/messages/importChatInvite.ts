import { joinByInvite } from '#domain';
import { fromTlInviteHash } from '../from-tl/invite-hash.ts';
import { joinOrWait } from '../guarded-join.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlJoined } from '../to-tl/chats/joined.ts';

export const importChatInvite = method(
  'messages.importChatInvite',
  (call, request) =>
    joinOrWait(call, async () => {
      const hash = fromTlInviteHash(request.hash);
      const { chat, entries } = await joinByInvite(call.world, {
        account: call.account,
        hash,
        session: ownSession(call),
      });
      return toTlJoined(call, chat, entries);
    }),
  { peopleOnly: true },
);
