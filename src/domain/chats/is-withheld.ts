import { countryOfPhone } from '../accounts/country-of-phone.ts';
import type { AccountId, MessageId, PeerId } from '../ids.ts';
import type { Message } from '../messages/content.ts';
import type { Tx } from '../ports.ts';
import type { Chat } from './repository.ts';

const prefix = 'withhold:';

/** Whether the safety desk took the chat down, or withholds it where the account is. */
export async function isClosedTo(tx: Tx, chat: Chat, account: AccountId): Promise<boolean> {
  return chat.suspendedAt !== undefined || (await isWithheldFrom(tx, chat, account));
}

/**
 * Basic groups that are closed to the account, as a filter of what lies in its own mailbox: copies of what was said there
 * lie among everything else. Empty when none is.
 */
export async function exceptClosedGroups(tx: Tx, account: AccountId): Promise<{ exceptPeers?: PeerId[] }> {
  const closed: PeerId[] = [];
  for (const chat of await tx.chats.groupsUnderMeasures(account))
    if (await isClosedTo(tx, chat, account)) closed.push(chat.id);
  return closed.length === 0 ? {} : { exceptPeers: closed };
}

/** Of these messages those whose words are withheld where the account is. */
export async function withheldAmong(tx: Tx, messages: readonly Message[], account: AccountId): Promise<Set<MessageId>> {
  const marked = messages.filter(({ content }) => content.marks && content.marks.countries.length > 0);
  if (marked.length === 0) return new Set();
  const country = countryOfPhone((await tx.accounts.get(account))?.phone);
  const here = marked.filter(({ content }) => country !== undefined && content.marks?.countries.includes(country));
  return new Set(here.map(({ id }) => id));
}

/** Whether the safety desk withholds the chat in the account's country, which its phone number tells. */
export async function isWithheldFrom(tx: Tx, chat: Chat, account: AccountId): Promise<boolean> {
  const slots = Object.keys(chat.data.enforced?.slots ?? {}).filter((slot) => slot.startsWith(prefix));
  if (slots.length === 0) return false;
  const country = countryOfPhone((await tx.accounts.get(account))?.phone);
  return country !== undefined && slots.includes(prefix + country);
}
