import { hiddenFromBot, type Message, mailboxOf, type PeerId, readablePlace, type Tx } from '#domain';
import { badPayload, missing } from '../api-error.ts';
import type { Call } from '../context.ts';
import { readMid } from '../ids.ts';
import { attachmentsAtMost } from './attachments.ts';
import { findChat, type Purpose } from './chat.ts';

const notFound = (mid: string) => missing(`Message ${mid.slice(0, 60)} not found`);

/** The message that a `mid` names, in a chat where the bot may do what it wants. @throws ApiError */
export async function requireMessage(call: Call, mid: string, purpose: Purpose = 'look'): Promise<Message> {
  const named = readMid(mid);
  if (!named) throw badPayload(`Invalid message id: ${mid.slice(0, 60)}`);
  await findChat(call, named.peer, purpose);
  const message = await call.world.store.read((tx) => messageIn(tx, call, named.peer, named.id));
  if (!message) throw notFound(mid);
  return message;
}

/** A message that the bot may read. */
export async function messageIn(tx: Tx, { bot }: Call, peer: PeerId, id: number): Promise<Message | undefined> {
  const { floor } = await readablePlace(tx, bot.id, peer);
  const [message] = await tx.messages.get(mailboxOf(bot.id, peer), [id]);
  if (!message || message.peer !== peer || id <= floor || message.content.action) return undefined;
  return (await hiddenFromBot(tx, bot.id, [message])).size > 0 ? undefined : message;
}

const albumReach = attachmentsAtMost;

/** All messages of an album, first to last: to this API they are one message with several attachments. */
export async function albumOf(tx: Tx, message: Message): Promise<Message[]> {
  const { album } = message.content;
  if (album === undefined) return [message];
  const ids = Array.from({ length: albumReach * 2 + 1 }, (_, index) => message.id - albumReach + index);
  const near = await tx.messages.get(
    message.mailbox,
    ids.filter((id) => id > 0),
  );
  return near
    .filter(({ content, peer }) => content.album === album && peer === message.peer)
    .sort((a, b) => a.id - b.id);
}
