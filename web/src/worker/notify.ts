import type { Message } from '../data/views.ts';
import type { Account } from './account.ts';
import { peerName } from './peers.ts';

/** Asks the tabs to show a desktop notification, unless the chat is muted or open before someone's eyes. */
export function announce(account: Account, message: Message): void {
  const dialog = account.dialogs.get(message.chatId);
  const now = Math.floor(Date.now() / 1000);
  if (!dialog || account.watched().has(message.chatId)) return;
  if (dialog.mutedUntil > now && !message.mentionsMe) return;
  const from = message.from === message.chatId ? '' : peerName(account, message.from);
  account.emit({ is: 'notify', message, title: peerName(account, message.chatId), from });
}
