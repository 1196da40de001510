import type { MailboxId, MessageId } from '../ids.ts';
import type { World, WriteTx } from '../ports.ts';
import { removeFrom } from './delete-messages.ts';
import { dropTimedMedia } from './drop-timed-media.ts';
import { expiryOf, timedMedia } from './timed-media.ts';

/** How many copies one round removes. */
const perRound = 200;

/**
 * Deletes messages whose time is over, mailbox by mailbox, and the files of those that stay without. Returns how many
 * copies that was.
 */
export async function expireMessages(world: World): Promise<number> {
  const due = await world.store.read((tx) => tx.scheduled.expired(world.clock.nowS(), perRound));
  const byMailbox = new Map<MailboxId, MessageId[]>();
  for (const { mailbox, id } of due) {
    const ids = byMailbox.get(mailbox);
    if (ids) ids.push(id);
    else byMailbox.set(mailbox, [id]);
  }
  for (const [mailbox, ids] of byMailbox) {
    await world.store.write((tx) => expireIn(tx, mailbox, ids, world.clock.nowS()));
  }
  return due.length;
}

async function expireIn(tx: WriteTx, mailbox: MailboxId, ids: readonly MessageId[], nowS: number): Promise<void> {
  await tx.scheduled.forgetExpiry(mailbox, ids);
  const messages = await tx.messages.get(mailbox, ids);
  const staying = messages.filter(({ content }) => timedMedia(content) && (expiryOf(content) ?? Infinity) > nowS);
  for (const message of staying) {
    await dropTimedMedia(tx, message, nowS);
    const goesAt = expiryOf(message.content);
    if (goesAt !== undefined) await tx.scheduled.expireAt(mailbox, message.id, goesAt);
  }
  const going = messages.filter((message) => !staying.includes(message));
  await removeFrom(
    tx,
    mailbox,
    going.map(({ id }) => id),
    nowS,
    undefined,
  );
  await tx.messages.deleteOrphanContents(going.map(({ content }) => content.id));
}
