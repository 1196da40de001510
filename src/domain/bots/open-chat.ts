import { addToGroup } from '../chats/change-members.ts';
import { createGroup } from '../chats/create-group.ts';
import { isInside } from '../channels/is-inside.ts';
import { refuse } from '../errors.ts';
import type { AccountId, ChatId, ContentId } from '../ids.ts';
import type { ChatWish } from '../messages/keyboard.ts';
import type { World, WriteTx } from '../ports.ts';
import type { CallbackQueryEvent } from './events.ts';
import type { CallbackAnswer } from './repository.ts';
import { type ChatCreatedEvent, tellGateway } from './tell-bots.ts';

interface OpenRequest {
  account: AccountId;
  bot: AccountId;
  event: Omit<CallbackQueryEvent, 'query'>;
  content: ContentId;
  /** By which the button is found again, base64. */
  data: string;
}

/**
 * A person presses a button that opens a chat. The first press makes a group of that person with the bot, and the bot is
 * told; whoever presses later comes into the same group. The person reads its title.
 *
 * @throws callback-data-invalid
 */
export async function openChat(world: World, request: OpenRequest): Promise<CallbackAnswer> {
  const { account, bot } = request;
  const wish = await world.store.write((tx) =>
    changeWish(tx, request, (before) => (before.by === undefined ? { ...before, by: account } : before)),
  );
  if (wish.made !== undefined) await join(world, account, wish.made);
  else if (wish.by === account) {
    const { chat } = await createGroup(world, { creator: account, title: wish.title, members: [bot] });
    await world.store.write(async (tx) => {
      await changeWish(tx, request, (before) => ({ ...before, made: chat }));
      await tellOfChat(world, tx, request, { chat, payload: wish.payload, about: wish.about });
    });
  }
  return { cacheS: 0, text: wish.title };
}

/** Clients see nothing of what is kept in the button, so nobody is told of an edit. */
async function changeWish(
  tx: WriteTx,
  { content: id, data }: OpenRequest,
  change: (before: ChatWish) => ChatWish,
): Promise<ChatWish> {
  const content = await tx.messages.content(id);
  if (content?.markup?.kind !== 'inline') return refuse('callback-data-invalid');
  let found: ChatWish | undefined;
  const rows = content.markup.rows.map((row) =>
    row.map((button) => {
      if (found || button.kind !== 'callback' || button.data !== data || !button.chat) return button;
      found = change(button.chat);
      return { ...button, chat: found };
    }),
  );
  if (!found) return refuse('callback-data-invalid');
  const { id: _, sender: _sender, date: _date, editDate, ...rest } = content;
  await tx.messages.updateContent(id, { ...rest, markup: { kind: 'inline', rows } }, editDate);
  return found;
}

async function join(world: World, account: AccountId, id: ChatId): Promise<void> {
  const { chat, member } = await world.store.read(async (tx) => ({
    chat: await tx.chats.get(id),
    member: await tx.chats.member(id, account),
  }));
  if (!chat || chat.deletedAt !== undefined || isInside(member)) return;
  await addToGroup(world, { actor: chat.creator, chat: id, account });
}

async function tellOfChat(
  world: World,
  tx: WriteTx,
  { account, bot, event }: OpenRequest,
  { chat, payload, about }: { chat: ChatId; payload: string | undefined; about: string | undefined },
): Promise<void> {
  const made = await tx.chats.get(chat);
  if (made && about) await tx.chats.update({ ...made, data: { ...made.data, about } });
  const data: ChatCreatedEvent = {
    ...{ peer: chat, account, date: world.clock.nowS(), place: event.peer, message: event.message ?? 0 },
    ...(payload ? { payload } : {}),
  };
  await tellGateway(tx, data.date, bot, 'chatCreated', data);
}
