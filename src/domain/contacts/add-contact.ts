import { addPrivacyException } from '../accounts/set-privacy.ts';
import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import { type FormattedText, normaliseText } from '../messages/normalise-text.ts';
import type { Tx, World, WriteTx } from '../ports.ts';
import { appendInOrder, type UpdateTo } from '../updates/append-in-order.ts';
import type { LogEntry } from '../updates/bodies.ts';

export interface ContactChange {
  owner: AccountId;
  session?: string | undefined;
}

/** Whether the other one has a reason to hear that something about `about` changed. */
export async function knows(tx: Tx, account: AccountId, about: AccountId): Promise<boolean> {
  if (await tx.accounts.contact(account, about)) return true;
  return (await tx.dialogs.get(account, about)) !== undefined;
}

/** Tells both sides that they see each other differently; returns the entries of the one who acted. */
export async function tellBoth(
  world: World,
  tx: WriteTx,
  { owner, session }: ContactChange,
  others: readonly AccountId[],
  own: readonly UpdateTo['body'][] = [],
): Promise<LogEntry[]> {
  const updates: UpdateTo[] = own.map((body) => ({ mailbox: owner, body, exceptSession: session }));
  for (const account of others) {
    updates.push({ mailbox: owner, body: { kind: 'account', account }, exceptSession: session });
    updates.push({ mailbox: owner, body: { kind: 'peerSettings', peer: account }, exceptSession: session });
    if (await knows(tx, account, owner)) updates.push({ mailbox: account, body: { kind: 'account', account: owner } });
  }
  const entries = await appendInOrder(tx, world.clock.nowS(), updates);
  return entries.filter((_, index) => updates[index]?.mailbox === owner);
}

/**
 * Keeps a person as a contact under names of one's own, or renames one.
 *
 * @throws contact-id-invalid, contact-name-empty, contacts-too-much, entity-bounds-invalid
 */
export async function addContact(
  world: World,
  change: ContactChange & {
    account: AccountId;
    firstName: string;
    lastName: string;
    phone: string;
    note?: FormattedText | undefined;
    /** Lets the contact see the owner's number. */
    sharePhone: boolean;
  },
): Promise<LogEntry[]> {
  const { owner, account } = change;
  const [firstName, lastName] = contactName(world, change);
  if (account === owner) refuse('contact-id-invalid');
  return world.store.write(async (tx) => {
    const target = await tx.accounts.get(account);
    if (!target || target.deletedAt !== undefined || target.kind === 'service') return refuse('contact-id-invalid');
    const known = await tx.accounts.contact(owner, account);
    if (!known) await checkRoom(world, tx, owner, 1);
    const phone = change.phone.replace(/\D/g, '').slice(0, 20) || (known?.phone ?? '');
    const note = change.note === undefined ? known?.note : cleanNote(world, change.note);
    const date = known?.date ?? world.clock.nowS();
    await tx.accounts.putContact({ owner, account, phone, firstName, lastName, date, ...(note?.text ? { note } : {}) });
    if (!change.sharePhone) return tellBoth(world, tx, change, [account]);
    return sharePhone(world, tx, change, account);
  });
}

/** Lets a contact see the owner's number. @throws contact-add-missing */
export async function acceptContact(world: World, change: ContactChange & { account: AccountId }): Promise<LogEntry[]> {
  return world.store.write(async (tx) => {
    if (!(await tx.accounts.contact(change.owner, change.account))) refuse('contact-add-missing');
    return sharePhone(world, tx, change, change.account);
  });
}

async function sharePhone(world: World, tx: WriteTx, change: ContactChange, account: AccountId): Promise<LogEntry[]> {
  const added = await addPrivacyException(tx, change.owner, 'phoneNumber', account);
  return tellBoth(world, tx, change, [account], added ? [{ kind: 'privacy', key: 'phoneNumber' }] : []);
}

function contactName(world: World, names: { firstName: string; lastName: string }): [string, string] {
  const clean = (name: string) => name.trim().slice(0, world.limits.nameLength).toWellFormed();
  const [first, last] = [clean(names.firstName), clean(names.lastName)];
  if (first === '' && last === '') refuse('contact-name-empty');
  return [first, last];
}

/**
 * A note keeps how it is written; what is too long is cut off. Nobody is mentioned in it, as nobody else reads it.
 *
 * @throws entity-bounds-invalid
 */
export function cleanNote({ limits }: World, note: FormattedText): FormattedText {
  const { text, entities } = normaliseText(note, limits, note.text.length);
  const end = Math.min(text.length, limits.contactNoteLength);
  const kept = entities.filter(({ type, offset }) => type !== 'mentionName' && offset < end);
  return {
    text: text.slice(0, end).toWellFormed(),
    entities: kept.map((entity) => ({ ...entity, length: Math.min(entity.length, end - entity.offset) })),
  };
}

/** @throws contacts-too-much */
export async function checkRoom(world: World, tx: Tx, owner: AccountId, more: number): Promise<void> {
  if ((await tx.accounts.contacts(owner)).length + more > world.limits.contacts) refuse('contacts-too-much');
}

/** Changes the note on a contact. @throws contact-id-invalid, entity-bounds-invalid */
export async function updateContactNote(
  world: World,
  change: ContactChange & { account: AccountId; note: FormattedText },
): Promise<void> {
  return world.store.write(async (tx) => {
    const contact = await tx.accounts.contact(change.owner, change.account);
    if (!contact) return refuse('contact-id-invalid');
    const { note: _, ...bare } = contact;
    const note = cleanNote(world, change.note);
    await tx.accounts.putContact(note.text === '' ? bare : { ...bare, note });
  });
}
