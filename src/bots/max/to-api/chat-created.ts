import type { ChatCreatedEvent } from '#domain';
import { midOf } from '../ids.ts';
import { toApiChat } from './chat.ts';
import type { View } from './view.ts';

/** Whether the update tells that a button opened a chat. */
export const isChatCreated = (type: string, data: object): data is ChatCreatedEvent =>
  type === 'chatCreated' && 'place' in data;

/** A button opened a chat. Nothing when the chat is gone already. */
export async function chatCreatedUpdate(
  view: View,
  { peer, place, message, payload }: ChatCreatedEvent,
  timestamp: number,
): Promise<object | undefined> {
  const chat = await toApiChat(view, peer, false);
  return (
    chat && {
      update_type: 'message_chat_created',
      timestamp,
      chat,
      message_id: midOf(place, message),
      start_payload: payload ?? null,
    }
  );
}
