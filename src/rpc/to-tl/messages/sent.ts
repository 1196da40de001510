import { previewedLink } from '../media/web-page.ts';
import type { tl } from '@mtcute/core';
import Long from 'long';
import { type LogEntry, type Message, peerKind, type SendResult, type Tx } from '#domain';
import type { Call } from '../../context.ts';
import { toTlEntities } from './entities.ts';
import { toTlUpdates } from '../updates/updates.ts';

/** The answer to a send: the ids that were given, then the updates of the sender's own mailbox. */
export async function toTlSent(
  call: Call,
  sent: readonly { result: SendResult; randomId: tl.Long | undefined }[],
): Promise<tl.RawUpdates> {
  return call.world.store.read(async (tx) => {
    const ids: tl.TypeUpdate[] = [];
    const entries: LogEntry[] = [];
    const fresh: Message[] = [];
    let mailbox = call.account;
    for (const { result, randomId } of sent) {
      if (randomId) ids.push({ _: 'updateMessageID', id: result.id, randomId: Long.fromValue(randomId) });
      mailbox = result.mailbox;
      entries.push(...(result.repeated ? [await repeatedEntry(tx, result, call.world.clock.nowS())] : result.entries));
      if (result.fresh) fresh.push(result.fresh);
    }
    const { updates, users, chats } = await toTlUpdates(call, tx, mailbox, entries, fresh);
    const date = call.world.clock.nowS();
    return { _: 'updates', updates: [...ids, ...updates], users, chats, date, seq: 0 };
  });
}

/** A repeat wrote nothing and tells the message once more, at no place of its own: libraries look for it in the answer. */
async function repeatedEntry(tx: Tx, { mailbox, id }: SendResult, date: number): Promise<LogEntry> {
  const pts = (await tx.updates.state(mailbox))?.pts ?? 1;
  return { pts, ptsCount: 0, date, body: { kind: 'newMessage', id }, order: 0 };
}

/**
 * The answer to a text that was sent as `asked`: in a private chat only what the sender's client does not know by itself.
 * It has the rest of the message, and the peer, as it named them; so a text that was changed goes back as a whole.
 */
export async function toTlSentText(
  call: Call,
  result: SendResult,
  { message: asked, randomId }: tl.messages.RawSendMessageRequest,
): Promise<tl.RawUpdates | tl.RawUpdateShortSentMessage> {
  const { fresh, entries } = result;
  const [entry] = entries;
  const content = fresh?.content;
  if (!fresh || !entry || entries.length > 1 || content?.text !== asked) return toTlSent(call, [{ result, randomId }]);
  // A preview goes back with the whole message.
  if (previewedLink(call, fresh) !== undefined) return toTlSent(call, [{ result, randomId }]);
  // A library that wrote to "self" cannot tell by a short answer which peer that is.
  if (peerKind(fresh.peer) !== 'account' || fresh.peer === call.account) return toTlSent(call, [{ result, randomId }]);
  return {
    _: 'updateShortSentMessage',
    out: fresh.out,
    id: fresh.id,
    pts: entry.pts,
    ptsCount: entry.ptsCount,
    date: content.date,
    entities: content.entities && toTlEntities(content.entities),
    ttlPeriod: content.ttlS,
  };
}
