import { countryOfPhone } from '../accounts/country-of-phone.ts';
import type { AccountId } from '../ids.ts';
import type { Tx } from '../ports.ts';
import type { Chat } from './repository.ts';

const prefix = 'withhold:';

/** Whether the safety desk withholds the chat in the account's country, which its phone number tells. */
export async function isWithheldFrom(tx: Tx, chat: Chat, account: AccountId): Promise<boolean> {
  const slots = Object.keys(chat.data.enforced?.slots ?? {}).filter((slot) => slot.startsWith(prefix));
  if (slots.length === 0) return false;
  const country = countryOfPhone((await tx.accounts.get(account))?.phone);
  return country !== undefined && slots.includes(prefix + country);
}
