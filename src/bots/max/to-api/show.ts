import type { Message as ApiMessage } from '@maxhub/max-bot-api/types';
import { mailboxOf, type Message, type MessageId, type PeerId } from '#domain';
import { chatMissing, missing } from '../api-error.ts';
import type { Call } from '../context.ts';
import { type ApiChat, toApiChat } from './chat.ts';
import { loadFor, toApiMessage } from './message.ts';
import { createView } from './view.ts';

/** A chat as it is now. @throws ApiError chat.not.found */
export const showChat = (call: Call, peer: PeerId): Promise<ApiChat> =>
  call.world.store.read(async (tx) => {
    const view = createView(call, { bot: call.bot.id, dialect: call.dialect }, tx);
    const chat = await toApiChat(view, peer, true);
    if (!chat) throw chatMissing(peer);
    return chat;
  });

/** Messages that were read already, as the API shows them. */
export const showMessages = (call: Call, messages: readonly Message[]): Promise<ApiMessage[]> =>
  call.world.store.read(async (tx) => {
    const view = createView(call, { bot: call.bot.id, dialect: call.dialect }, tx);
    await loadFor(view, messages);
    const shown: ApiMessage[] = [];
    for (const message of messages) shown.push(await toApiMessage(view, message));
    return shown;
  });

/** A message as it is now. @throws ApiError not.found */
export async function showMessage(call: Call, peer: PeerId, id: MessageId): Promise<ApiMessage> {
  const found = await call.world.store.read((tx) => tx.messages.get(mailboxOf(call.bot.id, peer), [id]));
  const [shown] = await showMessages(call, found);
  if (!shown) throw missing('Message not found');
  return shown;
}
