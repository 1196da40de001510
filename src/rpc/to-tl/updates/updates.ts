import type { tl } from '@mtcute/core';
import {
  hiddenFromBot,
  type LogEntry,
  type MailboxId,
  type Message,
  type MessageId,
  type PeerId,
  peerKind,
  type Tx,
} from '#domain';
import { loadExtras } from '../messages/extras.ts';
import { toTlMessage } from '../messages/message.ts';
import { type TlPeers, toTlPeers, type Viewer } from '../peers.ts';
import { toTlUpdate } from './update.ts';
import type { UpdateContext } from './writers.ts';

export interface TlUpdates extends TlPeers {
  updates: tl.TypeUpdate[];
}

/** Message ids of the entries that carry a message with them. */
function messageIds(entries: readonly LogEntry[]): MessageId[] {
  return entries.flatMap(({ body }) => (body.kind === 'newMessage' || body.kind === 'editMessage' ? [body.id] : []));
}

/**
 * Writes log entries of one mailbox as `viewer`'s clients get them; what is gone by now is left out. `fresh` are messages
 * of these entries that the caller has as they were written a moment ago: they are not read again, and whatever happened
 * to them since stands in a later entry.
 */
export async function toTlUpdates(
  viewer: Viewer,
  tx: Tx,
  mailbox: MailboxId,
  entries: readonly LogEntry[],
  fresh: readonly Message[] = [],
): Promise<TlUpdates> {
  const known = new Set(fresh.map(({ id }) => id));
  const ids = messageIds(entries).filter((id) => !known.has(id));
  const read = ids.length > 0 ? await tx.messages.get(mailbox, [...new Set(ids)]) : [];
  const found = [...read, ...fresh];
  const messages = viewer.isBot ? await seenByBot(viewer, tx, found) : found;
  const context = await prepare(viewer, tx, mailbox, messages, fresh);
  const updates: tl.TypeUpdate[] = [];
  for (const entry of entries) {
    const update = await toTlUpdate(context, entry);
    if (update) updates.push(update);
  }
  return { updates, ...(await toTlPeers(viewer, tx, context.peers, context.groups)) };
}

/** What a bot may not see still moves pts, as if it were gone. */
async function seenByBot(viewer: Viewer, tx: Tx, messages: readonly Message[]): Promise<Message[]> {
  const hidden = await hiddenFromBot(tx, viewer.account, messages);
  return messages.filter((message) => !hidden.has(message));
}

/** Reads all at once what the messages of the entries need. */
async function prepare(
  viewer: Viewer,
  tx: Tx,
  mailbox: MailboxId,
  messages: readonly Message[],
  fresh: readonly Message[],
): Promise<UpdateContext> {
  const peers = new Set<PeerId>();
  const extras = await loadExtras(viewer, tx, messages, fresh);
  const written = new Map(messages.map((message) => [message.id, toTlMessage(viewer, message, extras, peers)]));
  const inChannel = peerKind(mailbox) === 'channel';
  return { viewer, tx, mailbox, inChannel, peers, groups: extras.groups, messages: written };
}
