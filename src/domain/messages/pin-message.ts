import { logAdmin } from '../channels/admin-log.ts';
import { refuse } from '../errors.ts';
import { type AccountId, type MailboxId, type MessageId, type PeerId, peerKind } from '../ids.ts';
import type { World, WriteTx } from '../ports.ts';
import type { LogEntry } from '../updates/bodies.ts';
import { requireRight } from '../chats/rights.ts';
import { withinThread } from '../threads/get-thread.ts';
import { requireMessage } from './edit-message.ts';
import { writeMessage } from './send-message.ts';
import { setPinned } from './set-pinned.ts';

export interface PinRequest {
  account: AccountId;
  peer: PeerId;
  id: MessageId;
  pinned: boolean;
  /** Pins without telling in the chat. */
  silent: boolean;
  /** In a private chat: pins on one side only. */
  oneSide: boolean;
  session?: string | undefined;
}

/** Pins or unpins one message for everybody in the chat. @throws chat-admin-required, message-id-invalid */
export function pinMessage(world: World, request: PinRequest): Promise<{ mailbox: MailboxId; entries: LogEntry[] }> {
  return world.store.write(async (tx) => {
    const { account, peer } = request;
    await checkMayPin(world, tx, account, peer);
    const message = await requireMessage(tx, account, peer, request.id);
    if (message.content.action) refuse('message-id-invalid');
    await logAdmin(world, tx, peer, account, { kind: 'pin', message: { ...message, pinned: request.pinned } });
    const places = request.oneSide && peer > 0 ? [message] : await tx.messages.places(message.content.id);
    const entries: LogEntry[] = [];
    for (const place of places) {
      const mine = place.mailbox === message.mailbox;
      const entry = await setPinned(
        tx,
        place.mailbox,
        place.peer,
        [place.id],
        request.pinned,
        world.clock.nowS(),
        mine ? request.session : undefined,
      );
      if (mine) entries.push(entry);
    }
    if (request.pinned && !(request.oneSide && peer > 0) && peer !== account) {
      const said = await writeMessage(world, tx, {
        sender: account,
        peer,
        replyTo: request.id,
        data: { text: '', action: { kind: 'pin' }, ...(request.silent ? { silent: true } : {}) },
        session: request.session,
      });
      entries.push(...said.entries);
    }
    return { mailbox: message.mailbox, entries };
  });
}

/** Anybody pins in a private chat; in groups those who are not banned from it. */
async function checkMayPin(world: World, tx: WriteTx, account: AccountId, peer: PeerId): Promise<void> {
  if (peerKind(peer) === 'account') return;
  await requireRight(tx, account, peer, 'pinMessages', world.clock.nowS());
}

/**
 * Unpins everything in a chat, in one of its topics or in one part of Saved Messages, in slices. Returns how many are left
 * for the next call.
 */
export function unpinAll(
  world: World,
  request: {
    account: AccountId;
    peer: PeerId;
    topId?: MessageId | undefined;
    part?: PeerId | undefined;
    session?: string | undefined;
  },
): Promise<{ pts: number; ptsCount: number; remaining: number }> {
  return world.store.write(async (tx) => {
    const { account, peer } = request;
    await checkMayPin(world, tx, account, peer);
    const mailbox = peerKind(peer) === 'channel' ? peer : account;
    const within = await withinThread(tx, account, peer, request.topId);
    const part = request.part === undefined ? {} : { thread: request.part };
    const filter = { mailbox, peer, pinned: true, ...within, ...part };
    const pinned = await tx.messages.history({ ...filter, limit: world.limits.pageSize });
    const byMailbox = new Map<MailboxId, { peer: PeerId; ids: MessageId[] }>();
    for (const message of pinned) {
      for (const place of await tx.messages.places(message.content.id)) {
        const group = byMailbox.get(place.mailbox) ?? { peer: place.peer, ids: [] };
        group.ids.push(place.id);
        byMailbox.set(place.mailbox, group);
      }
    }
    let own = { pts: (await tx.updates.advance(mailbox, 0, 0)).pts, ptsCount: 0 };
    for (const [box, group] of [...byMailbox].sort(([a], [b]) => a - b)) {
      const mine = box === mailbox;
      const entry = await setPinned(
        tx,
        box,
        group.peer,
        group.ids,
        false,
        world.clock.nowS(),
        mine ? request.session : undefined,
      );
      if (mine) own = { pts: entry.pts, ptsCount: entry.ptsCount };
    }
    return { ...own, remaining: await tx.messages.count(filter) };
  });
}
