import type { Message } from '../data/views.ts';
import type { Account } from './account.ts';
import { peerName } from './peers.ts';

const MAX_BODY = 200;

/** Asks the tabs to show a desktop notification, unless the chat is muted or open before someone's eyes. */
export function announce(account: Account, message: Message): void {
  const dialog = account.dialogs.get(message.chatId);
  const now = Math.floor(Date.now() / 1000);
  if (!dialog || account.watched().has(message.chatId)) return;
  if (dialog.mutedUntil > now && !message.mentionsMe) return;
  const chat = peerName(account, message.chatId);
  const from = message.from === message.chatId ? '' : `${peerName(account, message.from)}: `;
  const body = message.text.slice(0, MAX_BODY);
  account.emit({ is: 'notify', message, title: chat, body: body ? from + body : from });
}
