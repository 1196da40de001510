import { editGroupTitle } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlEntered } from '../to-tl/chats/joined.ts';

export const editTitle = method('channels.editTitle', async (call, request) => {
  const chat = fromTlChannel(call, request.channel);
  const entries = await editGroupTitle(call.world, {
    actor: call.account,
    chat,
    title: request.title,
    session: ownSession(call),
  });
  return toTlEntered(call, chat, entries);
});
