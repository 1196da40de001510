import { editGroupPhoto } from '#domain';
import { fromTlChatPhoto } from '../from-tl/chat-photo.ts';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlEntered } from '../to-tl/chats/joined.ts';

export const editPhoto = method('channels.editPhoto', async (call, request) => {
  const chat = fromTlChannel(call, request.channel);
  const photo = await fromTlChatPhoto(call, request.photo);
  return toTlEntered(
    call,
    chat,
    await editGroupPhoto(call.world, { actor: call.account, chat, photo, session: ownSession(call) }),
  );
});
