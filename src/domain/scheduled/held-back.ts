import type { Enforced } from '../accounts/repository.ts';
import { isWithheldFrom } from '../chats/is-withheld.ts';
import { peerKind } from '../ids.ts';
import type { Tx } from '../ports.ts';
import type { ScheduledMessage } from './repository.ts';

/** Those that no measure of the safety desk keeps from being written now; the others wait until it ends. */
export async function notHeldBack(tx: Tx, messages: readonly ScheduledMessage[]): Promise<ScheduledMessage[]> {
  const free: ScheduledMessage[] = [];
  for (const message of messages) if (!(await isHeldBack(tx, message))) free.push(message);
  return free;
}

/** Whether the desk restricts its author, restricts the chat, or withholds the chat where the author is. */
async function isHeldBack(tx: Tx, { account, peer }: ScheduledMessage): Promise<boolean> {
  if (peer === account) return false;
  const isMute = (enforced: Enforced | undefined) => enforced?.slots['restrict:no-posting'] !== undefined;
  if (isMute((await tx.accounts.get(account))?.data.enforced)) return true;
  const chat = peerKind(peer) === 'account' ? undefined : await tx.chats.get(peer);
  return chat !== undefined && (isMute(chat.data.enforced) || (await isWithheldFrom(tx, chat, account)));
}
