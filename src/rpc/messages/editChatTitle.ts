import { editGroupTitle, groupPeer } from '#domain';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlEntries } from '../to-tl/entries.ts';

export const editChatTitle = method('messages.editChatTitle', async (call, request) => {
  const chat = groupPeer(request.chatId);
  const entries = await editGroupTitle(call.world, {
    actor: call.account,
    chat,
    title: request.title,
    session: ownSession(call),
  });
  return toTlEntries(call, call.account, entries, [chat]);
});
