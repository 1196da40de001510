import { requireRight } from '#domain';
import { badRequest } from '../api-error.ts';
import type { Call } from '../context.ts';
import { requireGroup } from './chat.ts';

/**
 * Checks that the bot may hold off the chat that `sender_chat_id` names. No other chat speaks in a group or channel here,
 * so that there is nothing to hold off.
 */
export async function checkSenderChat(call: Call): Promise<void> {
  const { args, bot, world } = call;
  const chat = await requireGroup(call, 'belong', ['supergroup', 'channel']);
  const text = args.text('sender_chat_id');
  if (text === undefined) throw badRequest('sender_chat_id is empty');
  const id = Number(text);
  if (!Number.isSafeInteger(id)) throw badRequest('sender_chat_id is not a valid Integer');
  await world.store.read(async (tx) => {
    await requireRight(tx, bot.id, chat.id, 'banUsers', world.clock.nowS());
    if (id >= 0 || id === chat.id || !(await tx.chats.get(id))) throw badRequest('PARTICIPANT_ID_INVALID');
  });
}
