import type { Dialog, Folder, Peer } from '../data/views.ts';

/** Pinned first in their order, then by the newest message or draft. */
export function sorted(dialogs: Dialog[]): Dialog[] {
  const date = (dialog: Dialog) => Math.max(dialog.date, dialog.draft?.date ?? 0);
  return dialogs.sort((a, b) => b.pinOrder - a.pinOrder || date(b) - date(a) || b.topId - a.topId);
}

/** Whether a folder shows a dialog: named chats always, otherwise by kind and without what it leaves out. */
export function inFolder(folder: Folder, dialog: Dialog, peer: Peer | undefined, now: number): boolean {
  if (folder.include.includes(dialog.chatId)) return true;
  if (folder.exclude.includes(dialog.chatId) || !peer) return false;
  if (folder.excludeArchived && dialog.archived) return false;
  if (folder.excludeMuted && dialog.mutedUntil > now) return false;
  if (folder.excludeRead && dialog.unread === 0 && !dialog.markedUnread) return false;
  switch (peer.kind) {
    case 'bot':
      return folder.bots;
    case 'person':
      return peer.isContact ? folder.contacts : folder.others;
    case 'channel':
      return folder.channels;
    default:
      return folder.groups;
  }
}

/** A group whose place a supergroup took: the supergroup stands in the list, with the same name. */
export function wasMoved(peer: Peer | undefined): boolean {
  return peer !== undefined && 'movedTo' in peer && peer.movedTo !== undefined;
}
