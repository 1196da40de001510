import { type Message, mailboxOf } from '#domain';
import { missing } from '../api-error.ts';
import type { Call } from '../context.ts';

/** The message under which a button was pressed. @throws ApiError when nobody waits for this answer any more */
export async function pressedMessage({ bot, world }: Call, query: string): Promise<Message> {
  const found = await world.store.read(async (tx) => {
    const asked = await tx.botQueries.get(query);
    if (asked?.kind !== 'callback' || asked.bot !== bot.id || asked.expiresAt < world.clock.nowS()) return undefined;
    const { peer, message } = asked.data;
    if (peer === undefined || message === undefined) return undefined;
    return (await tx.messages.get(mailboxOf(bot.id, peer), [message]))[0];
  });
  if (!found) throw missing('Callback not found');
  return found;
}
