import { editGroupPhoto, groupPeer } from '#domain';
import { fromTlChatPhoto } from '../from-tl/chat-photo.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlEntries } from '../to-tl/entries.ts';

export const editChatPhoto = method('messages.editChatPhoto', async (call, request) => {
  const chat = groupPeer(request.chatId);
  const photo = await fromTlChatPhoto(call, request.photo);
  const entries = await editGroupPhoto(call.world, { actor: call.account, chat, photo, session: ownSession(call) });
  return toTlEntries(call, call.account, entries, [chat]);
});
