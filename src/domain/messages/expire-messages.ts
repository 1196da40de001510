import type { MailboxId, MessageId } from '../ids.ts';
import type { World } from '../ports.ts';
import { removeFrom } from './delete-messages.ts';

/** How many copies one round removes. */
const perRound = 200;

/** Deletes messages whose time is over, mailbox by mailbox. Returns how many copies were removed. */
export async function expireMessages(world: World): Promise<number> {
  const due = await world.store.read((tx) => tx.scheduled.expired(world.clock.nowS(), perRound));
  const byMailbox = new Map<MailboxId, MessageId[]>();
  for (const { mailbox, id } of due) {
    const ids = byMailbox.get(mailbox);
    if (ids) ids.push(id);
    else byMailbox.set(mailbox, [id]);
  }
  for (const [mailbox, ids] of byMailbox) {
    await world.store.write(async (tx) => {
      const contents = (await tx.messages.get(mailbox, ids)).map((message) => message.content.id);
      await removeFrom(tx, mailbox, ids, world.clock.nowS(), undefined);
      await tx.scheduled.forgetExpiry(mailbox, ids);
      await tx.messages.deleteOrphanContents(contents);
    });
  }
  return due.length;
}
