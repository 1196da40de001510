import { refuse } from '../errors.ts';
import {
  type AccountId,
  type ChatId,
  type ContentId,
  type MailboxId,
  type MessageId,
  type PeerId,
  peerKind,
} from '../ids.ts';
import type { World, WriteTx } from '../ports.ts';
import { appendUpdate, logAt } from '../updates/append-update.ts';
import type { LogEntry } from '../updates/bodies.ts';
import { isAdmin } from '../chats/check-group-send.ts';
import { refreshDialog } from '../dialogs/refresh-dialog.ts';
import { forgetReplies } from '../threads/count-replies.ts';
import type { Message } from './content.ts';

export interface Affected {
  pts: number;
  ptsCount: number;
  entry?: LogEntry;
}

/**
 * Deletes messages of an account's own mailbox: for itself, or with `revoke` for everybody. In a private chat either
 * side may delete for both; in a basic group authors and admins may.
 *
 * @throws message-delete-forbidden where it was to be for everybody and may not
 */
export function deleteMessages(
  world: World,
  request: { account: AccountId; ids: readonly MessageId[]; revoke: boolean; session?: string | undefined },
): Promise<Affected> {
  return world.store.write(async (tx) => {
    const messages = await tx.messages.get(request.account, request.ids);
    for (const message of request.revoke ? messages : [])
      if (!(await mayRevoke(tx, request.account, message))) refuse('message-delete-forbidden');
    return removeFromMailboxes(world, tx, request.account, messages, request.revoke, request.session);
  });
}

/**
 * Removes copies mailbox by mailbox, each with one update, and mends the dialogs. `others` are copies in other mailboxes
 * that go with them.
 */
export async function removeFromMailboxes(
  world: World,
  tx: WriteTx,
  account: AccountId,
  messages: readonly Message[],
  revoke: boolean,
  session: string | undefined,
  others: readonly Message[] = [],
): Promise<Affected> {
  const doomed = new Map<MailboxId, MessageId[]>([[account, messages.map((message) => message.id)]]);
  const contents: ContentId[] = [...messages, ...others].map((message) => message.content.id);
  const doom = (mailbox: MailboxId, id: MessageId) => {
    const ids = doomed.get(mailbox);
    if (!ids) doomed.set(mailbox, [id]);
    else if (!ids.includes(id)) ids.push(id);
  };
  for (const { mailbox, id } of others) doom(mailbox, id);
  for (const message of revoke ? messages : []) {
    if (!(await mayRevoke(tx, account, message))) continue;
    for (const place of await tx.messages.places(message.content.id)) {
      if (place.mailbox !== account) doom(place.mailbox, place.id);
    }
  }
  const nowS = world.clock.nowS();
  let own: Affected | undefined;
  for (const [mailbox, ids] of [...doomed].sort(([a], [b]) => a - b)) {
    const affected = await removeFrom(tx, mailbox, ids, nowS, mailbox === account ? session : undefined, account);
    if (mailbox === account) own = affected;
  }
  await tx.messages.deleteOrphanContents(contents);
  return own ?? { pts: (await tx.updates.advance(account, 0, 0)).pts, ptsCount: 0 };
}

async function mayRevoke(tx: WriteTx, account: AccountId, message: Message): Promise<boolean> {
  if (peerKind(message.peer) === 'account') return true;
  if (message.content.sender === account) return true;
  const member = await tx.chats.member(message.peer, account);
  return member !== undefined && isAdmin(member);
}

/** Removes copies from one mailbox under one update. The order of ids is that of the mailbox. `by` is who wanted it. */
export async function removeFrom(
  tx: WriteTx,
  mailbox: MailboxId,
  wanted: readonly MessageId[],
  nowS: number,
  session: string | undefined,
  by?: AccountId,
): Promise<Affected> {
  const messages = await tx.messages.get(mailbox, wanted);
  const ids = messages.map((message) => message.id);
  if (ids.length === 0) return { pts: (await tx.updates.advance(mailbox, 0, 0)).pts, ptsCount: 0 };
  const comments = mailbox < 0 ? await commentsAmong(tx, mailbox, messages) : [];
  await tx.messages.remove(mailbox, ids);
  if (mailbox < 0) await forgetReplies(tx, mailbox, messages);
  if (mailbox > 0)
    for (const peer of new Set(messages.map((message) => message.peer))) await refreshDialog(tx, mailbox, peer);
  await tx.reactions.forgetUnread(mailbox, ids);
  const saved = messages.flatMap(({ peer, content }) => (peer === mailbox ? [content.id] : []));
  const isTagged = mailbox > 0 && saved.length > 0 && (await tx.reactions.chosen(saved, mailbox)).length > 0;
  const state = await tx.updates.advance(mailbox, ids.length, 0);
  const body = {
    kind: 'deleteMessages' as const,
    ids,
    ...(by === undefined ? {} : { by }),
    ...(mailbox > 0 ? { peers: idsByPeer(messages) } : {}),
    ...(comments.length > 0 ? { comments } : {}),
  };
  const entry = await logAt(tx, mailbox, state.pts, ids.length, nowS, body, session);
  if (isTagged) await appendUpdate(tx, mailbox, nowS, { kind: 'savedTags' });
  return { pts: state.pts, ptsCount: ids.length, entry };
}

/** Which of these messages commented a channel's post; what a thread was about is not known once they are gone. */
async function commentsAmong(
  tx: WriteTx,
  mailbox: MailboxId,
  messages: readonly Message[],
): Promise<[MessageId, ChatId, MessageId][]> {
  const roots = [...new Set(messages.flatMap(({ thread }) => (thread === undefined ? [] : [thread])))];
  if (roots.length === 0) return [];
  const posts = new Map((await tx.threads.many(mailbox, roots)).map(({ topId, post }) => [topId, post]));
  return messages.flatMap(({ id, thread }): [MessageId, ChatId, MessageId][] => {
    const post = thread === undefined ? undefined : posts.get(thread);
    return post ? [[id, post.broadcast, post.id]] : [];
  });
}

/** Ids of messages of one mailbox by the chats in which they lie. */
export function idsByPeer(messages: readonly Message[]): [PeerId, MessageId[]][] {
  const peers = new Map<PeerId, MessageId[]>();
  for (const { peer, id } of messages) {
    const ids = peers.get(peer);
    if (ids) ids.push(id);
    else peers.set(peer, [id]);
  }
  return [...peers];
}
