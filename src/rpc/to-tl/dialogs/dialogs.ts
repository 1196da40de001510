import type { tl } from '@mtcute/core';
import { type Dialog, mailboxOf, type Message, type PeerId, peerKind, shownDialogs, type Tx } from '#domain';
import type { Call } from '../../context.ts';
import { peersOfDraft, toTlDraft } from './draft.ts';
import { toTlMessages } from '../messages/messages.ts';
import { toTlNotifySettings } from './notify-settings.ts';
import { toTlPeer } from '../peers.ts';

export interface TlDialogs {
  dialogs: tl.TypeDialog[];
  messages: tl.TypeMessage[];
  users: tl.TypeUser[];
  chats: tl.TypeChat[];
}

/** Writes dialogs with their top messages and everybody in them. */
export async function toTlDialogs(call: Call, tx: Tx, asked: readonly Dialog[]): Promise<TlDialogs> {
  const dialogs = await shownDialogs(tx, call.account, asked);
  const tops: Message[] = [];
  for (const dialog of dialogs) {
    if (dialog.topId === 0) continue;
    tops.push(...(await tx.messages.get(mailboxOf(call.account, dialog.peer), [dialog.topId])));
  }
  const peers: PeerId[] = dialogs.flatMap(({ peer, draft }) => [peer, ...peersOfDraft(draft)]);
  const page = await toTlMessages(call, tx, tops, peers);
  const written: tl.TypeDialog[] = [];
  for (const dialog of dialogs) written.push(await toTlDialog(call, tx, dialog));
  return { dialogs: written, ...page };
}

async function toTlDialog(call: Call, tx: Tx, dialog: Dialog): Promise<tl.RawDialog> {
  const inChannel = peerKind(dialog.peer) === 'channel';
  return {
    _: 'dialog',
    pinned: dialog.pinnedOrder > 0,
    unreadMark: dialog.unreadMark,
    peer: toTlPeer(dialog.peer),
    topMessage: dialog.topId,
    readInboxMaxId: dialog.readInboxMaxId,
    readOutboxMaxId: dialog.readOutboxMaxId,
    unreadCount: dialog.unread,
    unreadMentionsCount: dialog.unreadMentions,
    unreadReactionsCount: dialog.unreadReactions,
    unreadPollVotesCount: 0,
    notifySettings: await toTlNotifySettings(call, tx, dialog.peer),
    ...(inChannel ? { pts: (await tx.updates.state(dialog.peer))?.pts ?? 1 } : {}),
    ...(dialog.draft ? { draft: toTlDraft(call, dialog.draft, dialog.draft.date) } : {}),
    ...(dialog.folder ? { folderId: dialog.folder } : {}),
    ...(dialog.ttlS ? { ttlPeriod: dialog.ttlS } : {}),
  };
}
