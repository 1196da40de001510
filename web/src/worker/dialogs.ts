import type { tl } from '@mtcute/core';
import type { Dialog, Message, PeerId } from '../data/views.ts';
import type { Account } from './account.ts';
import { absorb, inputPeer } from './peers.ts';
import { keep } from './messages.ts';
import { dialogOf } from './views/dialog.ts';
import { messageOf } from './views/message.ts';
import { idOf } from './views/peer.ts';

export function putDialogs(account: Account, dialogs: Dialog[], complete = false): void {
  for (const dialog of dialogs) {
    account.dialogs.set(dialog.chatId, dialog);
    account.store.put('dialogs', dialog);
  }
  account.emit({ is: 'dialogs', dialogs, complete });
}

export function changeDialog(account: Account, chatId: PeerId, change: (dialog: Dialog) => Dialog): void {
  const dialog = account.dialogs.get(chatId);
  if (dialog) putDialogs(account, [change(dialog)]);
}

export function dropDialog(account: Account, chatId: PeerId): void {
  account.dialogs.delete(chatId);
  account.store.remove('dialogs', chatId);
  account.emit({ is: 'dialogs', dialogs: [], gone: [chatId] });
}

/** Takes in dialogs with their top messages and peers. Pin order counts down from the first. */
export function takeInDialogs(
  account: Account,
  answer: { dialogs: tl.TypeDialog[]; messages: tl.TypeMessage[]; users: tl.TypeUser[]; chats: tl.TypeChat[] },
): Dialog[] {
  absorb(account, answer.users, answer.chats);
  const tops = new Map<string, Message>();
  for (const raw of answer.messages) {
    const message = messageOf(raw, account.self);
    if (message) tops.set(message.key, message);
  }
  keep(account, [...tops.values()]);
  const pinnedCount = answer.dialogs.filter((dialog) => dialog.pinned).length;
  const dialogs = answer.dialogs.flatMap((dialog, index) => {
    if (dialog._ !== 'dialog') return [];
    const top = tops.get(`${idOf(dialog.peer)}:${dialog.topMessage}`);
    return [dialogOf(dialog, top, dialog.pinned ? pinnedCount - index : 0)];
  });
  putDialogs(account, dialogs);
  return dialogs;
}

/** Asks the server for single dialogs, for instance when a message comes from a chat not listed yet. */
export async function fetchDialogs(account: Account, ids: PeerId[]): Promise<Dialog[]> {
  const answer = await account.client.call({
    _: 'messages.getPeerDialogs',
    peers: ids.map((id) => ({ _: 'inputDialogPeer', peer: inputPeer(account, id) })),
  });
  const known = new Map(account.dialogs);
  const dialogs = takeInDialogs(account, answer);
  // An empty dialog that was only asked about is not a conversation yet.
  for (const dialog of dialogs) {
    if (dialog.topId === 0 && !known.has(dialog.chatId)) dropDialog(account, dialog.chatId);
    else if (known.get(dialog.chatId)?.pinned && dialog.pinned) {
      changeDialog(account, dialog.chatId, (it) => ({ ...it, pinOrder: known.get(it.chatId)?.pinOrder ?? 0 }));
    }
  }
  return dialogs;
}
