import { preferencesOf } from '../accounts/preferences.ts';
import type { AccountId } from '../ids.ts';
import type { Content, ContentData } from '../messages/content.ts';
import { deliver } from '../messages/deliver.ts';
import type { Tx, World, WriteTx } from '../ports.ts';
import { appendUpdate } from '../updates/append-update.ts';

const booksAtMost = 5000;

/**
 * Makes a newcomer a contact of everybody who keeps the number, and tells those who want to hear of it by a line in the
 * chat with the newcomer. `unannounced` is the newcomer's wish to come in without such lines.
 */
export async function joinAddressBooks(
  world: World,
  tx: WriteTx,
  newcomer: { account: AccountId; phone: string; unannounced: boolean },
): Promise<void> {
  const { account, phone } = newcomer;
  const date = world.clock.nowS();
  const entries = (await tx.accounts.phoneBookOwners(phone, booksAtMost)).filter(({ owner }) => owner !== account);
  const owners = entries.map(({ owner }) => owner);
  const told = newcomer.unannounced ? new Set<AccountId>() : await wantSignUps(tx, owners);
  const content = told.size > 0 ? await signUpLine(tx, account, date) : undefined;
  // Owners come in rising order, as everybody locks mailboxes.
  for (const { owner, firstName, lastName } of entries) {
    await tx.accounts.putContact({ owner, account, phone, firstName, lastName, date });
    await appendUpdate(tx, owner, date, { kind: 'contactsReset' });
    if (content && told.has(owner))
      await deliver(tx, { mailbox: owner, peer: account, content, out: false, unread: true });
  }
}

async function wantSignUps(tx: Tx, owners: readonly AccountId[]): Promise<Set<AccountId>> {
  const chosen = await preferencesOf(tx, owners);
  return new Set(owners.filter((owner) => !chosen.get(owner)?.silentSignUps));
}

/** One content for all copies; the newcomer keeps none, and says nothing to anybody by it. */
async function signUpLine(tx: WriteTx, sender: AccountId, date: number): Promise<Content> {
  const data: ContentData = { text: '', action: { kind: 'contactSignUp' } };
  const id = await tx.messages.insertContent({ sender, date, data });
  if (id === undefined) throw new Error('a content without a random id cannot be a repeat');
  return { id, sender, date, ...data };
}

/** Where sign-up needs an invitation, it is this: a member keeps the number in the address book. */
export async function isInvited(tx: Tx, phone: string): Promise<boolean> {
  const entries = await tx.accounts.phoneBookOwners(phone, booksAtMost);
  const owners = await tx.accounts.many(entries.map(({ owner }) => owner));
  return owners.some(({ deletedAt, suspendedAt }) => deletedAt === undefined && suspendedAt === undefined);
}
