import { requireRight } from '../chats/rights.ts';
import { type AccountId, type ChatId, type MessageId, mailboxOf, type PeerId } from '../ids.ts';
import { requireMessage } from '../messages/edit-message.ts';
import type { Message } from '../messages/content.ts';
import type { World, WriteTx } from '../ports.ts';
import type { LogEntry } from '../updates/bodies.ts';
import { anonymousAdmins } from './anonymous-admins.ts';
import { tellCopies } from './send-reaction.ts';

interface Removal {
  /** An admin who may delete messages. */
  actor: AccountId;
  chat: ChatId;
  /** Whose reactions go; the chat itself stands for its admins who are not to be known. */
  account: PeerId;
  session?: string | undefined;
}

/**
 * An admin takes away what somebody chose for a message. Nothing happens where they chose nothing.
 *
 * @throws chat-admin-required, message-id-invalid
 */
export function removeReaction(
  world: World,
  removal: Removal & { id: MessageId },
): Promise<{ mailbox: number; entries: LogEntry[] }> {
  const { actor, chat, id } = removal;
  return world.store.write(async (tx) => {
    await requireRight(tx, actor, chat, 'deleteMessages', world.clock.nowS());
    const message = await requireMessage(tx, actor, chat, id);
    const entries: LogEntry[] = [];
    for (const account of await reactors(tx, removal))
      entries.push(...(await takeAway(world, tx, message, { ...removal, account })));
    return { mailbox: message.mailbox, entries };
  });
}

const recentMessages = 100;

/** The same for the messages to which they reacted last. @throws chat-admin-required */
export function removeAllReactions(world: World, removal: Removal): Promise<void> {
  const { actor, chat } = removal;
  return world.store.write(async (tx) => {
    await requireRight(tx, actor, chat, 'deleteMessages', world.clock.nowS());
    const mailbox = mailboxOf(actor, chat);
    for (const account of await reactors(tx, removal)) {
      const ids = await tx.reactions.reactedTo(mailbox, chat, account, recentMessages);
      for (const message of await tx.messages.get(mailbox, ids))
        await takeAway(world, tx, message, { ...removal, account });
    }
  });
}

const reactors = async (tx: WriteTx, { account, chat }: Removal): Promise<AccountId[]> =>
  account === chat ? [...(await anonymousAdmins(tx, chat))] : [account];

async function takeAway(
  world: World,
  tx: WriteTx,
  message: Message,
  { account, session }: Omit<Removal, 'account'> & { account: AccountId },
): Promise<LogEntry[]> {
  if ((await tx.reactions.of(message.content.id, account)).length === 0) return [];
  await tx.reactions.set(message.content.id, account, []);
  return tellCopies(world, tx, message, account, false, session);
}
